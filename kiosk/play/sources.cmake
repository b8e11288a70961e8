# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_kiosk PRIVATE
    play/finger.cpp
    play/player.cpp
    play/player.h
    play/recording.cpp
    play/screen.cpp
)
