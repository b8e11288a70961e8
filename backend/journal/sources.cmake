# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/acceptance.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/batch.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/cursor.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/ingest.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/look_thread.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pull.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rebuild.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/since.cpp"
)
