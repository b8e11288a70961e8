# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/model_file.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/movement.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/report.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/scored_visits.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/scores.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tally.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/teaching.cpp"
)
