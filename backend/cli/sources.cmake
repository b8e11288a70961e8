# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/backup.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/cli.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/companies.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/data.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/device.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/fair.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/rehearse.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/serve.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tablet.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/terminal_qr.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/triage.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/triage_text.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/user.cpp"
)
