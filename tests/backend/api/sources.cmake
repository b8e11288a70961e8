# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(backend_tests PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/console_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/device_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/disk_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/floor_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/gifts_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/running_service.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/shifts_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tablets_api_tests.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tickets_api_tests.cpp"
)
