# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/chart.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/day.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/guests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/page.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/past_day.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rehearsal.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/replay.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/replay_report.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/report.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/scenario.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/sheet.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/strategy.cpp"
)
