"""The points at which hooks run. A hook before something can refuse it, one after it cannot."""

BEFORE_START = "before_start"
AFTER_START = "after_start"
BEFORE_STOP = "before_stop"
AFTER_STOP = "after_stop"
BEFORE_PAUSE = "before_pause"
AFTER_PAUSE = "after_pause"
BEFORE_RESUME = "before_resume"
AFTER_RESUME = "after_resume"
BEFORE_ATTACH = "before_attach"
AFTER_ATTACH = "after_attach"
BEFORE_DETACH = "before_detach"
AFTER_DETACH = "after_detach"
BEFORE_HOST_START = "before_host_start"
AFTER_HOST_START = "after_host_start"
BEFORE_HOST_STOP = "before_host_stop"
AFTER_HOST_STOP = "after_host_stop"

_EVENTS = ("start", "stop", "pause", "resume", "attach", "detach", "host_start", "host_stop")
ALL = tuple(f"{when}_{event}" for event in _EVENTS for when in ("before", "after"))

# What a script of these prints takes the place of the XML that it was given.
CHANGING_XML = frozenset({BEFORE_START, BEFORE_ATTACH})
