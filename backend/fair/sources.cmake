# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/colour.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fair_changes.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fair_file.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fairs.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/gifts_section.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/questions_section.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/section.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/work_section.cpp"
)
