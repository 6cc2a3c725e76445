"""Writes dates.csv: dates in many forms with their value by CPython 3.11's datetime.

    python tests/golden/dates.py > tests/golden/dates.csv

Columns, separated by tabs: text, microseconds since 1970 in UTC, offset in minutes ("" if
none is given), 1 if there is a time, the date as isoformat() writes it.
"""

import random
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

random.seed(20240108)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def show(text, moment, has_time=True):
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    offset = "" if moment.tzinfo is None else int(moment.utcoffset().total_seconds() // 60)
    iso = moment.isoformat() if has_time else moment.date().isoformat()
    print(text, (aware - EPOCH) // timedelta(microseconds=1), offset, int(has_time), iso, sep="\t")


def random_moment(first_year=1, last_year=9999):
    first = datetime(first_year, 1, 2)
    span = (datetime(last_year, 12, 30) - first) // timedelta(microseconds=1)
    return first + timedelta(microseconds=random.randrange(span))


def random_zone():
    return timezone(timedelta(minutes=random.randrange(-1439, 1440)))


print("# tests/golden/dates.py, CPython 3.11")
for _ in range(60):
    moment = random_moment()
    show(moment.isoformat(), moment)
    show(moment.isoformat(" "), moment)
    aware = moment.replace(tzinfo=random_zone())
    show(aware.isoformat(), aware)
    whole = aware.replace(microsecond=0)
    show(whole.strftime("%Y%m%dT%H%M%S%z").zfill(20), whole)
    show(format_datetime(whole), whole)
    show(whole.isoformat().replace("T", "t"), whole)
    utc = moment.replace(tzinfo=UTC)
    show(utc.isoformat().replace("+00:00", "Z"), utc)
    show(
        utc.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        utc.replace(microsecond=utc.microsecond // 1000 * 1000),
    )
for _ in range(60):
    moment = random_moment(1000).replace(second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0)
    show(day.date().isoformat(), day, has_time=False)
    show(day.strftime("%Y%m%d"), day, has_time=False)
    show(day.strftime("%Y/%m/%d"), day, has_time=False)
    show(day.strftime("%B %d, %Y"), day, has_time=False)
    show(day.strftime("%d %b %Y"), day, has_time=False)
    show(day.strftime("%A, %b. %d, %Y"), day, has_time=False)
    show(day.strftime("%d-%b-%Y"), day, has_time=False)
    show(day.strftime("%G-W%V-%u"), day, has_time=False)
    show(day.strftime("%Y-%j"), day, has_time=False)
    show(moment.strftime("%b %d, %Y %I:%M %p"), moment)
    show(moment.strftime("%B %d, %Y at %I:%M%p").lower(), moment)
    show(moment.strftime("%H:%M, %a %d %B %Y"), moment)
    show(moment.strftime("%Y%m%d%H%M%S"), moment)
for _ in range(40):
    moment = random_moment(1980, 2100).replace(tzinfo=UTC)
    whole = moment.replace(microsecond=0)
    show(int(whole.timestamp()), whole)
    milliseconds = moment.replace(
        year=random.randrange(2002, 2100),
        month=3,
        day=3,
        microsecond=moment.microsecond // 1000 * 1000,
    )
    show((milliseconds - EPOCH) // timedelta(milliseconds=1), milliseconds)
    micro = milliseconds.replace(microsecond=moment.microsecond)
    show((micro - EPOCH) // timedelta(microseconds=1), micro)
    half = whole.replace(microsecond=500000)
    show(f"{half.timestamp():.1f}", half)
for text in ("0001-01-01", "9999-12-31", "2000-02-29", "2024-02-29", "1900-02-28", "1969-12-31"):
    day = datetime.fromisoformat(text)
    show(text, day, has_time=False)
