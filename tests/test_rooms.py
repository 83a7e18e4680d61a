"""The floor plan: who may import whom, where libraries live, how long a module and a function may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "quotetrace"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = {"document", "quotations", "attribution", "speakers", "traces", "outputs"}
SHARED = {"models", "layers", "config", "errors", "lexicons", "rules", "grammar", "collecting", "patterns"}
CORRIDOR = {
    "__init__",
    "__main__",
    "api",
    "inputs",
    "wording",
    "explaining",
    "cli",
    "scoring",
    "labelled",
    "piping",
    "indexing",
}
# The only places where a library may be imported; attrs may be used everywhere, everything else nowhere.
HOMES = {
    "nltk": {"document"},
    "numpy": {"document", "attribution", "traces"},
    "rapidfuzz": {"speakers", "traces"},
    "click": {"cli"},
}
EVERYWHERE = {"attrs", "attr"}
# Optional parts: nothing but the command imports them, and that only when it is asked to.
EXTRAS = {"integrations", "training"}
# The two large rooms are parted: a part builds on those before it, and the modules beside the parts on all of them.
PARTS = {
    "speakers": ("text", "spelling", "naming", "persons", "affiliation", "staging", "reference", "profile"),
    "traces": ("numbers", "text", "meaning", "pairing", "merging", "batches", "storage", "verifying"),
}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
# Seconds, as promised in the architecture; the best of several starts is taken, since the machine may be busy.
SLOWEST_IMPORT = 0.15
STARTS = 5


def name_of(path: Path) -> str:
    """Dotted name below the package: "document.blocks"; the package's own ``__init__`` is "__init__"."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def room_of(path: Path) -> str:
    """The room (or the module in the corridor) that a file belongs to."""
    return name_of(path).partition(".")[0]


def absolute(node: ast.ImportFrom, path: Path) -> str:
    """The module that a ``from ... import`` names, with its dots resolved."""
    if not node.level:
        return node.module or ""
    folder = ("quotetrace", *path.relative_to(PACKAGE).parts[:-1])
    base = folder[: len(folder) - node.level + 1]
    return ".".join((*base, node.module)) if node.module else ".".join(base)


def is_module(name: str) -> bool:
    """Whether a name below the package is one of its modules or rooms."""
    return (PACKAGE / f"{name}.py").exists() or (PACKAGE / name / "__init__.py").exists()


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, those inside functions included; "quotetrace" where it is the root itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = absolute(node, path)
            if module != "quotetrace":
                yield module
            else:  # "from quotetrace import lexicons" is an import of the module lexicons
                names = [alias.name for alias in node.names]
                yield from (f"quotetrace.{name}" if is_module(name) else "quotetrace" for name in names)


def ours(path: Path) -> set[str]:
    """The rooms and modules of ours that a file imports, by the first part of their name."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("quotetrace.")}


def foreign(path: Path) -> set[str]:
    """The libraries outside the standard library that a file imports."""
    roots = {name.partition(".")[0] for name in imports(path)}
    return roots - set(sys.stdlib_module_names) - {"quotetrace"}


def each_module() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", MODULES, ids=name_of)


def test_the_plan_knows_every_module() -> None:
    assert {room_of(path) for path in MODULES} <= ROOMS | SHARED | CORRIDOR | EXTRAS


@each_module()
def test_no_module_imports_the_package_root(path: Path) -> None:
    assert "quotetrace" not in set(imports(path))


@each_module()
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    room = room_of(path)
    if room in CORRIDOR | EXTRAS:
        return
    allowed = SHARED | {room} if room in ROOMS else SHARED
    assert ours(path) <= allowed, f"{name_of(path)} may import {sorted(allowed)}"


def parts_used(path: Path, room: str) -> set[str]:
    """The parts of a room that a file needs when it is loaded: the modules beside them by their own name."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    modules = {absolute(node, path) for node in body if isinstance(node, ast.ImportFrom)}
    return {module.split(".")[2] for module in modules if module.startswith(f"quotetrace.{room}.")}


def parted() -> list[tuple[str, str, Path]]:
    """Each module of a parted room with its room and its part."""
    return [
        (room, path.parent.name, path) for room in PARTS for path in MODULES if path.parent.parent == PACKAGE / room
    ]


def test_the_parts_of_a_room_are_those_of_the_plan() -> None:
    assert {(room, part) for room, part, _ in parted()} == {(room, part) for room in PARTS for part in PARTS[room]}


@pytest.mark.parametrize(
    ("room", "part", "path"), parted(), ids=lambda value: name_of(value) if isinstance(value, Path) else ""
)
def test_a_part_builds_on_those_before_it(room: str, part: str, path: Path) -> None:
    known = PARTS[room][: PARTS[room].index(part) + 1]
    assert parts_used(path, room) <= set(known), f"{name_of(path)} may import {known}"


def test_models_imports_nothing_of_ours() -> None:
    assert not ours(PACKAGE / "models.py")


@each_module()
def test_nothing_depends_on_an_extra(path: Path) -> None:
    assert room_of(path) in EXTRAS | {"cli"} or not ours(path) & EXTRAS


@each_module()
def test_a_library_stays_in_its_room(path: Path) -> None:
    if room_of(path) in EXTRAS:
        return
    strangers = {library for library in foreign(path) - EVERYWHERE if room_of(path) not in HOMES.get(library, set())}
    assert not strangers


@each_module()
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_module()
def test_functions_are_short_enough_to_read(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    return done.stdout


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, quotetrace; print([m for m in ('nltk', 'numpy', 'rapidfuzz', 'click') if m in sys.modules])"
    assert run(code).strip() == "[]"


def test_importing_the_package_is_quick() -> None:
    # processor time: what else the machine does at that moment is no fault of the package
    code = "import time; t = time.process_time(); import quotetrace; print(time.process_time() - t)"
    assert min(float(run(code)) for _ in range(STARTS)) < SLOWEST_IMPORT


def test_no_answer_hangs_on_the_builtin_hash() -> None:
    """hash() of a string differs from one run to the next."""
    calls = [
        (name_of(path), node.lineno)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hash"
    ]
    assert calls == []
