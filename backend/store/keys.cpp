// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/keys.h"

namespace standdienst::backend {

namespace {

Error unusable(const DataFolder& folder, const std::string& name) {
    return {Code::Malformed,
            "the key file " + (folder.keys() / name).string() +
                " is damaged; put it back from a backup. Do not delete it: devices and stored "
                "contacts depend on it"};
}

} // namespace

Result<BackendKeys> openKeys(const DataFolder& folder, Random& random, const Clock& clock) {
    auto idText = folder.secret(
        "writer.id", [&]() -> Result<std::string> { return toString(makeUuid7(clock.utc(), random)); });
    if (!idText)
        return idText.error();
    auto seed =
        folder.secret("sign.key", [&]() -> Result<std::string> { return SignKey::generate(random).seed(); });
    if (!seed)
        return seed.error();
    auto secret = folder.secret("seal.key",
                                [&]() -> Result<std::string> { return SealKey::generate(random).secret(); });
    if (!secret)
        return secret.error();
    auto id = parseId<WriterId>(*idText);
    if (!id)
        return unusable(folder, "writer.id");
    auto sign = SignKey::fromSeed(*seed);
    if (!sign)
        return unusable(folder, "sign.key");
    auto seal = SealKey::fromSecret(*secret);
    if (!seal)
        return unusable(folder, "seal.key");
    return BackendKeys{*id, *sign, *seal};
}

} // namespace standdienst::backend
