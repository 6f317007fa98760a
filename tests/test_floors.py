"""A module imports only from floors below its own; the lower floors never wait for torch."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = {
    "_check": 0,
    "palette": 0,
    "words": 0,
    "sizes": 1,
    "kernels": 1,
    "descent": 1,
    "costs": 2,
    "nets": 3,
    "models": 4,
    "ops": 4,
    "data": 4,
    "summary": 5,
    "training": 5,
    "inspection": 5,
    "figures": 6,
    "answers": 6,
    "widgets": 7,
    "publish": 8,
    "installation": 8,
}
HIGHEST_LIGHT_FLOOR = 3
HEAVY = {"torch", "torchvision", "numpy", "matplotlib"}
RECIPES = "recipes"


def complaints(package: Path) -> list[str]:
    """What breaks the floors in a package, a line for each import or unlisted module."""
    return [
        f"{path.relative_to(package.parent)} {complaint}"
        for path in sorted(package.rglob("*.py"))
        for complaint in complaints_of_module(path, package)
    ]


def complaints_of_module(path: Path, package: Path) -> list[str]:
    """What breaks the floors in one file."""
    module = top_name(path, package)
    if module == RECIPES:
        return []
    if module and module not in FLOORS:
        return ["is on no floor: add it to FLOORS, after the design"]
    imported = imports(path, package)
    wrong = [complaint_about(module, target) for target in sorted(imported)]
    return list(filter(None, wrong))


def complaint_about(module: str, target: str) -> str | None:
    """Why this module may not import that target; `None` where it may."""
    root, _, rest = target.partition(".")
    name = rest.partition(".")[0]
    floor = FLOORS.get(module, 0)  # the package's own __init__ is below everything
    if root != "cnnlesson":
        is_heavy = root in HEAVY and floor <= HIGHEST_LIGHT_FLOOR
        return f"(floor {floor}) imports {root}" if is_heavy else None
    if name == RECIPES:
        return "imports recipes, which nothing may import"
    if name and name not in FLOORS:
        return f"imports cnnlesson.{name}, which is on no floor"
    is_below = not name or name == module or FLOORS[name] < floor
    return None if is_below else f"(floor {floor}) imports cnnlesson.{name} (floor {FLOORS[name]})"


def imports(path: Path, package: Path) -> set[str]:
    """Every module that a file imports, at its top or inside a function, by its full name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= names_of_import_from(node, path, package)
    return found


def names_of_import_from(node: ast.ImportFrom, path: Path, package: Path) -> set[str]:
    """Full names of `from x import a, b`; `from . import a` counts from the file's folder."""
    base = node.module or ""
    if node.level:
        folders = path.relative_to(package.parent).parent.parts
        here = folders[: len(folders) - node.level + 1]
        base = ".".join([*here, *filter(None, [node.module])])
    # In `from cnnlesson import sizes` the module is the second word.
    return {f"{base}.{alias.name}" for alias in node.names} if base == "cnnlesson" else {base}


def top_name(path: Path, package: Path) -> str:
    """The name on the floor table: of sizes.py and of sizes/outputs.py it is `sizes`."""
    first = path.relative_to(package).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def test_every_module_imports_from_below():
    """The package keeps to its floors."""
    modules = {top_name(path, ROOT / "cnnlesson") for path in (ROOT / "cnnlesson").rglob("*.py")}
    assert modules >= {"_check", "words", "sizes", "installation"}, "the modules were not found"

    assert complaints(ROOT / "cnnlesson") == []


@pytest.mark.parametrize(
    ("file", "source", "says"),
    [
        ("sizes.py", "from cnnlesson import costs", "(floor 1) imports cnnlesson.costs (floor 2)"),
        ("sizes.py", "import cnnlesson.nets as n", "(floor 1) imports cnnlesson.nets (floor 3)"),
        ("sizes/a.py", "from ..costs import b", "(floor 1) imports cnnlesson.costs (floor 2)"),
        ("sizes/a.py", "from .. import costs", "(floor 1) imports cnnlesson.costs (floor 2)"),
        ("models.py", "from cnnlesson import data", "(floor 4) imports cnnlesson.data (floor 4)"),
        ("__init__.py", "from . import words", "(floor 0) imports cnnlesson.words (floor 0)"),
        ("costs.py", "def f():\n    import torch.nn", "(floor 2) imports torch"),
        ("nets.py", "from numpy import array", "(floor 3) imports numpy"),
        ("publish/a.py", "from cnnlesson.recipes import b", "imports recipes"),
        (
            "publish/a.py",
            "from cnnlesson import fun",
            "imports cnnlesson.fun, which is on no floor",
        ),
        ("fun.py", "", "is on no floor"),
    ],
)
def test_a_wrong_import_is_found(tmp_path, file, source, says):
    """The check sees each way to break the floors."""
    (complaint,) = complaints(package_with(tmp_path, file, source))

    assert file in complaint
    assert says in complaint


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("sizes/a.py", "from cnnlesson import _check\nfrom cnnlesson.sizes.b import c"),
        ("sizes/a.py", "from . import b\nfrom .. import _check\nimport math"),
        ("figures.py", "import torch, cnnlesson\nfrom cnnlesson import sizes, data"),
        ("recipes/draw.py", "from cnnlesson import publish, data"),
    ],
)
def test_a_right_import_is_left_alone(tmp_path, file, source):
    """The check does not cry wolf."""
    assert complaints(package_with(tmp_path, file, source)) == []


def package_with(folder: Path, file: str, source: str) -> Path:
    """A package of one file."""
    path = folder / "cnnlesson" / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    return folder / "cnnlesson"


def test_the_calculators_bring_no_heavy_package():
    """A size question never waits for torch, whatever the imports look like."""
    code = (
        "import sys, cnnlesson.sizes, cnnlesson.costs; "
        f"print(sorted({HEAVY!r} & set(sys.modules)), 'cnnlesson.sizes' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert shown == "[] True\n"
