# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE
    pairing/pairing_test.cpp
)
