# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/counter_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/simulation_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/steward_test.cpp"
)
