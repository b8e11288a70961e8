# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/commands.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/control_client.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/control_server.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/control_socket.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/endpoint.cpp"
)
