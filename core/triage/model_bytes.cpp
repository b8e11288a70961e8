// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/model_bytes.h"

#include <bit>
#include <cassert>
#include <cmath>

namespace standdienst {

namespace {

template<class T>
void append(std::string& bytes, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

std::uint64_t integer(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return value;
}

} // namespace

void ModelWriter::u32(std::uint32_t value) {
    append(bytes_, value);
}

void ModelWriter::u64(std::uint64_t value) {
    append(bytes_, value);
}

void ModelWriter::number(double value) {
    append(bytes_, std::bit_cast<std::uint64_t>(value));
}

void ModelWriter::numbers(std::span<const double> values) {
    for (const double value : values)
        number(value);
}

void ModelWriter::single(float value) {
    u32(std::bit_cast<std::uint32_t>(value));
}

void ModelWriter::singles(std::span<const double> values) {
    for (const double value : values)
        single(static_cast<float>(value));
}

void ModelWriter::text(std::string_view value) {
    assert(value.size() <= 255);
    u8(static_cast<std::uint8_t>(value.size()));
    bytes_.append(value);
}

void ModelWriter::bytes(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
}

void ModelReader::fail(std::string_view what) {
    if (!error_)
        error_ = Error{Code::Malformed, "triage model: " + std::string(what)};
}

std::string_view ModelReader::take(std::size_t size) {
    if (error_ || rest_.size() < size) {
        fail("ends too early");
        return {};
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

std::uint8_t ModelReader::u8() {
    return static_cast<std::uint8_t>(integer(take(1)));
}

std::uint32_t ModelReader::u32() {
    return static_cast<std::uint32_t>(integer(take(4)));
}

std::uint64_t ModelReader::u64() {
    return integer(take(8));
}

double ModelReader::number() {
    const double value = std::bit_cast<double>(u64());
    if (std::isfinite(value))
        return value;
    fail("a number that is not finite");
    return 0;
}

double ModelReader::number(double least, double most, std::string_view what) {
    const double value = number();
    if (!failed() && (value < least || value > most))
        fail(std::string(what) + " is out of range");
    return failed() ? least : value;
}

float ModelReader::single() {
    const float value = std::bit_cast<float>(u32());
    if (std::isfinite(value))
        return value;
    fail("a number that is not finite");
    return 0;
}

void ModelReader::numbers(std::span<double> values) {
    for (double& value : values)
        value = number();
}

void ModelReader::singles(std::span<double> values) {
    for (double& value : values)
        value = static_cast<double>(single());
}

std::string ModelReader::text() {
    const std::size_t size = u8();
    return std::string(take(size));
}

std::string_view ModelReader::bytes(std::size_t most) {
    return take(count(most, "bytes"));
}

std::uint32_t ModelReader::count(std::size_t most, std::string_view what) {
    const std::uint32_t value = u32();
    if (value <= most)
        return value;
    fail(std::string(what) + ": more than " + std::to_string(most));
    return 0;
}

Result<void> ModelReader::finish() {
    if (!error_ && !rest_.empty())
        fail(std::to_string(rest_.size()) + " bytes too many");
    if (error_)
        return *error_;
    return {};
}

} // namespace standdienst
