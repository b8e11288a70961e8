# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    store/database.cpp
    store/device_store.cpp
    store/documents.cpp
    store/fact.cpp
    store/forget.cpp
    store/journal.cpp
    store/membership.cpp
    store/opening.cpp
    store/replacement.cpp
    store/salvage.cpp
)
