// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/waiting_room.h"

#include <algorithm>

namespace standdienst::backend::http {

std::string addressOf(const asio::ip::tcp::socket& socket) {
    boost::system::error_code ec;
    const auto remote = socket.remote_endpoint(ec);
    return ec ? "?" : remote.address().to_string();
}

void WaitingRoom::add(asio::ip::tcp::socket socket) {
    if (size_ >= parked) {
        const auto longest = *std::ranges::max_element(
            turns_, {}, [](const Addresses::iterator& address) { return address->second.size(); });
        longest->second.pop_back();
        --size_;
        if (longest->second.empty()) {
            std::erase(turns_, longest);
            parked_.erase(longest);
        }
    }
    const auto at = parked_.try_emplace(addressOf(socket)).first;
    at->second.push_back({std::move(socket), std::chrono::steady_clock::now()});
    if (at->second.size() == 1)
        turns_.push_back(at);
    ++size_;
}

void WaitingRoom::look() {
    dropLate();
    while (!turns_.empty() && shared_.connections.size() < connections) {
        const auto next = turns_.front();
        if (shared_.strangers.size() >= strangers && !makeRoomFor(next->first))
            return;
        turns_.pop_front();
        auto socket = std::move(next->second.front().socket);
        next->second.pop_front();
        --size_;
        if (next->second.empty())
            parked_.erase(next);
        else
            turns_.push_back(next);
        letIn_(std::move(socket));
    }
}

bool WaitingRoom::makeRoomFor(const std::string& address) {
    std::map<std::string_view, std::size_t> counts;
    for (const auto* stranger : shared_.strangers)
        ++counts[stranger->peer()];
    // Whoever waits for an answer has done nothing wrong, and a login may take a while.
    Connection* goes = nullptr;
    const auto rank = [&](const Connection* one) {
        return std::pair(counts[one->peer()], -one->born().time_since_epoch());
    };
    for (auto* stranger : shared_.strangers)
        if (!stranger->isAtWork() && (!goes || rank(stranger) > rank(goes)))
            goes = stranger;
    if (!goes)
        return false;
    const bool fair = counts[goes->peer()] > counts[address] + 1;
    if (!fair && std::chrono::steady_clock::now() - goes->born() < strangersTime)
        return false;
    shared_.strangers.erase(goes); // its coroutine ends a moment later
    goes->abort();
    return true;
}

// Whoever waits for longer has gone, or has lost patience.
void WaitingRoom::dropLate() {
    const auto late = std::chrono::steady_clock::now() - shared_.deadlines.handshake;
    for (auto turn = turns_.begin(); turn != turns_.end();) {
        auto& waiting = (*turn)->second;
        while (!waiting.empty() && waiting.front().since < late) {
            waiting.pop_front();
            --size_;
        }
        if (!waiting.empty()) {
            ++turn;
            continue;
        }
        parked_.erase(*turn);
        turn = turns_.erase(turn);
    }
}

void WaitingRoom::clear() {
    turns_.clear();
    parked_.clear();
    size_ = 0;
}

} // namespace standdienst::backend::http
