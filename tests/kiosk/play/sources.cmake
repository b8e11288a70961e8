# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(kiosk_tests PRIVATE
    play/finger_test.cpp
    play/player_test.cpp
    play/recording_test.cpp
    play/screen_test.cpp
)
