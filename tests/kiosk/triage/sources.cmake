# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE triage/scorer_test.cpp)
