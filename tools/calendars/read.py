"""Reads calendar files with a parser that is not ours: read.py icalendar|vobject|libical.

Takes a JSON list of files on standard input, and prints what the parser made of each. Exits with 3
where the parser is not installed.
"""

import json
import sys
from datetime import datetime, timezone


def written(value):
    """A day, a time without a zone, or an instant in UTC."""
    if not isinstance(value, datetime):
        return value and value.isoformat()
    if value.tzinfo is None:
        return value.strftime("%Y-%m-%dT%H:%M:%S")
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_icalendar():
    from icalendar import Calendar

    def read(file):
        calendar = Calendar.from_ical(file)
        (event,) = calendar.walk("VEVENT")
        time = lambda name: written(event.decoded(name, None))
        text = lambda part, name: str(part[name]) if name in part else None
        return {
            "method": text(calendar, "METHOD"),
            "uid": text(event, "UID"),
            "sequence": int(event["SEQUENCE"]),
            "status": text(event, "STATUS"),
            "start": time("DTSTART"),
            "end": time("DTEND"),
            "summary": text(event, "SUMMARY"),
            "organizer": text(event, "ORGANIZER"),
            "complaints": [f"{name}: {what}" for name, what in event.errors],
        }

    return read


def with_vobject():
    import vobject

    def read(file):
        calendar = vobject.readOne(file)
        event = calendar.vevent
        value = lambda part, name: getattr(getattr(part, name, None), "value", None)
        try:
            calendar.validate(raiseException=True)
            complaints = []
        except vobject.base.ValidateError as error:
            complaints = [str(error)]
        return {
            "method": value(calendar, "method"),
            "uid": value(event, "uid"),
            "sequence": int(value(event, "sequence")),
            "status": value(event, "status"),
            "start": written(value(event, "dtstart")),
            "end": written(value(event, "dtend")),
            "summary": value(event, "summary"),
            "organizer": value(event, "organizer"),
            "complaints": complaints,
        }

    return read


def with_libical():
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib

    kinds = ICalGLib.PropertyKind

    def value(part, kind):
        found = part.get_first_property(kind)
        return found and found.get_value_as_string()

    def time(text):
        if text is None:
            return None
        day = f"{text[0:4]}-{text[4:6]}-{text[6:8]}"
        return day if len(text) == 8 else f"{day}T{text[9:11]}:{text[11:13]}:{text[13:]}"

    def read(file):
        calendar = ICalGLib.Component.new_from_string(file)
        # Writes what is against RFC 5546 into the calendar itself.
        calendar.check_restrictions()
        event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
        whole = calendar.as_ical_string().replace("\r\n ", "")
        return {
            "method": value(calendar, kinds.METHOD_PROPERTY),
            "uid": event.get_uid(),
            "sequence": event.get_sequence(),
            "status": value(event, kinds.STATUS_PROPERTY),
            "start": time(value(event, kinds.DTSTART_PROPERTY)),
            "end": time(value(event, kinds.DTEND_PROPERTY)),
            "summary": event.get_summary(),
            "organizer": value(event, kinds.ORGANIZER_PROPERTY),
            "complaints": [line for line in whole.splitlines() if line.startswith("X-LIC-ERROR")],
        }

    return read


parsers = {"icalendar": with_icalendar, "vobject": with_vobject, "libical": with_libical}
try:
    reader = parsers[sys.argv[1]]()
except (ImportError, ValueError):
    sys.exit(3)
print(json.dumps([reader(file) for file in json.load(sys.stdin)]))
