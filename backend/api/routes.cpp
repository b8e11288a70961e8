// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/routes.h"

#include "backend/api/console_pages.h"
#include "backend/api/health.h"
#include "backend/http/limits.h"

namespace standdienst::backend {

using http::Method;
using http::Request;
using http::Work;

namespace {

// The console needs its own scripts, styles, pictures and requests, and nothing else.
constexpr std::string_view contentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri "
    "'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

void decorate(std::string_view path, http::Response& response) {
    auto& headers = response.headers;
    headers.emplace_back("Content-Security-Policy", contentPolicy);
    headers.emplace_back("X-Content-Type-Options", "nosniff");
    headers.emplace_back("Referrer-Policy", "no-referrer");
    headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    if (http::field(headers, "Cache-Control").empty())
        headers.emplace_back("Cache-Control", "no-store");
    if (path.starts_with("/api/device/"))
        headers.emplace_back("Standdienst-Protocol", "1");
}

} // namespace

http::Router makeRouter(Store& store, DiskGauge& disk, const DeviceApi& device, const ConsoleApi& console,
                        const TicketsApi& tickets, const GiftsApi& gifts, const FloorApi& floor,
                        const ShiftsApi& shifts, const TodayApi& today, const TabletsApi& tablets) {
    const auto deviceOnly = [&](Request& request) {
        return device.authenticate(request);
    };
    const auto personOnly = [&](Request& request) {
        return console.authenticate(request);
    };
    // Also where the session is on a tablet that is locked.
    const auto evenLocked = [&](Request& request) {
        return console.authenticateLocked(request);
    };
    const auto tabletOnly = [&](Request& request) {
        return tablets.authenticate(request);
    };
    const auto ownPages = [](const Request& request) {
        return ConsoleApi::sameOrigin(request);
    };

    http::Router router;
    const auto on = [&](Method method, const std::string& path, std::size_t bodyBytes,
                        const http::Access& access, Work work, auto handler) {
        router.add({.method = method,
                    .pattern = path,
                    .bodyBytes = bodyBytes,
                    .access = access,
                    .work = work,
                    .handler = std::move(handler)});
    };
    const auto onDevice = [&](Method method, const std::string& path, std::size_t bodyBytes,
                              http::Access access,
                              http::Response (DeviceApi::*handler)(const Request&) const) {
        on(method, "/api/device/v1/" + path, bodyBytes, std::move(access), Work::Quick,
           [&device, handler](const Request& request) { return (device.*handler)(request); });
    };
    const auto onConsole =
        [&](Method method, const std::string& path, std::size_t bodyBytes, http::Access access,
            http::Response (ConsoleApi::*handler)(const Request&) const, Work work = Work::Quick) {
            on(method, "/api/console/v1/" + path, bodyBytes, access, work,
               [&console, handler](const Request& request) { return (console.*handler)(request); });
        };

    onDevice(Method::Post, "pair", http::openBodyBytes, {}, &DeviceApi::pair);
    onDevice(Method::Post, "nonce", http::openBodyBytes, {}, &DeviceApi::nonce);
    onDevice(Method::Post, "session", http::openBodyBytes, {}, &DeviceApi::session);
    onDevice(Method::Get, "head", 0, deviceOnly, &DeviceApi::head);
    router.add({.method = Method::Post,
                .pattern = "/api/device/v1/push",
                .bodyBytes = http::pushBodyBytes,
                .access = deviceOnly,
                .oneEach = true,
                .asyncHandler = [&device](const Request& request, http::Reply reply) {
                    device.push(request, std::move(reply));
                }});
    onDevice(Method::Get, "pull", 0, deviceOnly, &DeviceApi::pull);
    onDevice(Method::Get, "live", 0, deviceOnly, &DeviceApi::live);

    onConsole(Method::Post, "login", http::openBodyBytes, ownPages, &ConsoleApi::login, Work::Slow);
    onConsole(Method::Post, "login/link", http::openBodyBytes, ownPages, &ConsoleApi::loginWithLink);
    onConsole(Method::Get, "session", 0, evenLocked, &ConsoleApi::session);
    onConsole(Method::Post, "logout", http::consoleBodyBytes, evenLocked, &ConsoleApi::logout);
    onConsole(Method::Put, "session/password", http::consoleBodyBytes, personOnly,
              &ConsoleApi::changePassword, Work::Slow);
    onConsole(Method::Put, "session/pin", http::consoleBodyBytes, personOnly, &ConsoleApi::setPin,
              Work::Slow);
    onConsole(Method::Delete, "session/pin", 0, personOnly, &ConsoleApi::removePin);
    onConsole(Method::Get, "fair", 0, personOnly, &ConsoleApi::fair);
    onConsole(Method::Get, "leads", 0, personOnly, &ConsoleApi::leads);
    onConsole(Method::Get, "leads/{visit}", 0, personOnly, &ConsoleApi::lead);
    onConsole(Method::Get, "triage", 0, personOnly, &ConsoleApi::triage);
    onConsole(Method::Get, "visits", 0, personOnly, &ConsoleApi::visits);
    onConsole(Method::Get, "visits/{visit}", 0, personOnly, &ConsoleApi::visit);
    onConsole(Method::Put, "visits/{visit}/disposition", http::consoleBodyBytes, personOnly,
              &ConsoleApi::giveDisposition);
    const auto onTickets = [&](Method method, const std::string& path, std::size_t bodyBytes,
                               http::Response (TicketsApi::*handler)(const Request&) const) {
        on(method, "/api/console/v1/tickets" + path, bodyBytes, personOnly, Work::Quick,
           [&tickets, handler](const Request& request) { return (tickets.*handler)(request); });
    };
    onTickets(Method::Get, "", 0, &TicketsApi::list);
    onTickets(Method::Get, "/{visit}", 0, &TicketsApi::one);
    onTickets(Method::Post, "/{visit}/take", http::consoleBodyBytes, &TicketsApi::take);
    onTickets(Method::Post, "/{visit}/hand-on", http::consoleBodyBytes, &TicketsApi::handOn);
    onTickets(Method::Post, "/{visit}/end", http::consoleBodyBytes, &TicketsApi::end);
    onConsole(Method::Get, "live", 0, evenLocked, &ConsoleApi::live);

    const auto onGifts = [&](Method method, const std::string& path, std::size_t bodyBytes,
                             http::Response (GiftsApi::*handler)(const Request&) const) {
        on(method, "/api/console/v1/gifts" + path, bodyBytes, personOnly, Work::Quick,
           [&gifts, handler](const Request& request) { return (gifts.*handler)(request); });
    };
    onGifts(Method::Get, "", 0, &GiftsApi::list);
    onGifts(Method::Post, "/handed", http::consoleBodyBytes, &GiftsApi::hand);
    onGifts(Method::Post, "/unhanded", http::consoleBodyBytes, &GiftsApi::unhand);
    onGifts(Method::Post, "/{gift}/restock", http::consoleBodyBytes, &GiftsApi::restock);
    onGifts(Method::Put, "/{gift}/count", http::consoleBodyBytes, &GiftsApi::count);

    const auto onFloor = [&](Method method, const std::string& path, std::size_t bodyBytes,
                             http::Response (FloorApi::*handler)(const Request&) const) {
        on(method, "/api/console/v1/floor" + path, bodyBytes, personOnly, Work::Quick,
           [&floor, handler](const Request& request) { return (floor.*handler)(request); });
    };
    onFloor(Method::Get, "", 0, &FloorApi::floor);
    onFloor(Method::Get, "/me", 0, &FloorApi::me);
    onFloor(Method::Post, "/me/come", http::consoleBodyBytes, &FloorApi::come);
    onFloor(Method::Post, "/me/go", http::consoleBodyBytes, &FloorApi::go);
    onFloor(Method::Post, "/me/accept", http::consoleBodyBytes, &FloorApi::accept);
    onFloor(Method::Post, "/me/pass", http::consoleBodyBytes, &FloorApi::pass);
    onFloor(Method::Post, "/me/talk", http::consoleBodyBytes, &FloorApi::talk);
    onFloor(Method::Post, "/me/end", http::consoleBodyBytes, &FloorApi::end);
    onFloor(Method::Post, "/me/hand-on", http::consoleBodyBytes, &FloorApi::handOn);
    onFloor(Method::Post, "/me/rest", http::consoleBodyBytes, &FloorApi::rest);
    onFloor(Method::Post, "/me/back", http::consoleBodyBytes, &FloorApi::back);
    onFloor(Method::Post, "/me/help", http::consoleBodyBytes, &FloorApi::help);
    onFloor(Method::Post, "/me/come-to", http::consoleBodyBytes, &FloorApi::comeTo);

    const auto onShifts = [&](Method method, const std::string& path, std::size_t bodyBytes,
                              http::Response (ShiftsApi::*handler)(const Request&) const) {
        on(method, "/api/console/v1/shifts" + path, bodyBytes, personOnly, Work::Quick,
           [&shifts, handler](const Request& request) { return (shifts.*handler)(request); });
    };
    onShifts(Method::Get, "", 0, &ShiftsApi::plan);
    onShifts(Method::Get, "/calendar", 0, &ShiftsApi::calendarSince);
    onShifts(Method::Post, "/calendar", http::consoleBodyBytes, &ShiftsApi::makeCalendar);
    onShifts(Method::Delete, "/calendar", 0, &ShiftsApi::endCalendar);
    onShifts(Method::Put, "/{shift}", http::consoleBodyBytes, &ShiftsApi::put);
    onShifts(Method::Delete, "/{shift}", 0, &ShiftsApi::remove);
    onShifts(Method::Post, "/{shift}/look", http::consoleBodyBytes, &ShiftsApi::look);
    onShifts(Method::Post, "/{shift}/offer", http::consoleBodyBytes, &ShiftsApi::offer);
    onShifts(Method::Post, "/{shift}/take", http::consoleBodyBytes, &ShiftsApi::take);
    // Calendar programs cannot log in: who knows the address may read it.
    on(Method::Get, "/calendar/{file}", 0, {}, Work::Quick,
       [&shifts](const Request& request) { return shifts.calendar(request); });

    on(Method::Get, "/api/console/v1/today", 0, personOnly, Work::Quick,
       [&today](const Request& request) { return today.today(request); });
    const auto onTablet =
        [&](Method method, const std::string& path, std::size_t bodyBytes, const http::Access& access,
            http::Response (TabletsApi::*handler)(const Request&) const, Work work = Work::Quick) {
            on(method, "/api/console/v1/tablet" + path, bodyBytes, access, work,
               [&tablets, handler](const Request& request) { return (tablets.*handler)(request); });
        };
    onTablet(Method::Get, "", 0, tabletOnly, &TabletsApi::tablet);
    onTablet(Method::Post, "/login", http::openBodyBytes, tabletOnly, &TabletsApi::login, Work::Slow);
    onTablet(Method::Post, "/pair", http::openBodyBytes, ownPages, &TabletsApi::pair);
    onTablet(Method::Post, "/lock", http::openBodyBytes, evenLocked, &TabletsApi::lock);
    onTablet(Method::Post, "/unlock", http::openBodyBytes, evenLocked, &TabletsApi::unlock, Work::Slow);
    onTablet(Method::Get, "/waiting", 0, evenLocked, &TabletsApi::waiting);
    onTablet(Method::Get, "s", 0, personOnly, &TabletsApi::list);
    onTablet(Method::Post, "s", http::consoleBodyBytes, personOnly, &TabletsApi::make);
    onTablet(Method::Post, "s/codes", http::consoleBodyBytes, personOnly, &TabletsApi::makeCode);
    onTablet(Method::Delete, "s/{tablet}", 0, personOnly, &TabletsApi::revoke);

    on(Method::Get, "/health", 0, {}, Work::Quick,
       [&store, &disk](const Request&) { return health(store, disk); });
    router.setFallback(consolePage);
    router.setDecorator(decorate);
    return router;
}

} // namespace standdienst::backend
