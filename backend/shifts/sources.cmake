# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/file_plan.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/shift_calendar.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/shift_plan.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/shifts.cpp"
)
