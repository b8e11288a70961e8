# SPDX-License-Identifier: GPL-3.0-or-later
# One private interface target carries language level, warnings and instrumentation; every target of ours links it.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(standdienst_settings INTERFACE)
target_compile_features(standdienst_settings INTERFACE cxx_std_20)
target_compile_options(standdienst_settings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion>)
# GCC takes headers that were precompiled for ours, and warns of what it cannot see through in std::string.
if(STANDDIENST_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds;-Wno-maybe-uninitialized;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>")
endif()
if(STANDDIENST_WERROR)
    target_compile_options(standdienst_settings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()
if(STANDDIENST_SANITIZER)
    add_compile_options(-fsanitize=${STANDDIENST_SANITIZER} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${STANDDIENST_SANITIZER})
    add_compile_definitions(STANDDIENST_SANITIZED) # the same by any compiler
    # Clang's check of what a pointer to a function points to, which GCC has not: with it, Clang 14 cannot assemble coroutines.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND STANDDIENST_BACKEND)
        add_compile_options(-fno-sanitize=function)
    endif()
endif()
if(STANDDIENST_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

# See cmake/precompiled.h. Not for daily work: ccache knows units again more often without, and some warnings are off (above).
function(standdienst_precompile target)
    if(STANDDIENST_PCH)
        target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${CMAKE_SOURCE_DIR}/cmake/precompiled.h>")
    endif()
endfunction()

# So that ccache knows a header that was precompiled at another time.
if(STANDDIENST_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# The same for a program of Catch2 tests, whose main() is elsewhere: where Catch2 2 makes its own, its header is another.
function(standdienst_precompile_tests target)
    standdienst_precompile(${target})
    if(STANDDIENST_PCH)
        target_precompile_headers(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests/catch.h")
    endif()
endfunction()

# Catch2 is 2.13 on Debian 12 and 3 on Debian 13; tests/catch.h hides the difference in the sources, this one in the link.
function(standdienst_link_catch target)
    if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
        target_link_libraries(${target} PRIVATE Catch2::Catch2)
        target_compile_definitions(${target} PRIVATE STANDDIENST_CATCH3)
    else()
        target_link_libraries(${target} PRIVATE Catch2::Catch2)
    endif()
endfunction()

# A test for each case. CMake takes a name with a semicolon for two and Catch then finds none by it, so that finding none has
# to fail; Catch2 3 sees to that by itself.
macro(standdienst_discover_tests target)
    if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
        catch_discover_tests(${target} ${ARGN})
    else()
        catch_discover_tests(${target} EXTRA_ARGS -w NoTests ${ARGN})
    endif()
endmacro()
