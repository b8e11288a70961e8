# SPDX-License-Identifier: GPL-3.0-or-later
"""read_calendar.py PROGRAM: what the program prints is read by another's reader of iCalendar, and says the same."""
import datetime
import subprocess
import sys

import icalendar

printed = subprocess.run([sys.argv[1]], check=True, capture_output=True).stdout
for line in printed.split(b"\r\n"):
    assert len(line) <= 75, line
    assert b"\n" not in line and b"\r" not in line, line
    line.decode("utf-8")
calendar = icalendar.Calendar.from_ical(printed)
assert not calendar.errors, calendar.errors
assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH"
assert str(calendar["X-WR-CALNAME"]) == "Standdienst – Wärmeforum, Halle 4; Stand B12"
one, two = calendar.walk("VEVENT")
utc = datetime.timezone.utc


def moment(event, name):
    return event[name].dt.astimezone(utc)


assert not one.errors and not two.errors
assert str(one["SUMMARY"]) == "Tränenüberströmt; 日本, \\ 🙂 " * 40
assert str(one["DESCRIPTION"]) == "Messe\nPause 12:00–12:45"
assert moment(one, "DTSTART") == datetime.datetime(2027, 3, 27, 21, tzinfo=utc)
assert moment(one, "DTEND") == datetime.datetime(2027, 3, 28, 4, 45, tzinfo=utc)
assert moment(one, "DTSTAMP") == datetime.datetime(2027, 2, 1, 12, tzinfo=utc)
assert one["UID"] == "one@standdienst" and int(one["SEQUENCE"]) == 0 and one["STATUS"] == "CONFIRMED"
assert two["STATUS"] == "CANCELLED" and int(two["SEQUENCE"]) == 3 and "LOCATION" not in two
# Nothing is lost or invented: written anew and read again it is the same.
assert icalendar.Calendar.from_ical(calendar.to_ical()).to_ical() == calendar.to_ical()
