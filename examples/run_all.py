"""Run every example, the notebooks included, and stop at the first that fails. A notebook needs no Jupyter here: its
code cells are run in order, in one namespace.

usage: python examples/run_all.py
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def run_script(name: str) -> None:
    """Run a script in a process of its own; it reads the sample articles, and must print something."""
    with (HERE / "articles.jsonl").open("rb") as stream:
        done = subprocess.run([sys.executable, HERE / name], stdin=stream, stdout=subprocess.PIPE, check=True)
    if not done.stdout.strip():
        raise SystemExit(f"examples/{name} printed nothing")


def run_notebook(name: str) -> None:
    """Run the code cells of a notebook in the folder it lies in."""
    os.chdir(HERE)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    cells = json.loads((HERE / name).read_text(encoding="utf-8"))["cells"]
    for cell in (cell for cell in cells if cell["cell_type"] == "code"):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile("".join(cell["source"]), f"{name}:{cell['id']}", "exec"), namespace)


def main() -> None:
    for path in sorted(HERE.glob("*.py")):
        if path.name != Path(__file__).name:
            run_script(path.name)
            print(f"examples/{path.name}: done", flush=True)
    for path in sorted(HERE.glob("*.ipynb")):
        run_notebook(path.name)
        print(f"examples/{path.name}: done", flush=True)


if __name__ == "__main__":
    main()
