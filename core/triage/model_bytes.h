// SPDX-License-Identifier: GPL-3.0-or-later
// How a model becomes bytes and comes back exactly: little-endian integers, IEEE 754 doubles by their bits,
// no padding.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace standdienst {

// What a model's bytes are for. For Scoring they leave out what only learning needs, and covariances are
// singles.
enum class ModelUse { Learning, Scoring };

class ModelWriter {
public:
    void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    void u32(std::uint32_t value);
    void u64(std::uint64_t value);
    void number(double value);
    void numbers(std::span<const double> values);
    void single(float value);
    void singles(std::span<const double> values); // each rounded to the nearest
    void text(std::string_view value);            // at most 255 bytes
    void bytes(std::string_view value);           // below 4 GiB
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

// Reads what ModelWriter wrote. The first error stays and everything after it reads as zero, so that reading
// is a list of fields; who reads asks finish() before using anything. Nothing is allocated on the say-so of
// the bytes beyond their own length.
class ModelReader {
public:
    explicit ModelReader(std::string_view bytes) : rest_(bytes) {}
    std::uint8_t u8();
    std::uint32_t u32();
    std::uint64_t u64();
    double number(); // finite
    double number(double least, double most, std::string_view what);
    float single();                         // finite
    void numbers(std::span<double> values); // finite
    void singles(std::span<double> values); // finite
    std::string text();
    std::string_view bytes(std::size_t most); // of what is being read
    // A count that something is about to be sized by: refused above `most`.
    std::uint32_t count(std::size_t most, std::string_view what);
    void fail(std::string_view what);
    bool failed() const { return error_.has_value(); }
    // Malformed where a field was wrong, bytes were missing or are left over.
    Result<void> finish();

private:
    std::string_view take(std::size_t size);
    std::string_view rest_;
    std::optional<Error> error_;
};

} // namespace standdienst
