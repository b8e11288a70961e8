// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/commands.h"

#include "backend/api/device_api.h"
#include "backend/api/tablets_api.h"
#include "backend/backup/backup.h"
#include "backend/backup/check.h"
#include "backend/journal/rebuild.h"
#include "backend/rehearsal/past_day.h"
#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/pairing.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

json::object toJson(const Fairs::Import& import) {
    json::object object{{"fair", import.fair.value}, {"revision", import.revision}};
    object["changes"] = json::array(import.changes.begin(), import.changes.end());
    return object;
}

// `shifts`: what the plan beside the fair changes.
json::object withShifts(const Fairs::Import& import, const std::vector<std::string>& shifts) {
    json::object object = toJson(import);
    object["published"] = !import.changes.empty();
    auto& changes = object.at("changes").as_array();
    changes.insert(changes.end(), shifts.begin(), shifts.end());
    return object;
}

json::object toJson(const DeviceInfo& device) {
    json::object object{{"device", toString(device.id)}, {"name", device.name},
                        {"face", name(device.face)},     {"fair", device.fair.value},
                        {"booth", device.booth.value},   {"paired_at", toRfc3339(device.pairedAt)}};
    if (device.lastSeen)
        object["last_seen"] = toRfc3339(*device.lastSeen);
    if (device.revokedAt)
        object["revoked_at"] = toRfc3339(*device.revokedAt);
    return object;
}

json::object toJson(const RebuildReport& report) {
    return {{"events", report.events},
            {"documents", report.documents},
            {"contacts", report.contacts},
            {"chains", report.chains},
            {"differences", json::array(report.differences.begin(), report.differences.end())}};
}

json::object toJson(const CompanyList& list) {
    return {{"kind", name(list.kind)},
            {"companies", list.companies},
            {"imported_at", toRfc3339(list.importedAt)}};
}

Result<CompanyKind> companyKindOf(const json::object& request) {
    if (const auto kind = companyKindFromName(textOr(request, "kind")))
        return *kind;
    return Error{Code::Malformed, "kind: customer, target or competitor expected"};
}

// The newest ones: enough to see what is wrong, and no answer without bounds.
constexpr std::size_t mostQuarantined = 1000;

// What the record says of itself, in as far as it can be read; nothing of what it carries.
json::object toJson(const Quarantined& entry, const std::optional<DeviceInfo>& device) {
    json::object object{{"received_at", toRfc3339(entry.receivedAt)},
                        {"device", toString(entry.writer)},
                        {"incarnation", entry.incarnation},
                        {"seq", entry.seq},
                        {"code", name(entry.code)},
                        {"reason", entry.detail}};
    if (device)
        object["device_name"] = device->name;
    if (const auto event = parseRecord(entry.record)) {
        object["event"] = toString(event->id);
        object["type"] = event->type;
    }
    if (const auto visit = visitNamedIn(entry.record))
        object["visit"] = toString(*visit);
    return object;
}

Result<FairFile> fairOf(const json::object& request) {
    const auto text = stringField(request, "toml", limits::fairFileBytes);
    if (!text)
        return text.error();
    std::map<std::string, std::string> pictures;
    if (const auto* given = find(request, "pictures"); given && given->is_object()) {
        for (const auto& [path, value] : given->get_object()) {
            if (!value.is_string())
                return Error{Code::Malformed, "pictures: base64 expected"};
            auto bytes = fromBase64(value.get_string());
            if (!bytes)
                return bytes.error();
            pictures.emplace(path, std::move(*bytes));
        }
    }
    auto file = readFairFile(*text, picturesAmong(std::move(pictures)));
    if (file.fair)
        return file;
    return Error{Code::Malformed, file.problems.empty() ? "The fair file is broken."
                                                        : toText(file.problems.front(), "the fair file")};
}

} // namespace

