# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    triage/scorer.cpp
)
