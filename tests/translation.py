"""The rules for the Chinese edition: each chapter has the cells of the English one, in Chinese.

A cell with words to translate, a text cell or one with the instructor's notes, carries in
`metadata.translates` the `fingerprint` of the English cell, so that a later change of the English
is seen. `complaints` says what is wrong with a Chinese notebook, where, and what to do.
"""

import hashlib
import json
from pathlib import Path

from tests import translated_text
from tests.notebook_cells import CHINESE, Notebook, shown_by, source, tags
from tests.notebook_rules import IGNORED
from tests.text_parts import numbers
from tests.translated_text import FOLDER, Complaints, differences, different

SPEAKS_ENGLISH, SPEAKS_CHINESE = 'words.speak("en")', 'words.speak("zh")'
MAY_DIFFER = ("translates", "teaching")  # in a cell's metadata


# Chapters


def all_complaints(notebooks: Path) -> Complaints:
    """What is wrong with each Chinese chapter in notebooks/zh/."""
    found = []
    for path in sorted((notebooks / FOLDER).glob("*.ipynb")):
        original = notebooks / path.name
        if original.is_file():
            found += [f"{FOLDER}/{path.name}, {c}" for c in complaints(read(original), read(path))]
        else:
            found.append(f"{FOLDER}/{path.name}: there is no {path.name} for it to translate")
    return found


def untranslated(notebooks: Path) -> list[str]:
    """The chapters that are there in English only."""
    names = sorted(path.name for path in notebooks.glob("*.ipynb"))
    return [name for name in names if not (notebooks / FOLDER / name).is_file()]


def read(path: Path) -> Notebook:
    """A notebook's file."""
    return json.loads(path.read_text(encoding="utf-8"))


def complaints(english: Notebook, chinese: Notebook) -> Complaints:
    """What is wrong with a Chinese notebook, each complaint with its cell."""
    originals = {cell["id"]: cell for cell in english["cells"]}
    return [
        *about_presence(english, chinese),
        *about_order(english, chinese),
        *about_language(chinese),
        *(
            f"cell {cell['id']}: {complaint}"
            for cell in chinese["cells"]
            if cell["id"] in originals
            for rule in RULES
            for complaint in rule(originals[cell["id"]], cell)
        ),
    ]


def about_presence(english: Notebook, chinese: Notebook) -> Complaints:
    """Each English cell is there, and no other."""
    wanted, there = ids(english), ids(chinese)
    missing = [cell for cell in english["cells"] if cell["id"] not in there]
    return [
        *(f"cell {c['id']}: is missing: put it {place(c['id'], wanted)}{mark(c)}" for c in missing),
        *(
            f"cell {name}: is not in the English: take it out"
            for name in there
            if name not in wanted
        ),
    ]


def about_order(english: Notebook, chinese: Notebook) -> Complaints:
    """The cells that both have are in the same order; the first that is not is named."""
    wanted = [name for name in ids(english) if name in ids(chinese)]
    there = [name for name in ids(chinese) if name in wanted]
    moved = [name for name, found in zip(wanted, there, strict=False) if name != found][:1]
    return [f"cell {name}: is not in its place: put it {place(name, wanted)}" for name in moved]


def about_language(chinese: Notebook) -> Complaints:
    """The second cell makes widgets, figures and feedback speak Chinese."""
    second = source(chinese["cells"][1]) if len(chinese["cells"]) > 1 else ""
    spoken = SPEAKS_CHINESE in second.split("\n")
    return [] if spoken else [f"the second cell: has no line {SPEAKS_CHINESE}"]


def ids(notebook: Notebook) -> list[str]:
    """The names of the cells, in their order."""
    return [cell["id"] for cell in notebook["cells"]]


def place(name: str, order: list[str]) -> str:
    """Where a cell stands, in words."""
    index = order.index(name)
    return f"after {order[index - 1]}" if index else "first"


# Fingerprints