Result<json::object> Commands::run(const json::object& request) {
    struct Entry {
        std::string_view name;
        Result<json::object> (Commands::*function)(const json::object&);
    };
    static constexpr std::array entries = {
        Entry{"fair.preview", &Commands::fairPreview},
        Entry{"fair.import", &Commands::fairImport},
        Entry{"fair.show", &Commands::fairShow},
        Entry{"device.pair", &Commands::devicePair},
        Entry{"device.list", &Commands::deviceList},
        Entry{"device.revoke", &Commands::deviceRevoke},
        Entry{"user.add", &Commands::userAdd},
        Entry{"user.list", &Commands::userList},
        Entry{"user.link", &Commands::userLink},
        Entry{"user.password", &Commands::userPassword},
        Entry{"tablet.pair", &Commands::tabletCode},
        Entry{"tablet.list", &Commands::tabletList},
        Entry{"tablet.revoke", &Commands::tabletRevoke},
        Entry{"companies.import", &Commands::companiesImport},
        Entry{"companies.list", &Commands::companiesList},
        Entry{"companies.remove", &Commands::companiesRemove},
        Entry{"visit.list", &Commands::visitList},
        Entry{"quarantine.list", &Commands::quarantineList},
        Entry{"triage.reset", &Commands::triageReset},
        Entry{"triage.export", &Commands::triageExport},
        Entry{"triage.import", &Commands::triageImport},
        Entry{"triage.report", &Commands::triageReport},
        Entry{"day.past", &Commands::pastDay},
        Entry{"rebuild", &Commands::rebuild},
        Entry{"rebuild.check", &Commands::checkRebuild},
        Entry{"backup", &Commands::backup},
        Entry{"check", &Commands::check},
        Entry{"erase", &Commands::erase},
    };
    const auto wanted = textOr(request, "command");
    for (const auto& entry : entries)
        if (entry.name == wanted)
            return (this->*entry.function)(request);
    return Error{Code::Unsupported,
                 "The running service does not know this command. It is of another version: restart it."};
}

Result<Commands::Running*> Commands::needRunning() {
    if (running_)
        return &*running_;
    return Error{Code::Unreachable,
                 "No service runs on this data folder, and what this command makes lives in a running one. "
                 "Start it (standdienst serve --data " +
                     backend_.folder.path().string() + "), then try again."};
}

Result<json::object> Commands::fairPreview(const json::object& request) {
    const auto file = fairOf(request);
    if (!file)
        return file.error();
    auto import = backend_.fairs.preview(*file->fair);
    const auto shifts = backend_.shifts.preview(*file->fair, file->shifts);
    if (auto error = firstError(import, shifts))
        return *error;
    return withShifts(*import, *shifts);
}

Result<json::object> Commands::fairImport(const json::object& request) {
    const auto file = fairOf(request);
    if (!file)
        return file.error();
    // Names that nobody has are found before anything is published.
    if (const auto known = backend_.shifts.preview(*file->fair, file->shifts); !known)
        return known.error();
    const auto import = backend_.fairs.import(*file->fair, file->pictures);
    if (!import)
        return import.error();
    const auto shifts = backend_.shifts.import(*file->fair, file->shifts);
    if (!shifts)
        return shifts.error();
    if (auto erased = backend_.erasing.catchUp(); !erased) // those of a fair that was restored away
        return erased.error();
    return withShifts(*import, *shifts);
}

Result<json::object> Commands::fairShow(const json::object&) {
    const auto id = backend_.fairs.current();
    if (!id)
        return id.error();
    const auto fair = backend_.fairs.find(*id);
    if (!fair)
        return fair.error();
    if (!*fair)
        return Error{Code::NotFound, "No fair was imported yet: standdienst fair import FILE."};
    return json::object{{"fair", standdienst::toJson(**fair)}};
}

Result<json::object> Commands::devicePair(const json::object& request) {
    const auto running = needRunning();
    if (!running)
        return running.error();
    const auto& endpoint = (*running)->endpoint;
    PairingTicket ticket{std::string(textOr(request, "address", endpoint.network)), endpoint.fingerprint,
                         std::string(limits::pairingCodeLength, pairingAlphabet.front())};
    if (!parsePairingTicket(toText(ticket)))
        return Error{Code::Malformed,
                     "No kiosk would take the address \"" + ticket.address +
                         "\": write it as https://HOST:PORT, as the kiosk reaches this service."};
    const auto code = backend_.devices.makeCode();
    if (!code)
        return code.error();
    ticket.code = code->code;
    return json::object{
        {"code", code->code}, {"ticket", toText(ticket)}, {"expires_in_ms", code->validFor.count()}};
}

Result<json::object> Commands::deviceList(const json::object&) {
    const auto devices = backend_.devices.list();
    if (!devices)
        return devices.error();
    json::array list;
    for (const auto& device : *devices)
        list.push_back(toJson(device));
    return json::object{{"devices", std::move(list)}};
}

Result<json::object> Commands::deviceRevoke(const json::object& request) {
    const auto which = stringField(request, "device", 200);
    if (!which)
        return which.error();
    const auto device = backend_.devices.revoke(*which);
    if (!device)
        return device.error();
    if (running_)
        running_->hub.end(DeviceApi::streamOwner(device->id));
    return toJson(*device);
}

Result<json::object> Commands::userAdd(const json::object& request) {
    const auto userName = stringField(request, "name", 200);
    if (!userName)
        return userName.error();
    const auto role = roleFromName(textOr(request, "role"));
    if (!role)
        return Error{Code::Malformed, "The role must be admin or sales."};
    const auto added = backend_.accounts.add(*userName, *role);
    if (!added)
        return added.error();
    auto object = backend::toJson(added->user);
    object["password"] = added->password;
    return object;
}

