# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/body.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/console_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/console_pages.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/cookies.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/device_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/floor_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/gifts_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/health.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/qr_code.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/routes.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tablets_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/tickets_api.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/today_api.cpp"
)

# The console goes into the program as a source with its bytes.
set(console_source "${CMAKE_CURRENT_BINARY_DIR}/console_files.cpp")
set(console_embed "${CMAKE_CURRENT_LIST_DIR}/embed_console.cmake")
if(STANDDIENST_CONSOLE)
    add_subdirectory(console)
    add_custom_command(OUTPUT "${console_source}"
        COMMAND "${CMAKE_COMMAND}" "-DDIR=${CMAKE_BINARY_DIR}/console" "-DOUT=${console_source}" -P "${console_embed}"
        DEPENDS standdienst_console_bundle "${CMAKE_BINARY_DIR}/console.stamp" "${console_embed}"
        COMMENT "Embedding the console" VERBATIM)
else()
    add_custom_command(OUTPUT "${console_source}"
        COMMAND "${CMAKE_COMMAND}" "-DOUT=${console_source}" -P "${console_embed}"
        DEPENDS "${console_embed}" VERBATIM)
endif()
target_sources(standdienst_backend PRIVATE "${console_source}")
