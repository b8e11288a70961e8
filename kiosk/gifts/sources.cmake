# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    gifts/gift_shelf.cpp
)
