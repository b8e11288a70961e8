// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/control_socket.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace standdienst::backend {

namespace {

constexpr const char* socketName = "control.sock";

// A socket's address holds 107 characters, a data folder's path may be longer: so it is named through the
// open folder.
struct Place {
    Descriptor folder;
    sockaddr_un address{};
};

Result<Place> place(const std::filesystem::path& path) {
    Place place{Descriptor(open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC))};
    if (!place.folder)
        return Error{Code::Unreachable, "Cannot open " + path.string() + ": " + std::strerror(errno) + "."};
    place.address.sun_family = AF_UNIX;
    const auto name = "/proc/self/fd/" + std::to_string(place.folder.get()) + "/" + socketName;
    name.copy(place.address.sun_path, sizeof place.address.sun_path - 1);
    return place;
}

Error failed(const char* what) {
    return Error{Code::Internal, std::string(what) + ": " + std::strerror(errno)};
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

} // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0)
        close(fd_);
}

Result<Descriptor> listenControl(const std::filesystem::path& folder) {
    auto where = place(folder);
    if (!where)
        return where.error();
    removeControl(folder);
    Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!listener)
        return failed("control socket");
    // The mode must hold from the first moment; fchmod on a socket before bind decides it.
    if (fchmod(listener.get(), S_IRUSR | S_IWUSR) != 0 ||
        bind(listener.get(), generic(where->address), sizeof where->address) != 0 ||
        listen(listener.get(), 16) != 0)
        return failed("control socket");
    return listener;
}

Result<Descriptor> connectControl(const std::filesystem::path& folder) {
    auto where = place(folder);
    if (!where)
        return where.error();
    Descriptor client(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!client)
        return failed("control socket");
    if (connect(client.get(), generic(where->address), sizeof where->address) == 0)
        return client;
    if (errno == EACCES || errno == EPERM)
        return Error{Code::Forbidden,
                     "The service on " + folder.string() + " runs as another user: use that user."};
    return Error{Code::Unreachable, "No service listens in " + folder.string() + "."};
}

void removeControl(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::remove(folder / socketName, ignored);
}

Result<std::string> readLine(int fd, std::size_t most) {
    std::string line;
    std::array<char, 16 * 1024> chunk;
    for (;;) {
        const auto got = recv(fd, chunk.data(), chunk.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return Error{Code::Unreachable, "The other side of the control socket went away."};
        const std::string_view part(chunk.data(), static_cast<std::size_t>(got));
        const auto end = part.find('\n');
        line += part.substr(0, end);
        if (line.size() > most)
            return Error{Code::TooLarge, "A line on the control socket is too long."};
        if (end != std::string_view::npos)
            return line;
    }
}

Result<void> writeLine(int fd, std::string line) {
    line += '\n';
    std::string_view rest = line;
    while (!rest.empty()) {
        const auto sent = send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return Error{Code::Unreachable, "The other side of the control socket went away."};
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

} // namespace standdienst::backend
