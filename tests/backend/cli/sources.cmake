# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/cli_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rehearse_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/triage_tests.cpp"
)
set_property(SOURCE "${CMAKE_CURRENT_LIST_DIR}/cli_tests.cpp" "${CMAKE_CURRENT_LIST_DIR}/rehearse_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/triage_tests.cpp"
    APPEND PROPERTY COMPILE_DEFINITIONS STANDDIENST_PROGRAM="$<TARGET_FILE:standdienst>")
set_property(SOURCE "${CMAKE_CURRENT_LIST_DIR}/rehearse_tests.cpp"
    APPEND PROPERTY COMPILE_DEFINITIONS STANDDIENST_SCENARIOS="${CMAKE_SOURCE_DIR}/deploy/scenarios")
add_dependencies(backend_tests standdienst)