Result<json::object> Commands::userList(const json::object&) {
    const auto users = backend_.accounts.list();
    if (!users)
        return users.error();
    json::array list;
    for (const auto& user : *users)
        list.push_back(backend::toJson(user));
    return json::object{{"users", std::move(list)}};
}

Result<json::object> Commands::userLink(const json::object& request) {
    const auto running = needRunning();
    if (!running)
        return running.error();
    const auto userName = stringField(request, "name", 200);
    if (!userName)
        return userName.error();
    const auto token = backend_.accounts.makeLink(*userName);
    if (!token)
        return token.error();
    // Behind '#', so that it reaches neither a server's log nor a Referer.
    return json::object{{"token", *token}, {"url", (*running)->endpoint.network + "/login#token=" + *token}};
}

Result<json::object> Commands::userPassword(const json::object& request) {
    const auto userName = stringField(request, "name", 200);
    if (!userName)
        return userName.error();
    const auto replaced = backend_.accounts.replacePassword(*userName);
    if (!replaced)
        return replaced.error();
    auto object = backend::toJson(replaced->user);
    object["password"] = replaced->password;
    return object;
}

Result<json::object> Commands::tabletCode(const json::object& request) {
    const auto running = needRunning();
    if (!running)
        return running.error();
    const auto tabletName = stringField(request, "name", 400);
    if (!tabletName)
        return tabletName.error();
    BoothId booth;
    if (const auto id = backend_.fairs.current()) {
        const auto fair = backend_.fairs.find(*id);
        if (fair && *fair)
            booth = (*fair)->booth;
    }
    const auto code = backend_.tablets.makeCode(*tabletName, booth);
    if (!code)
        return code.error();
    const auto& address = (*running)->endpoint.network;
    return json::object{{"code", code->code},
                        {"address", address + "/tablet"},
                        {"url", address + "/tablet#code=" + code->code},
                        {"expires_in_ms", code->validFor.count()}};
}

Result<json::object> Commands::tabletList(const json::object&) {
    const auto tablets = backend_.tablets.list();
    if (!tablets)
        return tablets.error();
    json::array list;
    for (const auto& tablet : *tablets)
        list.push_back(backend::toJson(tablet));
    return json::object{{"tablets", std::move(list)}};
}

Result<json::object> Commands::tabletRevoke(const json::object& request) {
    const auto which = stringField(request, "tablet", 400);
    if (!which)
        return which.error();
    const auto revoked = backend_.tablets.revoke(*which);
    if (!revoked)
        return revoked.error();
    if (running_) {
        for (const auto& session : revoked->sessions)
            running_->hub.end(ConsoleApi::streamOwner(session));
    }
    return backend::toJson(revoked->tablet);
}

// What a list changes, no device is told: consoles alone have the office's scope.
Result<void> Commands::tellConsoles() {
    if (!running_)
        return {};
    return backend_.store->read([this](Reader& reader) -> Result<void> {
        for (const auto& fair : reader.fairs())
            running_->hub.moved(fair, reader.position(fair), {Scope::office()});
        return {};
    });
}

Result<json::object> Commands::companiesImport(const json::object& request) {
    const auto kind = companyKindOf(request);
    if (!kind)
        return kind.error();
    const auto csv = stringField(request, "csv", limits::companyListBytes);
    if (!csv)
        return csv.error();
    const auto import = backend_.companies.import(*kind, *csv);
    if (!import)
        return import.error();
    if (auto told = tellConsoles(); !told)
        return told.error();
    auto object = toJson(import->list);
    object["mail_providers"] = json::array(import->mailProviders.begin(), import->mailProviders.end());
    return object;
}

Result<json::object> Commands::companiesList(const json::object&) {
    const auto lists = backend_.companies.lists();
    if (!lists)
        return lists.error();
    json::array list;
    for (const auto& each : *lists)
        list.push_back(toJson(each));
    return json::object{{"lists", std::move(list)}};
}

Result<json::object> Commands::companiesRemove(const json::object& request) {
    const auto kind = companyKindOf(request);
    if (!kind)
        return kind.error();
    if (auto removed = backend_.companies.remove(*kind); !removed)
        return removed.error();
    if (auto told = tellConsoles(); !told)
        return told.error();
    return json::object{{"kind", name(*kind)}};
}

Result<json::object> Commands::visitList(const json::object&) {
    json::array list;
    const auto read = backend_.store->read([&](Reader& reader) -> Result<void> {
        list.clear();
        for (const auto& fair : reader.fairs())
            reader.eachDocument(fair, [&](const DocumentChange& change) {
                if (change.gone || change.key.kind != Kind::Visit)
                    return;
                if (auto body = parseObject(change.body))
                    list.push_back(std::move(*body));
            });
        return {};
    });
    if (!read)
        return read.error();
    return json::object{{"visits", std::move(list)}};
}

