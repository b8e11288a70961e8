// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/staff.h"

namespace standdienst::backend {

namespace {

// Version 4: nothing in it but chance, not even when it was made.
StaffId makeStaffId(Random& random) {
    StaffId staff;
    auto& bytes = staff.value.bytes;
    random.fill(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return staff;
}

} // namespace

Result<Day> Staff::day() {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    const auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    return dayOf(*fair ? (*fair)->timeZone : "UTC", clock_.utc());
}

Result<std::optional<StaffId>> Staff::known(const AccountId& account) {
    const auto day = this->day();
    if (!day)
        return day.error();
    std::optional<StaffId> staff;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        staff = reader.staff(day->name, account);
        return {};
    });
    return read ? Result<std::optional<StaffId>>(staff) : read.error();
}

Result<StaffId> Staff::today(const AccountId& account) {
    const auto standing = known(account);
    if (!standing)
        return standing.error();
    if (*standing)
        return **standing;
    const auto day = this->day();
    if (!day)
        return day.error();
    const StaffId made = makeStaffId(random_);
    StaffId staff;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        if (!writer.account(account))
            return Error{Code::NotFound, "there is no such account"};
        writer.addStaff({day->name, account, made});
        staff = *writer.staff(day->name, account);
        return {};
    });
    return written ? Result<StaffId>(staff) : written.error();
}

Result<UtcTime> Staff::forgetPast() {
    const auto day = this->day();
    if (!day && day.error().code == Code::NotFound)
        return clock_.utc() + std::chrono::minutes(1);
    if (!day)
        return day.error();
    const auto done = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.forgetStaffBut(day->name);
        return {};
    });
    return done ? Result<UtcTime>(day->until) : done.error();
}

json::object personJson(Reader& reader, const StaffId& staff) {
    const auto account = reader.accountOf(staff);
    if (!account)
        return {{"id", nullptr}, {"name", nullptr}};
    return {{"id", toString(staff)}, {"name", account->name}};
}

} // namespace standdienst::backend
