// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/sync/transport.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <optional>

namespace standdienst::kiosk {

// Qt's network, to one backend. The backend's key is what counts: its SHA-256 must be the pinned one, and
// then nothing else in the certificate is looked at, dates least of all. No proxies, no cookies, no cache, no
// redirects, HTTP/1.1. Lives in the thread that made it; its exchanges do not outlive it.
class QtTransport final : public Transport {
public:
    // Malformed where the address is none; Forbidden for plain HTTP to another machine. Without `pinned` the
    // key that answers first is taken, told in the answer and held on to: for pairing by a typed code.
    static Result<std::unique_ptr<QtTransport>> make(const std::string& address,
                                                     std::optional<Fingerprint> pinned);
    ~QtTransport() override;

    std::unique_ptr<Exchange> send(Request request, std::function<void(Result<Answer>)> done) override;
    std::unique_ptr<Exchange> stream(Request request, StreamEvents events) override;

private:
    class Reply;
    QtTransport(QUrl base, std::optional<Fingerprint> pinned);
    QNetworkReply* begin(const Request& request);
    bool isOurs(const Fingerprint& seen);

    QUrl base_;
    std::optional<Fingerprint> pinned_;
    QNetworkAccessManager network_;
};

} // namespace standdienst::kiosk
