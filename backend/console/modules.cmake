# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DDIR=<folder with package-lock.json> [-DWITHOUT_DEV=ON] -P modules.cmake
# Installs what the lock file names into DIR/node_modules, once: the only step of the console that needs a network. Several
# builds may share a tree, so the folder is locked, and a stamp says which lock file it was filled from.
cmake_minimum_required(VERSION 3.25)

file(SHA256 "${DIR}/package-lock.json" wanted)
file(LOCK "${DIR}/.cache" DIRECTORY TIMEOUT 900) # not node_modules itself: npm ci removes that

set(stamp "${DIR}/node_modules/.standdienst")
set(present "")
if(EXISTS "${stamp}")
    file(READ "${stamp}" present)
endif()
# A full installation serves also those who asked for less.
if(present STREQUAL "${wanted} all" OR (WITHOUT_DEV AND present STREQUAL "${wanted} runtime"))
    return()
endif()

find_program(NPM npm REQUIRED)
set(omit "")
set(extent "all")
if(WITHOUT_DEV)
    set(omit "--omit=dev")
    set(extent "runtime")
endif()
message(STATUS "Installing Node packages (${extent}) for ${DIR}")
execute_process(COMMAND "${NPM}" ci ${omit} --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY "${DIR}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm ci failed in ${DIR}. It needs to reach the npm registry once; check the network "
        "and `npm config get registry`, then build again.")
endif()
file(WRITE "${stamp}" "${wanted} ${extent}")
