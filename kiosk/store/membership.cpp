// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/membership.h"

#include <sqlite3.h>

namespace standdienst::kiosk {

std::optional<Membership> readMembership(SQLite::Database& database) {
    SQLite::Statement row(database, "SELECT * FROM identity");
    if (!row.executeStep())
        return std::nullopt;
    auto key = SignKey::fromSeed(blobAt(row.getColumn("sign_seed")));
    if (!key)
        throw SQLite::Exception("the device's key cannot be read", SQLITE_CORRUPT);
    Identity identity;
    readBytes(row.getColumn("device"), identity.device.value.bytes.data(), 16);
    identity.address = row.getColumn("address").getString();
    identity.backend = bytesAt<Fingerprint>(row.getColumn("backend"));
    identity.sealKey = bytesAt<SealPublicKey>(row.getColumn("seal_key"));
    identity.fair.value = row.getColumn("fair").getString();
    identity.booth.value = row.getColumn("booth").getString();
    // A damaged file may be of a version that did not know it.
    const bool revoked = row.getColumnCount() > 8 && row.getColumn("revoked").getInt() != 0;
    if (row.getColumnCount() > 9)
        identity.letters = row.getColumn("letters").getString();
    return Membership{std::move(identity), *key, revoked};
}

void writeMembership(SQLite::Database& database, const Membership& membership) {
    SQLite::Statement write(database,
                            "INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const Identity& identity = membership.identity;
    bindBytes(write, 1, identity.device.value.bytes);
    write.bind(2, identity.address);
    bindBytes(write, 3, identity.backend.data);
    bindBytes(write, 4, identity.sealKey.data);
    write.bind(5, identity.fair.value);
    write.bind(6, identity.booth.value);
    bindBytes(write, 7, membership.key.seed());
    write.bind(8, membership.revoked ? 1 : 0);
    write.bind(9, identity.letters);
    write.exec();
}

} // namespace standdienst::kiosk
