"""Every chapter keeps the rules, and every rule finds what it is for."""

import copy
import json
from pathlib import Path

import pytest

from tests import notebook_rules as rules
from tests.notebook_cells import relative_addresses, source, text_cells

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
NAMES = [str(path.relative_to(ROOT)) for path in CHAPTERS]
NOTES = {"minutes": 2, "ask": "How many?", "expect": "One too few."}


def test_chapters_are_found():
    """An empty folder would pass every rule."""
    assert CHAPTERS, "no notebook under notebooks/"


@pytest.mark.parametrize("path", CHAPTERS, ids=NAMES)
def test_a_chapter_keeps_the_rules(path):
    """All complaints at once, each with its rule and its cell."""
    complaints = rules.all_complaints(json.loads(path.read_text(encoding="utf-8")))

    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("path", CHAPTERS, ids=NAMES)
def test_pictures_and_links_of_a_chapter_are_there(path):
    """What a text cell shows or links to beside it, exists."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    texts = "\n".join(source(cell) for _, cell in text_cells(notebook))

    missing = [a for a in relative_addresses(texts) if not (path.parent / a).exists()]

    assert missing == []


def test_outputs_that_are_not_compared_are_listed(record_property):
    """Their number and their first lines stand at the end of each run."""
    found = [
        f"{name} {line}"
        for name, path in zip(NAMES, CHAPTERS, strict=True)
        for line in rules.ignored_outputs(json.loads(path.read_text(encoding="utf-8")))
    ]
    lines = [f"{len(found)} cells whose output is not compared:", *found]
    record_property("shown at the end", "\n  ".join(lines))


def text(words: str, slide: str = "fragment") -> dict:
    """A text cell."""
    return {"cell_type": "markdown", "metadata": described(slide), "source": words}


def code(line: str, *outputs: dict, slide: str = "fragment") -> dict:
    """A code cell; its execution count is set by `chapter`."""
    found = {"cell_type": "code", "metadata": described(slide), "source": line}
    return found | {"outputs": list(outputs), "execution_count": None}


def described(slide: str) -> dict:
    """A cell's metadata: its slide type, and the notes where a slide begins."""
    notes = {"teaching": dict(NOTES)} if slide in ("slide", "subslide") else {}
    return {"slideshow": {"slide_type": slide}} | notes


def result(shown: str) -> dict:
    """The value of a cell's last line."""
    return {"output_type": "execute_result", "data": {"text/plain": shown}, "metadata": {}}


def described_picture(alt: str) -> dict:
    """A figure with the words for those who do not see it."""
    described = {"image/png": {"alt": alt}}
    return {"output_type": "display_data", "data": {"image/png": ""}, "metadata": described}


