# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/team_day_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/today_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/visitor_day_test.cpp"
)
