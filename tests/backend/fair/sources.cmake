# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/colour_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fair_file_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fairs_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/gifts_section_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/questions_section_test.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/work_section_test.cpp"
)
target_compile_definitions(backend_tests PRIVATE STANDDIENST_SAMPLE_FAIR="${CMAKE_CURRENT_LIST_DIR}/../../../deploy/fairs/sample/fair.toml")