def fingerprint(cell: dict) -> str | None:
    """A short sum of an English cell's words; `None` where it has none to translate.

    >>> fingerprint({"cell_type": "markdown", "source": "Five.", "metadata": {}})
    'e740860c9de7'
    """
    notes = cell["metadata"].get("teaching")
    if not is_text(cell) and notes is None:
        return None
    words = json.dumps([source(cell) if is_text(cell) else "", notes], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def mark(cell: dict) -> str:
    """What a translator writes into the metadata of a new cell, if anything."""
    wanted = fingerprint(cell)
    return f', with "translates": "{wanted}" in its metadata' if wanted else ""


def is_text(cell: dict) -> bool:
    """Whether a cell is Markdown."""
    return cell["cell_type"] == "markdown"


# One cell: each rule takes the English and the Chinese one


def rule_kind(english: dict, chinese: dict) -> Complaints:
    """Text stays text, code stays code."""
    wanted, there = english["cell_type"], chinese["cell_type"]
    return different("it is", wanted, there)


def rule_metadata(english: dict, chinese: dict) -> Complaints:
    """The same tags, and the same place in the deck."""
    return different("its metadata are", common_metadata(english), common_metadata(chinese))


def common_metadata(cell: dict) -> dict:
    """What does not depend on the language."""
    return {key: value for key, value in cell["metadata"].items() if key not in MAY_DIFFER}


def rule_code(english: dict, chinese: dict) -> Complaints:
    """The same code, but for the line that chooses the language."""
    if is_text(english) or is_text(chinese):
        return []
    lines = source(english).split("\n")
    wanted = [SPEAKS_CHINESE if line == SPEAKS_ENGLISH else line for line in lines]
    return different("its code is", "\n".join(wanted), source(chinese))


def rule_fresh(english: dict, chinese: dict) -> Complaints:
    """The English is what it was when it was translated."""
    wanted, there = fingerprint(english), chinese["metadata"].get("translates")
    if wanted == there:
        return []
    if wanted is None:
        return ['has nothing to translate: take "translates" out of its metadata']
    why = "the English has changed" if there else "it does not say what it translates"
    return [f'{why}: compare them, then write "translates": "{wanted}" in its metadata']


def rule_notes(english: dict, chinese: dict) -> Complaints:
    """The instructor gets the same notes, and the same minutes."""
    ours, theirs = (cell["metadata"].get("teaching", {}) for cell in (english, chinese))
    return [
        *different("its notes are", sorted(ours), sorted(theirs)),
        *(
            complaint
            for key in ours
            if key in theirs and not (isinstance(ours[key], str) and isinstance(theirs[key], str))
            for complaint in different(f"{key} is", ours[key], theirs[key])
        ),
    ]


def rule_texts(english: dict, chinese: dict) -> Complaints:
    """The source of a text cell, and each note, keeps the rules for texts."""
    ours, theirs = texts(english), texts(chinese)
    return [
        f"{name}{complaint}"
        for name in ours
        if name in theirs
        for complaint in translated_text.complaints(ours[name], theirs[name])
    ]


def texts(cell: dict) -> dict[str, str]:
    """The texts of a cell that are translated, each by what it is called in a complaint."""
    notes = cell["metadata"].get("teaching", {})
    found = {f"note {key}: ": note for key, note in notes.items() if isinstance(note, str)}
    return found | ({"": source(cell)} if is_text(cell) else {})


def rule_output_kinds(english: dict, chinese: dict) -> Complaints:
    """As many outputs, and each of its kind: a picture stays a picture."""
    return different("its outputs are", kinds(english), kinds(chinese))


def kinds(cell: dict) -> list[list[str]]:
    """What each output of a cell is."""
    return [
        [output["output_type"], *sorted(output.get("data", {})), *of_kind(output)]
        for output in cell.get("outputs", [])
    ]


def of_kind(output: dict) -> list[str]:
    """Which stream it is, or which error."""
    return [output[key] for key in ("name", "ename") if key in output]


def rule_output_numbers(english: dict, chinese: dict) -> Complaints:
    """The same numbers, each as often; without Chinese in it, an output is the same throughout.

    They need not be in the same order, because a Chinese sentence has an order of its own. What is
    not compared from one run to the next is not compared here.
    """
    if IGNORED in tags(english):
        return []
    outputs = zip(english.get("outputs", []), chinese.get("outputs", []), strict=False)
    return [
        complaint
        for ours, theirs in outputs
        for complaint in about_output(shown_by(ours), shown_by(theirs))
    ]


def about_output(ours: str, theirs: str) -> Complaints:
    """What differs between the texts of an output."""
    if CHINESE.search(theirs):
        return [
            f"in its output, {c}" for c in differences("number", numbers(ours), numbers(theirs))
        ]
    return different("its output is", ours, theirs)


RULES = [value for name, value in sorted(globals().items()) if name.startswith("rule_")]