def chapter() -> dict:
    """A small notebook that keeps every rule: two cells, eight sections of four, an ending."""
    section = [
        text("## A stride\n\nHow many stops?", "slide"),
        code("sizes.stops(7)", result("5"), slide="subslide"),
        text("Five, since $K<7$ and `a<b>`. See <https://example.org>."),
        code("assert sizes.stops(7) == 5"),
    ]
    cells = [
        text("# Sizes\n\n40 minutes", "slide"),
        code("%matplotlib inline\nfrom cnnlesson import sizes"),
        *(copy.deepcopy(cell) for _ in range(8) for cell in section),
        text("## To remember\n\nWhat did you learn?"),
        text("Sources: the guide.", "skip"),
    ]
    for count, cell in enumerate((c for c in cells if c["cell_type"] == "code"), start=1):
        cell["execution_count"] = count
    metadata = {"kernelspec": {"name": "python3"}, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def test_a_good_chapter_has_no_complaint():
    """The rules do not cry wolf."""
    assert rules.all_complaints(chapter()) == []


def test_a_good_chinese_chapter_has_no_complaint():
    """Its minutes, its questions and the length of its cells are read in Chinese too."""
    notebook = chapter()
    notebook["cells"][0]["source"] = "# 大小\n\n40 分钟"
    for cell in notebook["cells"][2::4]:
        cell["source"] = "## 步长\n\n" + "一个窗口能停几处" * 29 + "？"  # 234 characters

    assert rules.all_complaints(notebook) == []


def writes(cell: int, line: str):
    """A fault: the cell holds this text."""
    return lambda notebook: notebook["cells"][cell - 1].update(source=line)


def adds(cell: int, line: str):
    """A fault: this text stands at the cell's end."""
    return lambda notebook: notebook["cells"][cell - 1].update(
        source=f"{notebook['cells'][cell - 1]['source']}\n{line}"
    )


def shows(cell: int, **output):
    """A fault: the cell has this output."""
    return lambda notebook: notebook["cells"][cell - 1]["outputs"].append(output)


def marks(cell: int, **metadata):
    """A fault: the cell has this metadata."""
    return lambda notebook: notebook["cells"][cell - 1]["metadata"].update(metadata)


def inserts(cell: int, new: dict):
    """A fault: this cell stands there, and moves the others down."""
    return lambda notebook: notebook["cells"].insert(cell - 1, new)


def drops(*cells: int):
    """A fault: these cells are missing."""
    return lambda notebook: [notebook["cells"].pop(n - 1) for n in sorted(cells, reverse=True)]


def files(**metadata):
    """A fault: the notebook has this metadata."""
    return lambda notebook: notebook["metadata"].update(metadata)


def all_of(*faults):
    """Several faults at once."""
    return lambda notebook: [fault(notebook) for fault in faults]


ON_PURPOSE = ["raises-exception", "nbval-ignore-output"]
ERROR = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["E: e"]}
TRACEBACK = ERROR | {"traceback": ["File \x1b[32m/usr/lib/a.py:3\x1b[0m"]}
VIEW = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "Explorer"}
BAD = [
    ("rule_cell_count", drops(*range(7, 19))),
    ("rule_cell_count", lambda notebook: notebook["cells"].extend(notebook["cells"] * 2)),
    ("rule_file_size", shows(4, output_type="display_data", data={"image/png": "A" * 1_000_000})),
    ("rule_kernelspec", lambda notebook: notebook["metadata"].pop("kernelspec")),
    ("rule_kernelspec", files(kernelspec={"name": "conda-env-my"})),
    ("rule_kernelspec", files(language_info={"version": "3.11.7"})),
    ("rule_no_widget_state", files(widgets={})),
    ("rule_no_widget_state", shows(4, output_type="display_data", data=VIEW)),
    ("rule_no_execution_times", marks(4, execution={})),
    ("rule_execution_order", lambda notebook: notebook["cells"][3].update(execution_count=None)),
    ("rule_execution_order", lambda notebook: notebook["cells"][3].update(execution_count=3)),
    ("rule_execution_order", drops(4)),
    ("rule_first_cells", writes(1, "Sizes, 40 minutes")),
    ("rule_first_cells", writes(1, "# Sizes")),
    ("rule_first_cells", writes(2, "from cnnlesson import sizes")),
    ("rule_text_cell_words", adds(3, "word " * 121)),
    ("rule_text_cell_words", writes(3, "字" * 242)),
    ("rule_text_cell_words", writes(3, "用 stride 时，" * 82)),
    ("rule_no_hollow_words", adds(3, "It is simply so.")),
    ("rule_no_hollow_words", adds(3, "Just so.")),
    ("rule_no_hollow_words", adds(3, "Obviously.")),
    ("rule_no_hollow_words", adds(3, "这显然是对的。")),
    ("rule_no_html", adds(5, "<style>p {}</style>")),
    ("rule_no_html", adds(5, "<script src='a.js'></script>")),
    ("rule_no_html", adds(5, '<font color="red">')),
    ("rule_no_html", adds(5, '<br style="clear: both">')),
    ("rule_no_html", adds(5, '<img src="a.png"/>')),
    ("rule_image_alt", adds(5, "![](a.png)")),
    ("rule_code_cell_size", adds(4, "x = 1\n" * 12)),
    ("rule_code_cell_size", adds(4, "class Net(nn.Module):\n" + "    x = 1\n" * 30)),
    ("rule_code_cell_size", writes(4, "x = 1  # " + "a" * 72)),
    ("rule_code_median", all_of(*(adds(n, "x = 1\n" * 4) for n in range(4, 35, 2)))),
    ("rule_code_runs", drops(5, 7)),
    ("rule_forbidden_code", writes(4, "!pip install torch")),
    ("rule_forbidden_code", writes(4, "%cd ..")),
    ("rule_forbidden_code", writes(4, "%matplotlib widget")),
    ("rule_forbidden_code", writes(4, "%%time\nx = 1")),
    ("rule_forbidden_code", writes(4, 'get_ipython().system("ls")')),
    ("rule_forbidden_code", writes(4, 'import sys\nsys.path.append("..")')),
    ("rule_forbidden_code", writes(4, "from cnnlesson.sizes import *")),
    ("rule_forbidden_code", writes(4, "try:\n    x = 1\nfinally:\n    x = 2")),
    ("rule_forbidden_code", writes(4, 'warnings.filterwarnings("ignore")')),
    ("rule_forbidden_code", writes(4, "plt.plot([1, 2])")),
    ("rule_forbidden_code", writes(4, 'matplotlib.rcParams["font.size"] = 9')),
    ("rule_forbidden_code", writes(4, 'figure.savefig("a.png")')),
    ("rule_forbidden_code", writes(4, "figure.show()")),
    ("rule_forbidden_code", writes(4, "sizes.stops(7);")),
    ("rule_forbidden_code", writes(4, 'open("/data/a.txt")')),
    ("rule_forbidden_code", writes(4, 'open("~/a.txt")')),
    ("rule_forbidden_code", writes(4, 'open("C:\\\\a.txt")')),
    ("rule_defined_once", all_of(*(adds(n, "def f(): pass") for n in (4, 8)))),
    ("rule_errors_on_purpose", shows(4, **ERROR)),
    ("rule_errors_on_purpose", marks(4, tags=ON_PURPOSE)),
    ("rule_errors_on_purpose", all_of(shows(4, **ERROR), marks(4, tags=["raises-exception"]))),
    ("rule_no_warnings", shows(4, output_type="stream", name="stderr", text="UserWarning")),
    ("rule_stable_outputs", shows(4, **result("<a at 0x7f3a2b1c>"))),
    ("rule_stable_outputs", shows(4, **result("0.30000000000000004"))),
    ("rule_stable_outputs", shows(4, **result("2024-05-01"))),
    ("rule_stable_outputs", shows(4, **result("took 12:30:01"))),
    ("rule_stable_outputs", shows(4, **result("device='cuda:0'"))),
    ("rule_stable_outputs", shows(4, **described_picture("seen on 2024-05-01"))),
    ("rule_no_machine_paths", shows(4, **result("'/home/me/a.txt'"))),
    ("rule_no_machine_paths", all_of(shows(4, **TRACEBACK), marks(4, tags=ON_PURPOSE))),
    ("rule_ignored_outputs_are_few", all_of(*(marks(n, tags=[ON_PURPOSE[1]]) for n in (4, 8)))),
    ("rule_no_other_nbval_tags", marks(4, tags=["nbval-skip"])),
    ("rule_no_other_nbval_tags", marks(4, tags=["nbval-check-output"])),
    ("rule_sections", inserts(4, text("## Short"))),
    ("rule_sections", writes(6, "x = 5")),
    ("rule_sections", writes(35, "## To remember\n\nAll of it.")),
    ("rule_sections", all_of(*(writes(n, "No heading?") for n in range(3, 36, 4)))),
    ("rule_sections", all_of(*[inserts(5, text("More."))] * 7)),
    ("rule_slide_types", marks(4, slideshow={})),
    ("rule_slide_types", marks(5, slideshow={"slide_type": "notes"})),
    ("rule_slide_count", all_of(*(marks(n, **described("-")) for n in (1, 3, 4)))),
    ("rule_slide_count", all_of(*(marks(n, **described("slide")) for n in range(3, 36)))),
    ("rule_teaching_notes", lambda notebook: notebook["cells"][2]["metadata"].pop("teaching")),
    ("rule_teaching_notes", marks(5, teaching="say it slowly")),
    ("rule_teaching_notes", marks(3, teaching=NOTES | {"minutes": "two"})),
    ("rule_teaching_notes", marks(3, teaching=NOTES | {"ask": ""})),
    ("rule_teaching_notes", marks(3, teaching={"minutes": 1, "ask": "Why?"})),
]


@pytest.mark.parametrize(("rule", "spoil"), BAD, ids=[f"{r}-{i}" for i, (r, _) in enumerate(BAD)])
def test_a_rule_finds_its_fault(rule, spoil):
    """A good chapter with one fault in it: the rule that is meant complains."""
    notebook = chapter()
    spoil(notebook)

    assert getattr(rules, rule)(notebook)


def test_every_rule_was_seen_to_fail():
    """No rule without a bad notebook, so none that can never complain."""
    assert {rule.__name__ for rule in rules.RULES} == {rule for rule, _ in BAD}
