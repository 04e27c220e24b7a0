# SPDX-License-Identifier: Apache-2.0
"""Answers questions about time zones with Python's own reader, one line a question, one line an answer.

  zone <name>                 use the system's zone of this name           -> ok
  file <hex>                  use the zone file with these bytes           -> ok
  utc <seconds>               what do clocks show at this instant?         -> <offset> <abbreviation>
  local <seconds>             when do clocks show this (as if it were UTC)?  -> the instants, ascending; none: -
"""

import datetime
import io
import sys
import zoneinfo

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)


def shown_at(zone, seconds):
    return (EPOCH + datetime.timedelta(seconds=seconds)).replace(tzinfo=UTC).astimezone(zone)


def instants_of(zone, seconds):
    naive = EPOCH + datetime.timedelta(seconds=seconds)
    found = set()
    for fold in (0, 1):
        offset = naive.replace(tzinfo=zone, fold=fold).utcoffset()
        instant = seconds - int(offset.total_seconds())
        if shown_at(zone, instant).replace(tzinfo=None, fold=0) == naive:
            found.add(instant)
    return sorted(found)


def main():
    zone = UTC
    for line in sys.stdin:
        question, argument = line.split()
        if question == "zone":
            zone = zoneinfo.ZoneInfo(argument)
            print("ok")
        elif question == "file":
            zone = zoneinfo.ZoneInfo.from_file(io.BytesIO(bytes.fromhex(argument)), key="file")
            print("ok")
        elif question == "utc":
            shown = shown_at(zone, int(argument))
            print(int(shown.utcoffset().total_seconds()), shown.tzname())
        else:
            print(*instants_of(zone, int(argument)) or "-")


main()
