# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_device PRIVATE
    sync/engine.cpp
    sync/event_stream.cpp
    sync/live_channel.cpp
    sync/pull_page.cpp
    sync/spki.cpp
    sync/transport.cpp
    sync/verdict.cpp
)
target_sources(standdienst_kiosk PRIVATE
    sync/qt_transport.cpp
    sync/qt_scheduler.cpp
    sync/sync_service.cpp
)
