# SPDX-License-Identifier: GPL-3.0-or-later
target_link_libraries(standdienst_kiosk PRIVATE ZXing::ZXing)
target_sources(standdienst_kiosk PRIVATE
    scan/symbols.cpp
    scan/symbols.h
)
