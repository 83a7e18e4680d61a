"""Writing a file so that it is there whole or not at all."""

import os
import stat
from pathlib import Path


def _replace(path: Path, data: bytes) -> None:
    # The process id keeps two runs apart; O_EXCL never follows a link that somebody laid there.
    beside = path.with_name(f".quotetrace-{os.getpid()}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:  # an interrupt leaves no litter either
        beside.unlink(missing_ok=True)
        raise


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: a temporary file beside it takes its place once it is complete.

    A link keeps pointing where it points; a device or a pipe is written to as it is. Raises OSError, and then the old
    file stands as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            device.write(data)
        return
    _replace(target, data)
