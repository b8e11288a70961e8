// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backend/service_bed.h"

#include "backend/fair/fair_file.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace standdienst::bench {

using asio::use_awaitable;
using asio::ip::tcp;

ServiceBed::ServiceBed(const Sizes& sizes, const std::string& name)
    : folder_(sizes.folder / name), random_(sizes.seed) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    const auto sample = sizes.fairs / "sample";
    std::ifstream file(sample / "fair.toml", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    backend::Service::Settings settings;
    settings.data = folder_ / "data";
    settings.deadlines.heartbeat = std::chrono::hours(1); // or some would be heard instead of notices
    settings.fair = backend::readFairFile(text, backend::picturesIn(sample));
    fair_ = settings.fair->fair.value();
    service_ = backend::Service::start(settings, clock_, random_).value();
}

ServiceBed::~ServiceBed() {
    service_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

ServiceBed::Kiosk ServiceBed::newKiosk() {
    auto& backend = service_->backend();
    Device device(fair_, backend.keys.seal.publicKey(), random_);
    backend::DeviceInfo info;
    info.id = device.id();
    info.fair = fair_.id;
    info.booth = fair_.booth;
    info.name = "kiosk";
    info.key = device.key().publicKey();
    info.pairedAt = clock_.utc();
    backend.store
        ->writeAndWait([&](backend::Writer& writer) -> Result<void> {
            writer.putDevice(info);
            return {};
        })
        .value();
    const auto nonce = backend.devices.makeNonce(device.id()).value();
    const auto signature = device.key().sign(sessionMessage(device.id(), backend.tls.fingerprint, nonce));
    auto session = backend.devices.login(device.id(), nonce, signature).value();
    return {std::move(device), std::move(session.token)};
}

void ServiceBed::each(std::size_t count, const std::function<asio::awaitable<void>(std::size_t)>& work) {
    constexpr std::size_t atOnce = 24;
    std::exception_ptr failed;
    for (std::size_t first = 0; first < atOnce; ++first)
        asio::co_spawn(
            io_,
            [&work, first, count]() -> asio::awaitable<void> {
                for (std::size_t i = first; i < count; i += atOnce)
                    co_await work(i);
            },
            [&failed](std::exception_ptr error) {
                if (error && !failed)
                    failed = error;
            });
    io_.restart();
    io_.run();
    if (failed)
        std::rethrow_exception(failed);
}

Link::Link(ServiceBed& bed, std::size_t number) : bed_(bed), number_(number), stream_(bed.io(), bed.tls()) {}

asio::awaitable<void> Link::connect() {
    auto& socket = stream_.next_layer();
    socket.open(tcp::v4());
    const auto from = asio::ip::address_v4((127u << 24) | (1u << 16) | static_cast<unsigned>(number_ + 1));
    socket.bind(tcp::endpoint(from, 0));
    co_await socket.async_connect(tcp::endpoint(asio::ip::address_v4::loopback(), bed_.service().port()),
                                  use_awaitable);
    socket.set_option(tcp::no_delay(true));
    co_await stream_.async_handshake(asio::ssl::stream_base::client, use_awaitable);
}

asio::awaitable<void> Link::write(const std::string& text) {
    co_await asio::async_write(stream_, asio::buffer(text), use_awaitable);
}

asio::awaitable<std::string> Link::readUntil(std::string end) {
    const auto size =
        co_await asio::async_read_until(stream_, asio::dynamic_buffer(buffer_), end, use_awaitable);
    std::string text = buffer_.substr(0, size);
    buffer_.erase(0, size);
    co_return text;
}

asio::awaitable<std::string> Link::read(std::size_t bytes) {
    if (buffer_.size() < bytes)
        co_await asio::async_read(stream_, asio::dynamic_buffer(buffer_),
                                  asio::transfer_exactly(bytes - buffer_.size()), use_awaitable);
    std::string text = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    co_return text;
}

asio::awaitable<void> Link::readable() {
    if (buffer_.empty())
        co_await stream_.next_layer().async_wait(tcp::socket::wait_read, use_awaitable);
}

asio::awaitable<std::string> Link::answer() {
    const std::string head = co_await readUntil("\r\n\r\n");
    const std::string name = "Content-Length: ";
    const auto at = head.find(name);
    const std::size_t length = at == std::string::npos ? 0 : std::stoul(head.substr(at + name.size()));
    std::string body = co_await read(length);
    if (!head.starts_with("HTTP/1.1 200"))
        throw std::runtime_error("the service answered " + head.substr(0, head.find('\r')) + ": " + body);
    co_return body;
}

std::string requestHead(std::string_view method, std::string_view path, const std::string& token,
                        std::size_t bodyBytes) {
    return fmt::format("{} /api/device/v1/{} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n"
                       "Content-Type: application/x-ndjson\r\nContent-Length: {}\r\n\r\n",
                       method, path, token, bodyBytes);
}

} // namespace standdienst::bench
