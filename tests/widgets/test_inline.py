"""inline.py: several modules become one that a browser can load from nowhere."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from cnnlesson.widgets.shared.inline import inline

WIDGETS = Path(__file__).parents[2] / "cnnlesson" / "widgets"
SCRIPTS = sorted(WIDGETS.glob("*.mjs"))
# Any import or export, also one in the middle of a line.
MODULE_WORD = re.compile(r"^[ \t]*(?:import|export)\b.*|\bimport\s*[(.].*", re.MULTILINE)


def written(folder: Path, **files: str) -> Path:
    """The files in a folder, `a="…"` as a.mjs; the path of main.mjs."""
    for name, text in files.items():
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    return folder / "main.mjs"


def loaded_in_node(node: str, text: str, folder: Path, ask: str) -> object:
    """What `ask` says of the module `m`, once Node has loaded that text as one module."""
    module = folder / "one.mjs"
    module.write_text(text, encoding="utf-8")
    code = f"import({json.dumps(module.as_uri())}).then((m) => console.log(JSON.stringify({ask})))"
    run = subprocess.run([node, "-e", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout)


def test_each_file_stands_once_and_what_it_needs_stands_before_it(tmp_path):
    """A diamond: main needs left and right, and both need the deep one."""
    main = written(
        tmp_path,
        deep="export const deep = 1;",
        left='import { deep } from "./deep.mjs";\nexport const left = deep + 1;',
        right='import { deep } from "./deep.mjs";\nexport const right = deep + 2;',
        main=(
            'import { left } from "./left.mjs";\n'
            'import { right } from "./right.mjs";\n'
            "export default { left, right };"
        ),
    )

    names = re.findall(r"^(?:const (\w+)|export default)", inline(main), re.MULTILINE)

    assert names == ["deep", "left", "right", ""]


def test_the_one_module_does_what_the_files_did(node, tmp_path):
    """Node loads it; functions, classes and constants of the files are at hand."""
    (tmp_path / "shared").mkdir()
    main = written(
        tmp_path,
        **{
            "shared/a": (
                "export function twice(x) {\n  return 2 * x;\n}\n"
                "export async function later() {}\n"
                "export class Box {}\nexport const three = 3;\n"
            ),
            "main": (
                'import { twice, three, Box, later } from "./shared/a.mjs";\n'
                "export default { six: twice(three), kind: typeof Box, later: typeof later };"
            ),
        },
    )

    found = loaded_in_node(node, inline(main), tmp_path, "m")

    assert found == {"default": {"six": 6, "kind": "function", "later": "function"}}


def test_the_module_is_named_for_the_browsers_console(tmp_path):
    """An error in the browser then names the widget, and no address of a blob."""
    assert inline(written(tmp_path, main="export default {};")).splitlines()[-1] == (
        "//# sourceURL=cnnlesson/main.mjs"
    )


REFUSED = [
    'import a from "./a.mjs";',
    'import * as a from "./a.mjs";',
    'import { a } from "https://example.org/a.mjs";',
    'import { a } from "a";',
    "import { a } from './a.mjs';",
    'import { a } from "./a.mjs"',
    'import { a } from "./a.js";',
    "import {",
    'import "./a.mjs";',
    'const a = await import("./a.mjs");',
    "const here = import.meta.url;",
    "export { a };",
    "export * from './a.mjs';",
    "export let a = 1;",
    "  export const a = 1;",
]


@pytest.mark.parametrize("line", REFUSED)
@pytest.mark.parametrize("place", ["main", "a"])
def test_another_form_is_refused_by_file_and_line(tmp_path, line, place):
    """In the main file as in the others: a browser would only say that something is missing."""
    files = {
        "main": 'import { a } from "./a.mjs";\nexport default {};\n',
        "a": "export const a = 1;\n",
    }
    files[place] += f"{line}\n"
    number = files[place].count("\n")

    with pytest.raises(ValueError, match="cannot be inlined") as caught:
        inline(written(tmp_path, **files))

    assert str(caught.value).startswith(f"{place}.mjs, line {number}: {line.strip()!r}")


def test_only_the_main_file_has_a_default_export(tmp_path):
    """Two of them would be no module."""
    files = {
        "main": 'import { a } from "./a.mjs";\nexport default {};',
        "a": "export default {};",
    }

    with pytest.raises(ValueError, match=r"a\.mjs, line 1: 'export default \{\};' cannot be"):
        inline(written(tmp_path, **files))


def test_a_word_that_only_begins_like_one_is_let_through(tmp_path):
    """`important` and a comment about imports are ordinary text."""
    text = "const important = 1;\nimportant + 1;\n// import { a } of nothing\nexport default {};"

    assert inline(written(tmp_path, main=text)).startswith(text)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_widgets_script_is_one_module_with_a_default_export_alone(script):
    """Nothing is left that the browser would have to fetch from beside it."""
    assert MODULE_WORD.findall(inline(script)) == ["export default { render };"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_widgets_script_loads_as_one_module(node, tmp_path, script):
    """No two files define one name, and the module gives what a host of widgets asks for."""
    ask = "[Object.keys(m), typeof m.default.render]"

    assert loaded_in_node(node, inline(script), tmp_path, ask) == [["default"], "function"]


def test_the_widgets_scripts_were_found():
    """The list above is not empty by a slip, and each has its Python file beside it."""
    assert WIDGETS / "convolution_explorer.mjs" in SCRIPTS
    assert [script for script in SCRIPTS if not script.with_suffix(".py").exists()] == []
