# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(standdienst_kiosk PRIVATE
    device/device_settings.cpp
    device/device_state.cpp
    device/device_state.h
)
set_source_files_properties(device/device_state.cpp PROPERTIES COMPILE_DEFINITIONS STANDDIENST_VERSION="${PROJECT_VERSION}")
