"""One script out of several modules, for a browser that loads it from nowhere.

JupyterLab hands a widget's script to the browser as one text without an
address, so it cannot import a file beside it. The modules stay plain ES modules
on disk, and Node imports the very same files in the tests.
"""

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "(\.{1,2}/[\w./]+\.mjs)";$')


def inline(path: Path) -> str:
    """The module and all that it imports as one module, each file once, deepest first.

    Raises:
        ValueError: a line imports or exports in a form other than
            `import { a, b } from "./x.mjs";`, `export function`, `export const`,
            `export class`, or (in the main file) `export default`.
    """
    seen: dict[Path, str] = {}
    _collect(path.resolve(), seen, main=True)
    return "\n".join([*seen.values(), f"//# sourceURL=cnnlesson/{path.name}", ""])


def _collect(path: Path, seen: dict[Path, str], main: bool = False) -> None:
    """Add the file to `seen`, after all that it imports."""
    if path in seen:
        return
    lines = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        imported = IMPORT.match(line)
        if imported:
            _collect((path.parent / imported[1]).resolve(), seen)
        else:
            lines.append(_without_export(line, main, f"{path.name}, line {number}"))
    seen[path] = "\n".join(lines).strip() + "\n"


def _without_export(line: str, main: bool, place: str) -> str:
    """The line as it stands in the one module; only the main file exports, and only a default."""
    if re.match(r"export (async )?(function|const|class) ", line):
        return line.removeprefix("export ")
    if line.startswith("export default ") and main:
        return line
    # In the middle of a line it is import(…) or import.meta: nothing to load, and no address.
    if re.match(r"\s*(import|export)\b", line) or re.search(r"\bimport\s*[(.]", line):
        raise ValueError(
            f"{place}: {line.strip()!r} cannot be inlined; "
            'write import { a, b } from "./x.mjs"; on one line'
        )
    return line
