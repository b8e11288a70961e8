# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/books.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/counter.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/steward.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/steward_thread.cpp"
)
