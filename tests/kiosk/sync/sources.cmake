# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE
    sync/answers_test.cpp
    sync/engine_test.cpp
    sync/faults_test.cpp
    sync/histories_test.cpp
    sync/qt_transport_test.cpp
)
