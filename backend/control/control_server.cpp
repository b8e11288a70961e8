// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/control_server.h"

#include <spdlog/spdlog.h>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace standdienst::backend {

namespace {

bool isAllowed(int client) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           (peer.uid == geteuid() || peer.uid == 0);
}

json::object failure(const Error& error) {
    return {{"error", {{"code", name(error.code)}, {"detail", error.detail}}}};
}

} // namespace

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const std::filesystem::path& folder,
                                                             Commands& commands) {
    auto listener = listenControl(folder);
    if (!listener)
        return listener.error();
    Descriptor wake(eventfd(0, EFD_CLOEXEC));
    if (!wake)
        return Error{Code::Internal, "eventfd failed"};
    return std::unique_ptr<ControlServer>(
        new ControlServer(folder, std::move(*listener), std::move(wake), commands));
}

ControlServer::ControlServer(std::filesystem::path folder, Descriptor listener, Descriptor wake,
                             Commands& commands)
    : folder_(std::move(folder)),
      listener_(std::move(listener)),
      wake_(std::move(wake)),
      commands_(commands) {}

ControlServer::~ControlServer() {
    stop();
}

void ControlServer::start() {
    thread_ = std::thread([this] { serve(); });
}

void ControlServer::stop() {
    if (std::exchange(stopped_, true))
        return;
    removeControl(folder_);
    if (!thread_.joinable())
        return;
    eventfd_write(wake_.get(), 1);
    thread_.join();
}

void ControlServer::serve() {
    std::array<pollfd, 2> watched{{{listener_.get(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
    for (;;) {
        if (poll(watched.data(), watched.size(), -1) < 0)
            continue;
        if (watched[1].revents != 0)
            return;
        const Descriptor client(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (client && isAllowed(client.get()))
            answer(client.get());
    }
}

void ControlServer::answer(int client) {
    const timeval deadline{.tv_sec = controlDeadline.count(), .tv_usec = 0};
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &deadline, sizeof deadline);
    setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &deadline, sizeof deadline);
    const auto line = readLine(client, controlRequestBytes);
    if (!line)
        return;
    const auto request = parseObject(*line);
    auto done = request ? commands_.run(*request) : Result<json::object>(request.error());
    const auto reply = done ? json::object{{"ok", std::move(*done)}} : failure(done.error());
    if (auto written = writeLine(client, json::serialize(reply)); !written)
        spdlog::warn("a command's answer was not taken: {}", written.error().detail);
}

} // namespace standdienst::backend
