# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/log_test.cpp"
)
# It logs as the library does.
set_property(SOURCE "${CMAKE_CURRENT_LIST_DIR}/log_test.cpp"
    APPEND PROPERTY COMPILE_DEFINITIONS "$<TARGET_PROPERTY:spdlog::spdlog,INTERFACE_COMPILE_DEFINITIONS>")
