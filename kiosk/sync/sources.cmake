# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    sync/engine.cpp
)
target_sources(standdienst_kiosk PRIVATE
    sync/qt_transport.cpp
    sync/qt_scheduler.cpp
    sync/sync_service.cpp
)
