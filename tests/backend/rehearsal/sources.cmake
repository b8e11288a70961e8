# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/past_day_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rehearsal_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/replay_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/scenario_tests.cpp"
)
set_property(SOURCE "${CMAKE_CURRENT_LIST_DIR}/rehearsal_tests.cpp" "${CMAKE_CURRENT_LIST_DIR}/scenario_tests.cpp"
    APPEND PROPERTY COMPILE_DEFINITIONS STANDDIENST_SCENARIOS="${CMAKE_SOURCE_DIR}/deploy/scenarios")
