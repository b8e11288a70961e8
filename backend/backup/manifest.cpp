// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/manifest.h"

#include "backend/store/files.h"
#include "backend/store/sqlite_schema.h"

#include "core/base/json.h"
#include "core/crypto/keys.h"

#include <algorithm>
#include <fstream>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "standdienst-backup";
constexpr std::uint64_t formatVersion = 1;
constexpr std::size_t chunkBytes = 1024 * 1024;

} // namespace

// digest' = BLAKE2b-256(digest | the next MiB)
Result<Digest> digestOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{Code::NotFound, "cannot read " + path.string()};
    Digest digest;
    std::string chunk(Digest::size + chunkBytes, '\0');
    for (;;) {
        std::ranges::copy(digest.data, chunk.begin());
        file.read(chunk.data() + Digest::size, chunkBytes);
        const auto count = static_cast<std::size_t>(file.gcount());
        if (count > 0)
            digest = blake2b(std::string_view(chunk.data(), Digest::size + count));
        if (file.bad())
            return Error{Code::Internal, "cannot read " + path.string()};
        if (count < chunkBytes)
            return digest;
    }
}

std::string toText(const Manifest& manifest) {
    json::object files;
    for (const auto& [name, digest] : manifest.files)
        files[name] = toHex(digest.view());
    return json::serialize(json::object{{heading, formatVersion},
                                        {"made_at", toRfc3339(manifest.madeAt)},
                                        {"program", manifest.program},
                                        {"schema", manifest.schema},
                                        {"backend", toString(manifest.backend)},
                                        {"events", manifest.events},
                                        {"files", std::move(files)}}) +
           "\n";
}

Result<Manifest> readBackup(const fs::path& folder) {
    const auto text = files::read(folder / backupfiles::manifest);
    if (!text)
        return Error{Code::NotFound, folder.string() + " is no backup of Standdienst: it has no " +
                                         std::string(backupfiles::manifest) +
                                         ". Name a folder that standdienst backup made"};
    const auto object = parseObject(*text);
    if (!object)
        return Error{Code::Malformed, "the backup " + folder.string() + " is damaged: its " +
                                          std::string(backupfiles::manifest) +
                                          " cannot be read. Take another"};
    const auto format = integerField(*object, heading);
    const auto madeAt = timeField(*object, "made_at");
    const auto schema = integerField(*object, "schema");
    const auto backend = idField<WriterId>(*object, "backend");
    const auto events = integerField(*object, "events");
    const auto* list = find(*object, "files");
    if (firstError(format, madeAt, schema, backend, events) || !list || !list->is_object())
        return Error{Code::Malformed, "the backup " + folder.string() + " is damaged. Take another"};
    if (*format > formatVersion || *schema > schemaVersion)
        return Error{Code::NewerVersion, "the backup " + folder.string() + " was made by a newer version (" +
                                             std::string(textOr(*object, "program")) +
                                             "); restore it with that version"};
    Manifest manifest{
        *madeAt, std::string(textOr(*object, "program")), static_cast<int>(*schema), *backend, *events, {}};
    for (const auto& [name, value] : list->get_object()) {
        const auto digest = hexField<Digest>(list->get_object(), name);
        const auto found = digest ? digestOf(folder / std::string(name)) : digest;
        if (!digest || !found || *found != *digest)
            return Error{Code::Malformed, "the backup " + folder.string() + " is damaged: " +
                                              std::string(name) + " is not what it was. Take another"};
        manifest.files.emplace(name, *digest);
    }
    for (const std::string_view needed : backupfiles::keys) {
        if (!manifest.files.contains(std::string(needed)))
            return Error{Code::Malformed, "the backup " + folder.string() + " lacks " + std::string(needed) +
                                              ". Take another"};
    }
    if (!manifest.files.contains(std::string(backupfiles::database)))
        return Error{Code::Malformed, "the backup " + folder.string() + " lacks its database. Take another"};
    return manifest;
}

} // namespace standdienst::backend
