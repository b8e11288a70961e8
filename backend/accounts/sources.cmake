# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/accounts.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pins.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tablets.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/throttle.cpp"
)
