"""What threads would otherwise each make for themselves."""

from __future__ import annotations

import os
import threading


class OneAtATime:
    """A lock that one thread holds and may take again; a forked child starts with a free one."""

    def __init__(self) -> None:
        self._free()

    def _free(self) -> None:
        self._lock = threading.RLock()
        self._process = os.getpid()

    def __enter__(self) -> None:
        # The thread that held it when the process was forked is not in the child.
        if self._process != os.getpid():
            self._free()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