Result<json::object> Commands::quarantineList(const json::object&) {
    json::array list;
    std::uint64_t total = 0;
    const auto read = backend_.store->read([&](Reader& reader) -> Result<void> {
        list.clear();
        total = reader.countQuarantined();
        for (const auto& entry : reader.quarantine(mostQuarantined))
            list.push_back(toJson(entry, reader.device(entry.writer)));
        return {};
    });
    if (!read)
        return read.error();
    return json::object{{"quarantined", std::move(list)}, {"total", total}};
}

Result<json::object> Commands::triageReset(const json::object& request) {
    return backend_.teaching.reset(flagOr(request, "expert"));
}

Result<json::object> Commands::triageExport(const json::object&) {
    const auto file = backend_.teaching.exported();
    if (!file)
        return file.error();
    return json::object{{"text", backend::toText(*file)}, {"history", file->history.size()}};
}

Result<json::object> Commands::triageImport(const json::object& request) {
    const auto bytes = fromBase64(textOr(request, "model"));
    if (!bytes)
        return bytes.error();
    return backend_.teaching.import({*bytes, std::string(textOr(request, "from")), flagOr(request, "anew")});
}

Result<json::object> Commands::triageReport(const json::object& request) {
    return backend_.teaching.report(std::string(textOr(request, "day")));
}

Result<json::object> Commands::pastDay(const json::object& request) {
    const auto id = backend_.fairs.current();
    if (!id)
        return id.error();
    const auto fair = backend_.fairs.find(*id);
    if (!fair)
        return fair.error();
    if (!*fair)
        return Error{Code::NotFound, "There is no fair in this data folder yet."};
    json::object result;
    const auto read = backend_.store->read([&](Reader& reader) -> Result<void> {
        const auto day = readPastDay(reader, (*fair)->id, (*fair)->timeZone,
                                     std::string(textOr(request, "day")), SystemClock().utc());
        if (!day)
            return day.error();
        result = toJson(*day);
        return {};
    });
    return read ? Result<json::object>(std::move(result)) : read.error();
}

Result<json::object> Commands::rebuild(const json::object&) {
    const auto report = backend::rebuild(*backend_.store, backend_.keys, backend_.random);
    if (!report)
        return report.error();
    if (running_) {
        auto told = backend_.store->read([this](Reader& reader) -> Result<void> {
            for (const auto& fair : reader.fairs())
                running_->hub.movedWhole(fair, reader.position(fair));
            return {};
        });
        if (!told)
            return told.error();
    }
    return json::object{{"events", report->events}};
}

Result<json::object> Commands::checkRebuild(const json::object&) {
    const auto report =
        backend::checkRebuild(*backend_.store, backend_.keys, backend_.random, backend_.folder.scratch());
    if (!report)
        return report.error();
    return toJson(*report);
}

Result<json::object> Commands::backup(const json::object& request) {
    const auto target = stringField(request, "target");
    if (!target)
        return target.error();
    const auto report = backUp(
        {backend_.folder, *backend_.store, backend_.keys, *backend_.ledger, backend_.clock, {}}, *target);
    if (!report)
        return report.error();
    return json::object{{"made_at", toRfc3339(report->madeAt)},
                        {"target", report->target.string()},
                        {"events", report->events},
                        {"bytes", report->bytes},
                        {"others_may_read", report->othersMayRead}};
}

Result<json::object> Commands::check(const json::object&) {
    const auto findings = checkData(backend_);
    if (!findings)
        return findings.error();
    json::array list;
    for (const Finding& finding : *findings)
        list.push_back(json::object{{"what", finding.what},
                                    {"state", name(finding.state)},
                                    {"detail", finding.detail},
                                    {"more", json::array(finding.more.begin(), finding.more.end())}});
    return json::object{{"checked_at", toRfc3339(backend_.clock.utc())},
                        {"good", std::ranges::none_of(*findings,
                                                      [](const Finding& finding) {
                                                          return finding.state == Finding::State::Wrong;
                                                      })},
                        {"findings", std::move(list)}};
}

Result<json::object> Commands::erase(const json::object& request) {
    Result<VisitId> visit = Error{};
    if (request.contains("number"))
        visit = backend_.erasing.visitOf(textOr(request, "number"));
    else
        visit = idField<VisitId>(request, "visit");
    if (!visit)
        return visit.error();
    const auto erased = backend_.erasing.erase(*visit);
    if (!erased)
        return erased.error();
    return json::object{{"visit", toString(erased->visit)},
                        {"started_at", erased->startedAt},
                        {"device", erased->device},
                        {"contact", erased->contact},
                        {"anew", erased->anew}};
}

} // namespace standdienst::backend
