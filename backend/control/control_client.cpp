// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/control/control_client.h"

#include "backend/control/commands.h"
#include "backend/control/control_socket.h"

namespace standdienst::backend {

namespace {

Result<json::object> ask(int service, const json::object& request) {
    if (auto sent = writeLine(service, json::serialize(request)); !sent)
        return sent.error();
    const auto line = readLine(service, controlAnswerBytes);
    if (!line)
        return line.error();
    const auto answer = parseObject(*line);
    if (!answer)
        return answer.error();
    if (const auto* done = find(*answer, "ok"); done && done->is_object())
        return done->get_object();
    const auto* error = find(*answer, "error");
    if (!error || !error->is_object())
        return Error{
            Code::Malformed,
            "The service answered what this program does not understand: are both of the same version?"};
    return Error{codeFromName(textOr(error->get_object(), "code")).value_or(Code::Internal),
                 std::string(textOr(error->get_object(), "detail"))};
}

} // namespace

Result<json::object> runCommand(const std::filesystem::path& data, const json::object& request,
                                const Clock& clock, Random& random) {
    const auto service = connectControl(data);
    if (service)
        return ask(service->get(), request);
    if (service.error().code != Code::Unreachable)
        return service.error();
    auto backend = Backend::open(data, DataFolder::WhereNone::Refuse, false, clock, random);
    if (!backend)
        return backend.error();
    return Commands(**backend, std::nullopt).run(request);
}

} // namespace standdienst::backend
