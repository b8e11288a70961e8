# SPDX-License-Identifier: GPL-3.0-or-later
find_package(date REQUIRED)
target_link_libraries(standdienst_backend PRIVATE date::date-tz)
target_sources(standdienst_backend PRIVATE
    "${CMAKE_CURRENT_LIST_DIR}/days.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/story.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/visits.cpp"
)
