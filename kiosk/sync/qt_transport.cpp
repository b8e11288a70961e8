// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/qt_transport.h"

#include "kiosk/sync/spki.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace standdienst::kiosk {

namespace {

// A page of documents has 256 KiB, or one document more than that; a portal's page may have anything.
constexpr qint64 mostAnswerBytes = 4 << 20;

std::optional<Fingerprint> fingerprintOf(const QSslCertificate& certificate) {
    const QByteArray der = certificate.toDer();
    const auto info = subjectPublicKeyInfo({der.constData(), static_cast<std::size_t>(der.size())});
    if (!info)
        return std::nullopt;
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromRawData(info->data(), static_cast<qsizetype>(info->size())),
                                 QCryptographicHash::Sha256);
    Fingerprint fingerprint;
    std::ranges::copy(hash, fingerprint.data.begin());
    return fingerprint;
}

// What went wrong on the way, as opposed to what an answer says.
bool isBroken(QNetworkReply::NetworkError error) {
    return (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied) ||
           error == QNetworkReply::ProtocolFailure;
}

// Whether what came in place of a TLS handshake is no TLS at all: a portal answers plain HTTP on every port.
// Qt tells a handshake that failed by one code, whatever the cause; what OpenSSL says of it stands in the
// text with OpenSSL's own number in front ("error:0A00010B:SSL routines::wrong version number"), and that
// number is what counts.
bool spokeNoTls(const QNetworkReply& reply) {
    if (reply.error() != QNetworkReply::SslHandshakeFailedError)
        return false;
    static const QRegularExpression numbered(QStringLiteral("error:([0-9A-Fa-f]{8}):"));
    constexpr uint reasonMask = 0xfff; // OpenSSL 1.1 keeps a function's number above, OpenSSL 3 nothing
    constexpr uint wrongVersionNumber = 267;
    auto found = numbered.globalMatch(reply.errorString());
    while (found.hasNext()) {
        if ((found.next().captured(1).toUInt(nullptr, 16) & reasonMask) == wrongVersionNumber)
            return true;
    }
    return false;
}

QSslConfiguration tls() {
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    // No authority speaks for the backend, so every handshake asks in sslErrors, and no system certificates
    // are loaded.
    configuration.setCaCertificates({});
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

} // namespace

// One request under way: checks the key before anything is sent, and tells how it ends exactly once.
class QtTransport::Reply final : public Exchange {
public:
    Reply(QtTransport& transport, const Request& request)
        : transport_(transport), reply_(transport.begin(request)) {
        QObject::connect(reply_, &QNetworkReply::sslErrors, ears_.get(), [this] {
            if (checkKey())
                reply_->ignoreSslErrors();
        });
        QObject::connect(reply_, &QNetworkReply::encrypted, ears_.get(), [this] {
            if (!checkKey())
                reply_->abort();
        });
    }

    ~Reply() override {
        if (!reply_)
            return;
        ears_.reset();
        reply_->abort();
        reply_->deleteLater();
    }

    void collect(std::chrono::milliseconds timeout, std::function<void(Result<Answer>)> done) {
        QTimer::singleShot(timeout, ears_.get(), [this] {
            slow_ = true;
            reply_->abort();
        });
        QObject::connect(reply_, &QNetworkReply::readyRead, ears_.get(), [this] {
            if (reply_->bytesAvailable() > mostAnswerBytes)
                reply_->abort();
        });
        QObject::connect(reply_, &QNetworkReply::finished, ears_.get(),
                         [this, done = std::move(done)]() mutable {
                             const auto call = std::move(done);
                             const auto result = ended();
                             release();
                             call(result); // may let this object go
                         });
    }

