# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Qt6 6.4 REQUIRED COMPONENTS Test) # QAbstractItemModelTester, QSignalSpy
target_link_libraries(kiosk_tests PRIVATE Qt6::Test)
target_sources(kiosk_tests PRIVATE
    visitor/coming_page_test.cpp
    visitor/contact_page_test.cpp
    visitor/fair_view_test.cpp
    visitor/scan_test.cpp
    visitor/needs_page_test.cpp
    visitor/topics_page_test.cpp
    visitor/visit_flow_test.cpp
    visitor/wipe_test.cpp
)
