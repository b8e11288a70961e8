# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/model_file_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/report_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tally_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/teaching_test.cpp"
)
