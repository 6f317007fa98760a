"""The rules for the chapters: each takes a notebook and gives a list of complaints.

Cells are counted from 1, as a reader counts them.
"""

import json
import re
import statistics

from tests.notebook_cells import (
    Notebook,
    asks,
    cells,
    code_cells,
    filled_lines,
    length_in_words,
    prose,
    sections,
    shown,
    slide_type,
    source,
    starts_slide,
    tags,
    text_cells,
)

Complaints = list[str]

CODE_LINES, LESSON_LINES, CODE_WIDTH, CODE_MEDIAN = 12, 30, 80, 4
TEXT_WORDS = 120
CELLS, SECTION_CELLS, SLIDES = range(30, 81), range(4, 11), range(15, 26)
FILE_BYTES = 1_000_000
IGNORED_SHARE = 0.1
SLIDE_TYPES = {"slide", "subslide", "fragment", "skip", "-"}  # a note would be a visible cell
IGNORED, RAISES = "nbval-ignore-output", "raises-exception"
# A network's definition or the training loop, where it is the lesson itself, may be longer.
LESSON = re.compile(r"nn\.Sequential\(|nn\.Module\b|\.backward\(|^\s*(def|class) ", re.M)
FORBIDDEN_CODE = {
    "a shell command": r"^\s*!",
    "a % command other than %matplotlib inline": r"^\s*%(?!matplotlib inline\s*$)",
    "get_ipython": r"\bget_ipython\b",
    "sys.path": r"\bsys\.path\b",
    "import *": r"\bimport\s*\*",
    "try or except": r"^\s*(try\s*:|except\b)",
    "a switched-off warning": r"\bwarnings\.(filterwarnings|simplefilter|catch_warnings)",
    "plt.": r"\bplt\.",
    "rcParams": r"\brcParams\b",
    "savefig": r"\bsavefig\b",
    ".show(": r"\.show\(",
    "a trailing ;": r";\s*$",
    "an absolute path": r"""["'](/[A-Za-z]|~|[A-Za-z]:[\\/])""",
}
TAGS_IN_TEXT = {"details", "summary", "br", "sub", "sup", "kbd"}  # JupyterLab keeps these
HOLLOW_WORDS = re.compile(r"\b(?:simply|just|obviously)\b|显然|不难看出|简单地|只不过", re.I)
UNSTABLE = {
    "a memory address": r"\b0x[0-9a-fA-F]{6,}",
    "an unrounded number": r"\d\.\d{9,}",
    "a date": r"\b20\d\d-\d\d-\d\d\b",
    "a time": r"\b\d\d:\d\d:\d\d\b",
    "a device": r"\b(cuda|mps):\d",
}
MACHINE_PATH = re.compile(r"(?<![\w.:/-])(/(home|root|tmp|usr|opt|work|Users|var)/|[A-Z]:\\)")


def all_complaints(notebook: Notebook) -> Complaints:
    """What every rule says, with the rule's name before it."""
    return [f"{rule.__name__}: {c}" for rule in RULES for c in rule(notebook)]


# The file and its cells as a whole


def rule_cell_count(notebook: Notebook) -> Complaints:
    """A chapter is one sitting."""
    count = len(notebook["cells"])
    return complain_if(count not in CELLS, f"{count} cells, not {span(CELLS)}")


def rule_file_size(notebook: Notebook) -> Complaints:
    """A file opens at once and can be compared."""
    size = len(json.dumps(notebook, ensure_ascii=False, indent=1).encode())
    return complain_if(size >= FILE_BYTES, f"{size:,} bytes, not below {FILE_BYTES:,}")


def rule_kernelspec(notebook: Notebook) -> Complaints:
    """Without it JupyterLab asks "Select Kernel"; a version in the file changes by machine."""
    metadata = notebook["metadata"]
    named = metadata.get("kernelspec", {}).get("name")
    return [
        *complain_if(named != "python3", f"kernelspec {named!r}, not 'python3'"),
        *complain_if("version" in metadata.get("language_info", {}), "a version of Python"),
    ]


def rule_no_widget_state(notebook: Notebook) -> Complaints:
    """A saved widget is dead in a new kernel; its repr stays and can be read."""
    stored = complain_if("widgets" in notebook["metadata"], "widget state in the metadata")
    views = [
        f"cell {n} holds {mime}"
        for n, cell in code_cells(notebook)
        for output in cell["outputs"]
        for mime in output.get("data", {})
        if "jupyter.widget" in mime
    ]
    return stored + views


def rule_no_execution_times(notebook: Notebook) -> Complaints:
    """Times change with every run."""
    return [f"cell {n}" for n, cell in cells(notebook) if "execution" in cell["metadata"]]


