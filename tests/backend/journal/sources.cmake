# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/ingest_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pull_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rebuild_test.cpp"
)
