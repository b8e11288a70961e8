# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/floor_desk_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/floor_fold_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/staff_test.cpp"
)
