# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/companies_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/keys_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/list_test.cpp"
)
