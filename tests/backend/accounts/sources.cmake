# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/accounts_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pins_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tablets_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/throttle_test.cpp"
)