def rule_execution_order(notebook: Notebook) -> Complaints:
    """Every code cell was run, from the top: nbval passes a cell that never was."""
    filled = [(n, cell) for n, cell in code_cells(notebook) if source(cell).strip()]
    return [
        f"cell {n} has execution count {cell['execution_count']}, not {wanted}"
        for wanted, (n, cell) in enumerate(filled, start=1)
        if cell["execution_count"] != wanted
    ]


def rule_first_cells(notebook: Notebook) -> Complaints:
    """The heading with the minutes; then the imports, with figures in the page."""
    heading, imports = (source(cell) for cell in (notebook["cells"] + [{"source": ""}] * 2)[:2])
    return [
        *complain_if(not heading.startswith("# "), "the first cell starts with no heading"),
        *complain_if(not re.search("minutes|分钟", heading), "the first cell says no minutes"),
        *complain_if(
            not imports.startswith("%matplotlib inline"),
            "the second cell starts with no %matplotlib inline",
        ),
    ]


# Text cells


def rule_text_cell_words(notebook: Notebook) -> Complaints:
    """One idea to a cell; code, formulas and addresses are not counted."""
    counts = ((n, length_in_words(prose(cell))) for n, cell in text_cells(notebook))
    return [f"cell {n}: {count} words" for n, count in counts if count > TEXT_WORDS]


def rule_no_hollow_words(notebook: Notebook) -> Complaints:
    """What is simple to us is not to the reader."""
    return [
        f"cell {n}: {word}"
        for n, cell in text_cells(notebook)
        for word in HOLLOW_WORDS.findall(prose(cell))
    ]


def rule_no_html(notebook: Notebook) -> Complaints:
    """JupyterLab strips part of it, and a page or a deck shows it otherwise."""
    return [
        f"cell {n}: {found[0]}"
        for n, cell in text_cells(notebook)
        for found in re.finditer(r"</?([A-Za-z][A-Za-z0-9]*)(\s[^>]*)?/?>|\bstyle=", prose(cell))
        if (found[1] or "").lower() not in TAGS_IN_TEXT or "style=" in found[0]
    ]


def rule_image_alt(notebook: Notebook) -> Complaints:
    """A reader who cannot see the picture is told what is in it."""
    return [
        f"cell {n}: {address}"
        for n, cell in text_cells(notebook)
        for text, address in re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", source(cell))
        if not text.strip()
    ]


# Code cells


def rule_code_cell_size(notebook: Notebook) -> Complaints:
    """A cell is seen whole, on a small screen and on a slide."""
    found = []
    for n, cell in code_cells(notebook):
        lines, width = len(filled_lines(cell)), max(map(len, source(cell).splitlines()), default=0)
        limit = LESSON_LINES if LESSON.search(source(cell)) else CODE_LINES
        found += complain_if(lines > limit, f"cell {n}: {lines} lines, not {limit}")
        found += complain_if(width > CODE_WIDTH, f"cell {n}: {width} wide, not {CODE_WIDTH}")
    return found


def rule_code_median(notebook: Notebook) -> Complaints:
    """Most cells are a line or two."""
    median = statistics.median([len(filled_lines(cell)) for _, cell in code_cells(notebook)] or [0])
    return complain_if(median > CODE_MEDIAN, f"{median} lines, not {CODE_MEDIAN}")


def rule_code_runs(notebook: Notebook) -> Complaints:
    """Two code cells in a row may be; three ask for a sentence between them."""
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    return [
        f"cells {i + 1} to {i + 3}" for i in range(len(kinds)) if kinds[i : i + 3] == ["code"] * 3
    ]


def rule_forbidden_code(notebook: Notebook) -> Complaints:
    """What makes a notebook hang on one machine, hide a failure or distract."""
    return [
        f"cell {n}: {what}"
        for n, cell in code_cells(notebook)
        for what, pattern in FORBIDDEN_CODE.items()
        if re.search(pattern, source(cell), re.M)
    ]


def rule_defined_once(notebook: Notebook) -> Complaints:
    """A name keeps its meaning through a chapter."""
    code = "\n".join(source(cell) for _, cell in code_cells(notebook))
    names = re.findall(r"^(?:def|class) (\w+)", code, re.M)
    return [f"{name} is defined twice" for name in sorted(set(names)) if names.count(name) > 1]


# Outputs


def rule_errors_on_purpose(notebook: Notebook) -> Complaints:
    """An error is shown only where the tags say so, and there one is shown."""
    found = []
    for n, cell in code_cells(notebook):
        fails = any(output["output_type"] == "error" for output in cell["outputs"])
        announced = RAISES in tags(cell)
        found += complain_if(fails and not announced, f"cell {n}: an error without {RAISES}")
        found += complain_if(announced and not fails, f"cell {n}: {RAISES}, and no error")
        found += complain_if(announced and IGNORED not in tags(cell), f"cell {n}: not {IGNORED}")
    return found


