# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/floor_desk.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/floor_fold.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/floor_thread.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/staff.cpp"
)
