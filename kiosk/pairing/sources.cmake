# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    pairing/pairing.cpp
)
target_sources(standdienst_kiosk PRIVATE
    pairing/pairing_service.cpp
)
