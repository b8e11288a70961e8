# SPDX-License-Identifier: GPL-3.0-or-later
target_link_libraries(standdienst_kiosk PUBLIC Qt6::Multimedia PRIVATE ZXing::ZXing)
target_sources(standdienst_kiosk PRIVATE
    scan/camera_preview.h
    scan/camera_reader.cpp
    scan/camera_reader.h
    scan/code_file.cpp
    scan/code_file.h
    scan/layout.cpp
    scan/layout.h
    scan/scan_desk.cpp
    scan/scan_desk.h
    scan/symbols.cpp
    scan/symbols.h
    scan/wedge.cpp
    scan/wedge.h
    scan/wedge_judge.cpp
    scan/wedge_judge.h
)
