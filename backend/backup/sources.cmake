# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/backup.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/check.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/erasing.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/manifest.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/restore.cpp"
)
