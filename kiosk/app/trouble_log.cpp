// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/app/trouble_log.h"

#include <cstdio>

namespace standdienst::kiosk {

namespace {

const char* wordsFor(DeviceState::Trouble trouble) {
    switch (trouble) {
    case DeviceState::DiskFull:
        return "the disk is full: no visit can begin; free some space";
    case DeviceState::Revoked:
        return "this device was revoked and takes no visits; pair it again. What it holds is kept";
    case DeviceState::NotPaired:
        return "not paired: enter a code on the screen, or start with --pair";
    case DeviceState::NoFair:
        return "the backend has no fair; it needs one: standdienst fair import";
    case DeviceState::FairComing:
        return "the fair has not arrived yet";
    case DeviceState::FairClosed:
        return "the fair is closed: no visit can begin";
    case DeviceState::KeyChanged:
        return "the backend's key is not the one that it was paired with: nothing is sent. Find out who "
               "answers there; if it was replaced, run standdienst-kiosk --forget and pair";
    case DeviceState::CaptivePortal:
        return "the network wants a login first (a captive portal answers in the backend's place): open its "
               "login page once in a browser on this device or in this network. Nothing is lost, visits go "
               "on being taken";
    case DeviceState::Unreachable:
        return "the backend cannot be reached: see that it runs and that the network is up. Visits are kept "
               "meanwhile";
    case DeviceState::DiskLow:
        return "the disk is nearly full; free some space";
    case DeviceState::Rejected:
        return "the backend refused some facts for good; they are kept here, call support";
    case DeviceState::None:
    case DeviceState::Locked: // said where the data were opened
    case DeviceState::NewerVersion:
    case DeviceState::CannotOpen:
        break;
    }
    return nullptr;
}

} // namespace

TroubleLog::TroubleLog(const DeviceState& device)
    : device_(device),
      connection_(QObject::connect(&device, &DeviceState::changed, &device, [this] { look(); })) {
    look();
}

TroubleLog::~TroubleLog() {
    QObject::disconnect(connection_);
}

void TroubleLog::look() {
    if (device_.trouble() == said_)
        return;
    // At each first start the fair is on its way for a moment; only what keeps it from arriving is news.
    if (device_.trouble() == DeviceState::FairComing && device_.troubleDetail().isEmpty())
        return;
    said_ = device_.trouble();
    const auto* words = wordsFor(said_);
    if (!words)
        return;
    const auto detail = device_.troubleDetail();
    std::fprintf(stderr, "standdienst-kiosk: %s%s%s%s\n", words, detail.isEmpty() ? "" : " (",
                 qPrintable(detail), detail.isEmpty() ? "" : ")");
}

} // namespace standdienst::kiosk
