"""Put pip into a virtual environment made without it: fetch its wheel from PyPI, check the hash, let it install itself.

Run by the environment's own Python. Needs nothing but the standard library.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

INDEX = "https://pypi.org/pypi/pip/json"


def fetch(url: str) -> bytes:
    """The bytes at ``url``."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        return bytes(answer.read())


def main() -> int:
    """Install pip; the exit status of pip's own run comes back."""
    wheel = next(file for file in json.loads(fetch(INDEX))["urls"] if file["packagetype"] == "bdist_wheel")
    content = fetch(urllib.parse.urljoin(INDEX, wheel["url"]))  # mirrors write it relative to their index
    if hashlib.sha256(content).hexdigest() != wheel["digests"]["sha256"]:
        raise SystemExit(f"{wheel['url']} does not have the hash that PyPI gives; nothing was installed.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / wheel["filename"]
        path.write_bytes(content)
        # A wheel is a zip file, and pip can run from inside its own.
        return subprocess.run([sys.executable, f"{path}/pip", "install", "-q", str(path)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
