// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keys.h"
#include "tests/catch.h"

using namespace standdienst;

TEST_CASE("A signature holds for its key and message alone") {
    initCrypto();
    SystemRandom random;
    const SignKey key = SignKey::generate(random);
    const Signature signature = key.sign("message");
    CHECK(verify(key.publicKey(), "message", signature));
    CHECK_FALSE(verify(key.publicKey(), "massage", signature));
    CHECK_FALSE(verify(SignKey::generate(random).publicKey(), "message", signature));
    const SignKey again = *SignKey::fromSeed(key.seed());
    CHECK(again.publicKey() == key.publicKey());
    CHECK(again.sign("message") == signature);
    CHECK_FALSE(SignKey::fromSeed("short"));
}

TEST_CASE("A sealed box opens with the backend's key alone, and not when altered") {
    initCrypto();
    SystemRandom random;
    const SealKey key = SealKey::generate(random);
    const std::string box = seal(key.publicKey(), "Anna Müller");
    CHECK(*key.open(box) == "Anna Müller");
    CHECK(box != seal(key.publicKey(), "Anna Müller"));
    CHECK(*SealKey::fromSecret(key.secret())->open(box) == "Anna Müller");
    CHECK(SealKey::generate(random).open(box).error().code == Code::BadSignature);
    for (std::size_t i = 0; i < box.size(); ++i) {
        std::string altered = box;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        CHECK_FALSE(key.open(altered));
    }
    CHECK_FALSE(key.open(""));
    CHECK(keyId(key.publicKey()) == keyId(SealKey::fromSecret(key.secret())->publicKey()));
}

TEST_CASE("Passwords are checked against argon2id") {
    initCrypto();
    const std::string phc = hashPassword("correct horse");
    CHECK(phc.rfind("$argon2id$v=19$m=12288,t=3,p=1$", 0) == 0);
    CHECK(checkPassword(phc, "correct horse"));
    CHECK_FALSE(checkPassword(phc, "correct house"));
    CHECK_FALSE(checkPassword("", "correct horse"));
    CHECK_FALSE(checkPassword(phc, {}));
    CHECK(equalSecret({}, ""));
    CHECK_FALSE(checkPassword("$argon2id$nonsense", "correct horse"));
    CHECK(phc != hashPassword("correct horse"));
}
