# SPDX-License-Identifier: GPL-3.0-or-later
# The lists of e-mail domains, from the packages that package-lock.json names, as a source of standdienst_core. Needs npm
# whatever is built: the kiosk asks for the kind of an address as the backend does.
find_program(STANDDIENST_NODE NAMES node nodejs REQUIRED)

set(email_domains "${CMAKE_CURRENT_LIST_DIR}")
set(email_table "${CMAKE_CURRENT_BINARY_DIR}/email_domains.cpp")
add_custom_command(OUTPUT "${email_table}"
    COMMAND "${CMAKE_COMMAND}" "-DDIR=${email_domains}" -P "${CMAKE_SOURCE_DIR}/cmake/node_modules.cmake"
    COMMAND "${STANDDIENST_NODE}" "${email_domains}/table.mjs" "${email_table}"
    DEPENDS "${email_domains}/package-lock.json" "${email_domains}/table.mjs" "${email_domains}/own.mjs"
        "${CMAKE_SOURCE_DIR}/cmake/node_modules.cmake"
    COMMENT "Making the table of e-mail domains"
    VERBATIM)
target_sources(standdienst_core PRIVATE "${email_table}")
