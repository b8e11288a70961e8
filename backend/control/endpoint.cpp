// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/endpoint.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <array>
#include <memory>

namespace standdienst::backend {

namespace {

// The first address of this machine, of an interface that is up, which others may reach; empty where there is
// none.
std::string networkAddress(int family) {
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0)
        return {};
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(all, freeifaddrs);
    for (const auto* one = all; one; one = one->ifa_next) {
        if (!one->ifa_addr || one->ifa_addr->sa_family != family || !(one->ifa_flags & IFF_UP) ||
            (one->ifa_flags & IFF_LOOPBACK))
            continue;
        const void* binary = nullptr;
        if (family == AF_INET) {
            binary = &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr;
        } else {
            const auto& address = reinterpret_cast<const sockaddr_in6*>(one->ifa_addr)->sin6_addr;
            if (IN6_IS_ADDR_LINKLOCAL(&address))
                continue;
            binary = &address;
        }
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (inet_ntop(family, binary, text.data(), text.size()))
            return text.data();
    }
    return {};
}

std::string url(std::string_view host, std::uint16_t port, bool plain) {
    std::string text = plain ? "http://" : "https://";
    const bool isV6 = host.find(':') != std::string_view::npos;
    text.append(isV6 ? "[" : "").append(host).append(isV6 ? "]:" : ":");
    return text + std::to_string(port);
}

} // namespace

Endpoint makeEndpoint(const std::string& address, std::uint16_t port, bool plain,
                      const Fingerprint& fingerprint) {
    std::string local = address;
    std::string network = address;
    if (address == "0.0.0.0" || address == "::") {
        local = address == "::" ? "::1" : "127.0.0.1";
        network = networkAddress(AF_INET);
        if (network.empty() && address == "::")
            network = networkAddress(AF_INET6);
        if (network.empty())
            network = local;
    }
    return {url(local, port, plain), url(network, port, plain), plain ? Fingerprint{} : fingerprint};
}

} // namespace standdienst::backend
