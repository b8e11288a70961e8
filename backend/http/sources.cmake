# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/boost_impl.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/connection.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/connection_stream.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/connection_work.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/head.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/message.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pool.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/problem.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/router.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/server.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tls_identity.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/waiting_room.cpp"
)