    void listen(StreamEvents events) {
        events_ = std::make_shared<StreamEvents>(std::move(events));
        QObject::connect(reply_, &QNetworkReply::metaDataChanged, ears_.get(), [this] { read(); });
        QObject::connect(reply_, &QNetworkReply::readyRead, ears_.get(), [this] { read(); });
        QObject::connect(reply_, &QNetworkReply::finished, ears_.get(), [this] {
            if (!read())
                return;
            const auto listener = events_;
            const auto result = ended();
            release();
            listener->ended(result ? Error{Code::Unreachable, "the backend ended the stream"}
                                   : result.error());
        });
    }

private:
    // False where a listener let this object go.
    bool read() {
        const auto listener = events_;
        const std::weak_ptr<char> life = life_;
        if (!opened_) {
            const Answer head = answer();
            if (head.status == 0 || wrongKey_)
                return true;
            opened_ = true;
            listener->opened(head);
            if (life.expired())
                return false;
        }
        const QByteArray bytes = reply_->readAll();
        if (!bytes.isEmpty())
            listener->data({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return !life.expired();
    }

    bool checkKey() {
        const auto seen = fingerprintOf(reply_->sslConfiguration().peerCertificate());
        if (seen && transport_.isOurs(*seen))
            return true;
        wrongKey_ = true;
        return false;
    }

    Answer answer() const {
        Answer answer;
        answer.status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        for (const auto& [name, value] : reply_->rawHeaderPairs())
            answer.headers.emplace_back(name.toStdString(), value.toStdString());
        answer.backend = fingerprintOf(reply_->sslConfiguration().peerCertificate()).value_or(Fingerprint{});
        return answer;
    }

    Result<Answer> ended() {
        if (wrongKey_)
            return Error{
                Code::KeyChanged,
                "another key answers at the backend's address than the one this device was paired with; if "
                "the backend was set up anew, run `standdienst-kiosk --forget` and pair; otherwise the "
                "hall's login page or "
                "somebody else may be in between"};
        if (slow_)
            return Error{Code::Unreachable, "the backend did not answer in time"};
        if (spokeNoTls(*reply_))
            return Error{Code::CaptivePortal,
                         "something that speaks no TLS answered in the backend's place; many halls want a "
                         "login page to be filled in first"};
        Answer done = answer();
        if (done.status == 0 || isBroken(reply_->error()))
            return Error{Code::Unreachable, reply_->errorString().toStdString()};
        done.body = reply_->readAll().toStdString();
        return done;
    }

    void release() {
        ears_.reset();
        reply_->deleteLater();
        reply_ = nullptr;
    }

    QtTransport& transport_;
    QNetworkReply* reply_;
    // Whom the reply's signals reach. Never reply_->disconnect(): Qt itself listens to them, and an abort
    // that it does not hear leaves the connection open; after six of them no request would leave the device.
    std::unique_ptr<QObject> ears_ = std::make_unique<QObject>();
    std::shared_ptr<StreamEvents> events_;
    std::shared_ptr<char> life_ = std::make_shared<char>();
    bool opened_ = false;
    bool wrongKey_ = false;
    bool slow_ = false;
};

Result<std::unique_ptr<QtTransport>> QtTransport::make(const std::string& address,
                                                       std::optional<Fingerprint> pinned) {
    const QUrl url(QString::fromStdString(address), QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != QLatin1String("https")))
        return Error{Code::Malformed, address + ": an address like https://192.168.1.5:8443 is needed"};
    if (plain && url.host() != QLatin1String("localhost") && !QHostAddress(url.host()).isLoopback())
        return Error{Code::Forbidden, address + ": plain http is for this machine alone; use https"};
    if (plain)
        pinned = Fingerprint{};
    return std::unique_ptr<QtTransport>(new QtTransport(url, pinned));
}

QtTransport::QtTransport(QUrl base, std::optional<Fingerprint> pinned)
    : base_(std::move(base)), pinned_(pinned) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setAutoDeleteReplies(false);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QtTransport::~QtTransport() = default;

bool QtTransport::isOurs(const Fingerprint& seen) {
    if (!pinned_)
        pinned_ = seen;
    return *pinned_ == seen;
}

QNetworkReply* QtTransport::begin(const Request& request) {
    QUrl url(base_);
    const QUrl relative(QString::fromStdString(request.path), QUrl::StrictMode);
    url.setPath(relative.path(QUrl::FullyEncoded), QUrl::StrictMode);
    url.setQuery(relative.query(QUrl::FullyEncoded), QUrl::StrictMode);
    QNetworkRequest out(url);
    out.setSslConfiguration(tls());
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setRawHeader("User-Agent", "standdienst-kiosk");
    out.setRawHeader("Accept-Encoding", "identity");
    for (const auto& [name, value] : request.headers)
        out.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    if (request.method == "GET")
        return network_.get(out);
    return network_.post(out, QByteArray::fromStdString(request.body));
}

std::unique_ptr<Exchange> QtTransport::send(Request request, std::function<void(Result<Answer>)> done) {
    auto reply = std::make_unique<Reply>(*this, request);
    reply->collect(request.timeout, std::move(done));
    return reply;
}

std::unique_ptr<Exchange> QtTransport::stream(Request request, StreamEvents events) {
    auto reply = std::make_unique<Reply>(*this, request);
    reply->listen(std::move(events));
    return reply;
}

} // namespace standdienst::kiosk
