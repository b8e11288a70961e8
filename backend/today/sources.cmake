# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/team_day.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/today.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/visitor_day.cpp"
)
