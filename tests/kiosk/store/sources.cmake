# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE
    store/damage_test.cpp
    store/device_store_test.cpp
    store/disk_test.cpp
    store/forget_test.cpp
    store/kill_test.cpp
    store/numbering_test.cpp
)
target_link_libraries(kiosk_tests PRIVATE SQLiteCpp)
