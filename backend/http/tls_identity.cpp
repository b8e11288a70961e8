// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/tls_identity.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace standdienst::backend::http {

namespace {

template<auto free>
struct Free {
    template<class T>
    void operator()(T* value) const {
        free(value);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;

Error failed(std::string_view what) {
    return Error{Code::Internal, "OpenSSL failed: " + std::string(what)};
}

std::string text(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

bool addExtension(X509* certificate, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509* certificate) {
    std::array<unsigned char, 16> random{};
    const std::unique_ptr<BIGNUM, Free<BN_free>> number(RAND_bytes(random.data(), random.size()) == 1
                                                            ? BN_bin2bn(random.data(), random.size(), nullptr)
                                                            : nullptr);
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

Result<Fingerprint> fingerprintOf(X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return failed("i2d_X509_PUBKEY");
    Fingerprint fingerprint;
    SHA256(der, static_cast<std::size_t>(size), fingerprint.data.data());
    OPENSSL_free(der);
    return fingerprint;
}

} // namespace

Result<std::string> makeTlsPem() {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 ||
        X509_set_pubkey(certificate.get(), key.get()) != 1)
        return failed("making a key");
    auto* subject = X509_get_subject_name(certificate.get());
    const auto* commonName = reinterpret_cast<const unsigned char*>("Standdienst");
    if (!setSerial(certificate.get()) ||
        ASN1_TIME_set_string(X509_getm_notBefore(certificate.get()), "19700101000000Z") != 1 ||
        ASN1_TIME_set_string(X509_getm_notAfter(certificate.get()), "99991231235959Z") != 1 ||
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, commonName, -1, -1, 0) != 1 ||
        X509_set_issuer_name(certificate.get(), subject) != 1 ||
        !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(certificate.get(), NID_ext_key_usage, "serverAuth") ||
        !addExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) <= 0)
        return failed("signing a certificate");
    const Bio out(BIO_new(BIO_s_secmem()));
    if (!out || PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(out.get(), certificate.get()) != 1)
        return failed("writing a certificate");
    return text(out.get());
}

Result<TlsIdentity> readTlsIdentity(std::string pem) {
    const Bio keyIn(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Bio certificateIn(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (!keyIn || !certificateIn)
        return failed("BIO_new_mem_buf");
    const Key key(PEM_read_bio_PrivateKey(keyIn.get(), nullptr, nullptr, nullptr));
    const Certificate certificate(PEM_read_bio_X509(certificateIn.get(), nullptr, nullptr, nullptr));
    if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
        return Error{
            Code::Malformed,
            "The TLS key in the data folder (keys/tls.pem) cannot be read. Restore it from a backup. "
            "If there is none, remove it; every device must then be paired again."};
    auto fingerprint = fingerprintOf(certificate.get());
    if (!fingerprint)
        return fingerprint.error();
    Fingerprint whole;
    if (X509_digest(certificate.get(), EVP_sha256(), whole.data.data(), nullptr) != 1)
        return failed("X509_digest");
    return TlsIdentity{std::move(pem), *fingerprint, whole};
}

} // namespace standdienst::backend::http
