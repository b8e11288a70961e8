# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE
    scan/camera_reader_test.cpp
    scan/code_file_test.cpp
    scan/scan_desk_test.cpp
    scan/symbols_test.cpp
    scan/wedge_test.cpp
    support/symbol_pictures.cpp
)
target_link_libraries(kiosk_tests PRIVATE scan_photographs ZXing::ZXing)
# Not with sanitizers: they would have to build all of the kiosk's screens for it.
if(NOT STANDDIENST_SANITIZER)
    target_sources(kiosk_tests PRIVATE scan/code_program_test.cpp)
    set_property(SOURCE scan/code_program_test.cpp
        APPEND PROPERTY COMPILE_DEFINITIONS STANDDIENST_KIOSK_PROGRAM="$<TARGET_FILE:standdienst-kiosk>")
    add_dependencies(kiosk_tests standdienst-kiosk)
endif()
