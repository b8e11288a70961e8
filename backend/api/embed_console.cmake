# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DDIR=<bundled console, or empty> -DOUT=<source to write> -P embed_console.cmake
# Turns a folder into a C++ source that defines consoleFiles().
cmake_minimum_required(VERSION 3.25)

set(arrays "")
set(table "")
set(number 0)
if(DIR)
    file(GLOB_RECURSE names RELATIVE "${DIR}" "${DIR}/*")
    if(NOT "index.html" IN_LIST names)
        message(FATAL_ERROR "There is no index.html in ${DIR}. Build the console first "
            "(target standdienst_console_bundle), or leave it out with -DSTANDDIENST_CONSOLE=OFF.")
    endif()
else()
    set(names "")
endif()
foreach(name IN LISTS names)
    if(name MATCHES "\\.html$")
        set(type "text/html; charset=utf-8")
    elseif(name MATCHES "\\.js$")
        set(type "text/javascript; charset=utf-8")
    elseif(name MATCHES "\\.css$")
        set(type "text/css; charset=utf-8")
    elseif(name MATCHES "\\.svg$")
        set(type "image/svg+xml")
    elseif(name MATCHES "\\.png$")
        set(type "image/png")
    elseif(name MATCHES "\\.ico$")
        set(type "image/x-icon")
    elseif(name MATCHES "\\.woff2$")
        set(type "font/woff2")
    elseif(name MATCHES "\\.(txt|md)$")
        set(type "text/plain; charset=utf-8")
    elseif(name MATCHES "\\.(json|webmanifest)$")
        set(type "application/json")
    else()
        message(FATAL_ERROR "embed_console.cmake knows no content type for ${name}: add it.")
    endif()
    set(immutable false)
    if(name MATCHES "-[A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9]\\.")
        set(immutable true)
    endif()
    file(SHA256 "${DIR}/${name}" hash)
    string(SUBSTRING "${hash}" 0 32 etag)
    file(READ "${DIR}/${name}" hex HEX)
    string(LENGTH "${hex}" size)
    math(EXPR size "${size} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND arrays "const unsigned char file${number}[] = {${bytes}0};\n")
    string(APPEND table "    {\"/${name}\", \"${type}\", \"\\\"${etag}\\\"\", ${immutable}, text(file${number}, ${size})},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUT}" "// Made by embed_console.cmake.
#include \"backend/api/console_pages.h\"

#include <array>

namespace standdienst::backend {

namespace {
${arrays}
[[maybe_unused]] std::string_view text(const unsigned char* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}
} // namespace

std::span<const ConsoleFile> consoleFiles() {
    static const std::array<ConsoleFile, ${number}> files = {{
${table}    }};
    return files;
}

} // namespace standdienst::backend
")
