"""The names of months and of weekdays, whole and short.

==================  =================================================
`MONTHS`            January to December
`SHORT_MONTHS`      Jan to Dec
`WEEKDAYS`          Monday to Sunday, as `datetime.date.weekday` counts
`SHORT_WEEKDAYS`    Mon to Sun
==================  =================================================

>>> print(MONTHS[0], SHORT_WEEKDAYS[6])
"January" (month) "Sun" (short weekday)
"""

from __future__ import annotations

from microloan.labels.messages import said_in

MONTHS = (
    # On every paper, in a date written out.
    said_in("month", "January"),
    said_in("month", "February"),
    said_in("month", "March"),
    said_in("month", "April"),
    said_in("month", "May"),
    said_in("month", "June"),
    said_in("month", "July"),
    said_in("month", "August"),
    said_in("month", "September"),
    said_in("month", "October"),
    said_in("month", "November"),
    said_in("month", "December"),
)

SHORT_MONTHS = (
    # On tables and charts, where the name of a month has little room.
    said_in("short month", "Jan"),
    said_in("short month", "Feb"),
    said_in("short month", "Mar"),
    said_in("short month", "Apr"),
    said_in("short month", "May"),
    said_in("short month", "Jun"),
    said_in("short month", "Jul"),
    said_in("short month", "Aug"),
    said_in("short month", "Sep"),
    said_in("short month", "Oct"),
    said_in("short month", "Nov"),
    said_in("short month", "Dec"),
)

WEEKDAYS = (
    # On passbooks, as the day on which the group meets.
    said_in("weekday", "Monday"),
    said_in("weekday", "Tuesday"),
    said_in("weekday", "Wednesday"),
    said_in("weekday", "Thursday"),
    said_in("weekday", "Friday"),
    said_in("weekday", "Saturday"),
    said_in("weekday", "Sunday"),
)

SHORT_WEEKDAYS = (
    # On schedules, beside a date.
    said_in("short weekday", "Mon"),
    said_in("short weekday", "Tue"),
    said_in("short weekday", "Wed"),
    said_in("short weekday", "Thu"),
    said_in("short weekday", "Fri"),
    said_in("short weekday", "Sat"),
    said_in("short weekday", "Sun"),
)
