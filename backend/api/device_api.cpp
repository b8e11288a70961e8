// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/device_api.h"

#include "backend/api/body.h"
#include "backend/http/problem.h"
#include "backend/journal/pull.h"
#include "core/base/limits.h"

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

const DeviceInfo& deviceOf(const Request& request) {
    return std::any_cast<const DeviceInfo&>(request.caller);
}

Result<Devices::PairRequest> pairRequest(const json::object& body) {
    Devices::PairRequest pairing;
    const auto key = hexField<SignPublicKey>(body, "key");
    const auto nonce = hexField<Nonce>(body, "nonce");
    const auto proof = hexField<Digest>(body, "proof");
    auto name = stringField(body, "name", 200);
    const auto face = stringField(body, "face", 16);
    if (!key)
        return key.error();
    if (!nonce)
        return nonce.error();
    if (!proof)
        return proof.error();
    if (!name)
        return name.error();
    if (!face)
        return face.error();
    const auto known = faceFromName(*face);
    if (!known)
        return Error{Code::Malformed, "face: expected kiosk or staff"};
    pairing = {*key, *nonce, *proof, std::move(*name), *known, std::nullopt};
    if (body.contains("device")) {
        const auto device = idField<WriterId>(body, "device");
        if (!device)
            return device.error();
        pairing.device = *device;
    }
    return pairing;
}

} // namespace

Result<void> DeviceApi::authenticate(Request& request) const {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("authorization");
    if (!header.starts_with(scheme))
        return Error{Code::Unauthorized, "Log in first: POST nonce, then POST session."};
    auto device = devices_.authenticate(header.substr(scheme.size()));
    if (!device)
        return device.error();
    request.owner = streamOwner(device->id);
    request.caller = std::move(*device);
    return {};
}

Response DeviceApi::pair(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto pairing = pairRequest(*body);
    if (!pairing)
        return problem(pairing.error());
    const auto paired = devices_.pair(*pairing);
    if (!paired)
        return problem(paired.error());
    return answer({{"device", toString(paired->device)},
                   {"seal_key", toHex(paired->sealKey.view())},
                   {"proof", toHex(paired->proof.view())},
                   {"fair", paired->fair.value},
                   {"booth", paired->booth.value},
                   {"letters", paired->letters}});
}

Response DeviceApi::nonce(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto device = idField<WriterId>(*body, "device");
    if (!device)
        return problem(device.error());
    const auto nonce = devices_.makeNonce(*device);
    if (!nonce)
        return problem(nonce.error());
    return answer({{"nonce", toHex(nonce->view())}});
}

Response DeviceApi::session(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto device = idField<WriterId>(*body, "device");
    if (!device)
        return problem(device.error());
    const auto nonce = hexField<Nonce>(*body, "nonce");
    if (!nonce)
        return problem(nonce.error());
    const auto signature = hexField<Signature>(*body, "signature");
    if (!signature)
        return problem(signature.error());
    const auto session = devices_.login(*device, *nonce, *signature);
    if (!session)
        return problem(session.error());
    return answer({{"token", session->token},
                   {"expires_in_ms", session->expiresIn.count()},
                   {"letters", session->letters}});
}

Response DeviceApi::head(const Request& request) const {
    const auto head = ingest_.head(deviceOf(request).id);
    if (!head)
        return problem(head.error());
    return answer(
        {{"incarnation", head->incarnation}, {"seq", head->seq}, {"hash", toHex(head->hash.view())}});
}

void DeviceApi::push(const Request& request, http::Reply reply) const {
    if (auto right = requireType(request, "application/x-ndjson"); !right)
        return reply(problem(right.error()));
    ingest_.push(deviceOf(request).id, request.body, [reply = std::move(reply)](const PushOutcome& outcome) {
        if (outcome.result)
            return reply(answer(toJson(*outcome.result)));
        json::object extra;
        if (outcome.result.error().code == Code::Gap)
            extra["expected_seq"] = outcome.expectedSeq;
        reply(problem(outcome.result.error(), std::move(extra)));
    });
}

Response DeviceApi::pull(const Request& request) const {
    const auto limit = countField(request, "limit", limits::pullDocuments);
    if (!limit)
        return problem(limit.error());
    auto page = backend::pull(store_, deviceOf(request), request.queryField("cursor").value_or(""), *limit);
    if (!page)
        return problem(page.error());
    Response response{.body = std::move(*page)};
    response.headers.emplace_back("Content-Type", "application/json");
    return response;
}

Response DeviceApi::live(const Request& request) const {
    const auto& device = deviceOf(request);
    Response response;
    response.stream =
        hub_.subscribe(streamOwner(device.id),
                       {device.fair, {Scope::fair(), Scope::booth(device.booth), Scope::writer(device.id)}});
    response.headers.emplace_back("Content-Type", "text/event-stream");
    return response;
}

} // namespace standdienst::backend
