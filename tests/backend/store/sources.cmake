# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/contract_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/data_folder_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/disk_gauge_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/lead_filters_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/lead_search_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sqlite_store_test.cpp"
)
