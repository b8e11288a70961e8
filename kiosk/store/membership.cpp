// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/membership.h"

#include <sqlite3.h>

namespace standdienst::kiosk {

std::optional<Membership> readMembership(SQLite::Database& database) {
    SQLite::Statement row(database,
                          "SELECT device, address, backend, seal_key, fair, booth, sign_seed FROM identity");
    if (!row.executeStep())
        return std::nullopt;
    auto key = SignKey::fromSeed(blobAt(row.getColumn(6)));
    if (!key)
        throw SQLite::Exception("the device's key cannot be read", SQLITE_CORRUPT);
    Identity identity;
    readBytes(row.getColumn(0), identity.device.value.bytes.data(), 16);
    identity.address = row.getColumn(1).getString();
    identity.backend = bytesAt<Fingerprint>(row.getColumn(2));
    identity.sealKey = bytesAt<SealPublicKey>(row.getColumn(3));
    identity.fair.value = row.getColumn(4).getString();
    identity.booth.value = row.getColumn(5).getString();
    return Membership{std::move(identity), *key};
}

void writeMembership(SQLite::Database& database, const Membership& membership) {
    SQLite::Statement write(database, "INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?, ?, ?, ?, ?)");
    const Identity& identity = membership.identity;
    bindBytes(write, 1, identity.device.value.bytes);
    write.bind(2, identity.address);
    bindBytes(write, 3, identity.backend.data);
    bindBytes(write, 4, identity.sealKey.data);
    write.bind(5, identity.fair.value);
    write.bind(6, identity.booth.value);
    bindBytes(write, 7, membership.key.seed());
    write.exec();
}

} // namespace standdienst::kiosk
