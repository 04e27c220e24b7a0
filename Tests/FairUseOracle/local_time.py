# SPDX-License-Identifier: Apache-2.0
"""What clocks and calendars of a zone show at an instant, and the periods that a local date belongs to."""

import calendar
import datetime
import functools
import zoneinfo
from typing import NamedTuple

MINUTE = 60
MICROSECONDS = 1_000_000
MINUTES_OF_DAY = 24 * 60


class LocalMinute(NamedTuple):
    """What a clock on the wall shows, with seconds left out."""

    date: datetime.date
    weekday: int  # 1 Monday … 7 Sunday
    minute: int  # 0 … 1439, as shown


@functools.lru_cache(maxsize=200_000)
def local_minute(zone: zoneinfo.ZoneInfo, seconds: int) -> LocalMinute:
    """What clocks of `zone` show `seconds` after the epoch."""
    shown = datetime.datetime.fromtimestamp(seconds, zone)
    return LocalMinute(shown.date(), shown.isoweekday(), shown.hour * 60 + shown.minute)


def week_start(date: datetime.date, first_weekday: int) -> datetime.date:
    """The first date of the week of `date`; weeks begin on the ISO weekday `first_weekday`."""
    return date - datetime.timedelta(days=(date.isoweekday() - first_weekday) % 7)


def billing_month_start(date: datetime.date, billing_day: int) -> datetime.date:
    """The date on which the billing month of `date` began."""
    began = billing_date(date.year, date.month, billing_day)
    if began <= date:
        return began
    before = date.replace(day=1) - datetime.timedelta(days=1)
    return billing_date(before.year, before.month, billing_day)


@functools.lru_cache
def billing_date(year: int, month: int, billing_day: int) -> datetime.date:
    """The billing day of a calendar month: its last day when the month is too short."""
    return datetime.date(year, month, min(billing_day, calendar.monthrange(year, month)[1]))