def rule_no_warnings(notebook: Notebook) -> Complaints:
    """A warning is mended, not shown."""
    return [
        f"cell {n}"
        for n, cell in code_cells(notebook)
        if any(output.get("name") == "stderr" for output in cell["outputs"])
    ]


def rule_stable_outputs(notebook: Notebook) -> Complaints:
    """What is compared is the same on every machine."""
    return [
        f"cell {n}: {what}"
        for n, cell in code_cells(notebook)
        for what, pattern in UNSTABLE.items()
        if IGNORED not in tags(cell) and re.search(pattern, shown(cell))
    ]


def rule_no_machine_paths(notebook: Notebook) -> Complaints:
    """No folder of anybody's machine in an output, tracebacks included."""
    return [f"cell {n}" for n, cell in code_cells(notebook) if MACHINE_PATH.search(shown(cell))]


def rule_ignored_outputs_are_few(notebook: Notebook) -> Complaints:
    """At most a tenth of the code cells goes uncompared; errors on purpose are not counted."""
    marked = [tags(cell) for _, cell in code_cells(notebook)]
    count, total = sum(IGNORED in t and RAISES not in t for t in marked), len(marked)
    return complain_if(count > IGNORED_SHARE * total, f"{count} of {total} cells")


def rule_no_other_nbval_tags(notebook: Notebook) -> Complaints:
    """No cell is skipped."""
    return [
        f"cell {n}: {tag}"
        for n, cell in cells(notebook)
        for tag in tags(cell)
        if tag.lower().startswith(("nbval", "skip")) and tag != IGNORED
    ]


def ignored_outputs(notebook: Notebook) -> list[str]:
    """The cells whose output is not compared, each with its first line."""
    found = ((n, cell) for n, cell in code_cells(notebook) if IGNORED in tags(cell))
    return [f"cell {n}: {source(cell).partition(chr(10))[0]}" for n, cell in found]


# Sections and slides


def rule_sections(notebook: Notebook) -> Complaints:
    """A section is a few cells and ends with a check or a question.

    The last one (what to remember, questions, sources) may be shorter and end with its sources,
    but it asks something too.
    """
    found = sections(notebook)
    if not found:
        return ["no section: no text cell starts with ##"]
    return [
        *(complaint for section in found[:-1] for complaint in about_section(section)),
        *complain_if(not any(map(asks, found[-1])), "the last section asks nothing"),
    ]


def about_section(section: list[dict]) -> Complaints:
    """What is wrong with one section."""
    name, size = source(section[0]).partition("\n")[0], len(section)
    return [
        *complain_if(size not in SECTION_CELLS, f"{name}: {size} cells, not {span(SECTION_CELLS)}"),
        *complain_if(not asks(section[-1]), f"{name}: ends with no check and no question"),
    ]


def rule_slide_types(notebook: Notebook) -> Complaints:
    """A deck knows what to do with each cell."""
    found = ((n, slide_type(cell)) for n, cell in cells(notebook))
    return [f"cell {n}: {kind!r}" for n, kind in found if kind not in SLIDE_TYPES]


def rule_slide_count(notebook: Notebook) -> Complaints:
    """A deck is a path, not the whole chapter."""
    count = sum(starts_slide(cell) for cell in notebook["cells"])
    return complain_if(count not in SLIDES, f"{count} slides, not {span(SLIDES)}")


def rule_teaching_notes(notebook: Notebook) -> Complaints:
    """Each slide tells the instructor the minutes, what to ask and what to expect."""
    return [
        f"cell {n}: {complaint}"
        for n, cell in cells(notebook)
        if starts_slide(cell) or "teaching" in cell["metadata"]
        for complaint in about_notes(cell["metadata"].get("teaching"))
    ]


def about_notes(notes: object) -> Complaints:
    """What is wrong with one cell's notes."""
    if not isinstance(notes, dict):
        return ["no `teaching` in its metadata"]
    minutes = notes.get("minutes")
    is_number = isinstance(minutes, int | float) and not isinstance(minutes, bool) and minutes > 0
    empty = [key for key in ("ask", "expect") if not notes.get(key)]
    return [
        *complain_if(not is_number, f"minutes is {minutes!r}"),
        *(f"{key} is empty" for key in empty),
    ]


def complain_if(wrong: bool, text: str) -> Complaints:
    """One complaint, or none."""
    return [text] if wrong else []


def span(allowed: range) -> str:
    """A range as a reader writes it."""
    return f"{allowed[0]} to {allowed[-1]}"


RULES = [value for name, value in sorted(globals().items()) if name.startswith("rule_")]
