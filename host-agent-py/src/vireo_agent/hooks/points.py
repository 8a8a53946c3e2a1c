"""The points at which hooks run. A hook before something can refuse it, one after it cannot."""

_EVENTS = ("start", "stop", "pause", "resume", "attach", "detach", "host_start", "host_stop")
ALL = tuple(f"{when}_{event}" for event in _EVENTS for when in ("before", "after"))

BEFORE_START, AFTER_START, BEFORE_STOP, AFTER_STOP = ALL[:4]
BEFORE_PAUSE, AFTER_PAUSE, BEFORE_RESUME, AFTER_RESUME = ALL[4:8]
BEFORE_ATTACH, AFTER_ATTACH, BEFORE_DETACH, AFTER_DETACH = ALL[8:12]
BEFORE_HOST_START, AFTER_HOST_START, BEFORE_HOST_STOP, AFTER_HOST_STOP = ALL[12:]

# What a script of these prints takes the place of the XML that it was given.
CHANGING_XML = frozenset({BEFORE_START, BEFORE_ATTACH})
