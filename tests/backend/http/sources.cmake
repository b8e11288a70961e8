# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_SOURCE_DIR}/tests/support/http_text.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/client.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/head_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/pool_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/server_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tls_tests.cpp"
)
target_link_libraries(backend_tests PRIVATE OpenSSL::SSL) # its own client
