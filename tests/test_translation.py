"""The Chinese edition keeps the rules for it, and every rule finds what it is for."""

import copy
import json
from pathlib import Path

import pytest

from tests import translated_text, translation
from tests.text_parts import numbers
from tests.translation import complaints, fingerprint

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def test_the_chinese_edition_keeps_the_rules(record_property):
    """All complaints at once: notebook, cell, what is wrong, and what to do."""
    found = translation.all_complaints(NOTEBOOKS)

    missing = translation.untranslated(NOTEBOOKS)
    lines = [f"{len(missing)} chapters in English only:", *missing]
    record_property("shown at the end", "\n  ".join(lines))
    assert not found, "\n".join(found)


# A small chapter in both languages

ENGLISH_TEXT = """## 3.1 A stride

A window of 3 stops at five places of 7: $W - K$ is `4`, see [section](04_pool.ipynb#Pool) and
[torch](https://pytorch.org/a_b). The 60 million weights of 2012, **both** times.<br>

$$\\text{stops of 3} = \\frac{W}{S},$$

\\begin{align} S &= 1 \\end{align}

- the *kernel width* of a 2D image, six of them
- D. Author, *A guide to the arithmetic of sizes*, [arXiv:1603.07285](https://arxiv.org)

| name * | 中文 | size |
| --- | --- | --- |
| **stride** | 步长 | 2 of sixteen |
| fully-connected layer | 全连接层 | each input |

```python
conv(5)
```

```
pixels  weights
1  2     3  4
```

<details><summary>More</summary>

![A grid of 4](images/grid.png)

</details>
"""
CHINESE_TEXT = """## 3.1 步长

大小为 3 的窗口（kernel size）在 7 个像素上停五处：$W - K$ 等于 `4`，见[小节](../04_pool.ipynb#池化)
和 [torch](https://pytorch.org/a_b)。2012 年的 6000 万个权重，**2** 次都是。<br>

$$\\text{3 的停留处} = \\frac{W}{S}$$

\\begin{align} S &= 1 \\end{align}

- 二维图像的*卷积核宽度*，共 6 个
- D. Author, *A guide to the arithmetic of sizes*, [arXiv:1603.07285](https://arxiv.org)

| 英文 * | 中文 | 大小 |
| --- | --- | --- |
| **stride** | 步长 | 16 个里的 2 |
| fully-connected layer | 全连接层 | 每个输入 |

```python
conv(5)
```

```
像素  权重
1  2  3  4
```

<details><summary>更多</summary>

![4 格的网格](../images/grid.png)

</details>
"""


FIGURE = "大小为 3 的窗口在一行 7 个像素上停 5 处，位于 −1, 0"


def cell(name: str, source: str, *outputs: dict, kind: str = "code", **metadata) -> dict:
    """One cell."""
    made = {"id": name, "cell_type": kind, "source": source, "metadata": metadata}
    return made | ({"outputs": list(outputs)} if kind == "code" else {})


def figure(words: str) -> dict:
    """The output of a cell that shows a figure."""
    data = {"image/png": "A", "text/plain": words}
    described = {"image/png": {"alt": words}}
    return {"output_type": "execute_result", "data": data, "metadata": described}


def printed(*lines: str) -> dict:
    """The output of a cell that prints, as a file holds it."""
    return {"output_type": "stream", "name": "stdout", "text": [f"{line}\n" for line in lines]}


def english() -> dict:
    """The chapter as it is translated from."""
    cells = [
        cell("start-1", "# 3 Sizes\n\n[中文](zh/03_sizes.ipynb)", kind="markdown"),
        cell("start-2", '%matplotlib inline\nfrom cnnlesson import words\nwords.speak("en")'),
        cell("text-1", ENGLISH_TEXT, kind="markdown", slideshow={"slide_type": "slide"}),
        cell(
            "code-1",
            "figures.stops(7)",
            figure("5 stops of a window of 3 on a row of 7, at −1, 0"),
            teaching={"minutes": 2, "ask": "How many of 7?", "expect": "Three."},
            tags=["shown"],
        ),
        cell("code-2", "print(4)", printed("(1, 28, 28)", "544 of 2.5")),
        cell("code-3", "time()", printed("took 3.2"), tags=["nbval-ignore-output"]),
    ]
    return {"cells": cells, "metadata": {}}


def chinese() -> dict:
    """Its translation, which keeps every rule."""
    cells = [
        cell("start-1", "# 3 大小\n\n[English](../03_sizes.ipynb)", kind="markdown"),
        cell("start-2", '%matplotlib inline\nfrom cnnlesson import words\nwords.speak("zh")'),
        cell("text-1", CHINESE_TEXT, kind="markdown", slideshow={"slide_type": "slide"}),
        cell(
            "code-1",
            "figures.stops(7)",
            figure(FIGURE),
            teaching={"minutes": 2, "ask": "7 个里有几个？", "expect": "三个。"},
            tags=["shown"],
        ),
        cell("code-2", "print(4)", printed("(1, 28, 28)", "544 of 2.5")),
        cell("code-3", "time()", printed("took 3.9"), tags=["nbval-ignore-output"]),
    ]
    for original, translated in zip(english()["cells"], cells, strict=True):
        if fingerprint(original):
            translated["metadata"]["translates"] = fingerprint(original)
    return {"cells": cells, "metadata": {}}


def test_a_good_translation_has_no_complaint():
    """The rules do not cry wolf: Chinese has its own order, its own numerals and signs."""
    assert complaints(english(), chinese()) == []


def test_a_chapter_that_was_not_translated_says_so_in_every_text():
    """The English itself, with the fingerprints: each text, each note, and the spoken language."""
    copied = english()
    for ours, theirs in zip(chinese()["cells"], copied["cells"], strict=True):
        theirs["metadata"] |= {k: v for k, v in ours["metadata"].items() if k == "translates"}

    found = complaints(english(), copied)

    left = [complaint for complaint in found if "left in English" in complaint]
    assert {complaint.partition(": ")[0] for complaint in left} == {
        *("cell start-1", "cell text-1", "cell code-1")
    }
    assert sum("note" in complaint for complaint in left) == 2
    assert 'the second cell: has no line words.speak("zh")' in found


# Faults in the cells as a whole


def named(notebook: dict, name: str) -> dict:
    """The cell of that name."""
    return next(one for one in notebook["cells"] if one["id"] == name)


def test_a_missing_cell_is_named_with_its_place_and_fingerprint():
    """What a translator has to write, and where."""
    translated = chinese()
    translated["cells"] = [one for one in translated["cells"] if one["id"] != "text-1"]
    mark = f'"translates": "{fingerprint(named(english(), "text-1"))}"'

    assert complaints(english(), translated) == [
        f"cell text-1: is missing: put it after start-2, with {mark} in its metadata"
    ]


def test_a_missing_cell_of_code_has_no_fingerprint():
    """It is copied as it is."""
    translated = chinese()
    translated["cells"].pop()

    assert complaints(english(), translated) == ["cell code-3: is missing: put it after code-2"]


def test_a_cell_too_many_is_named():
    """One that the English never had, or no longer has."""
    translated = chinese()
    translated["cells"].append(cell("more", "1"))

    assert complaints(english(), translated) == ["cell more: is not in the English: take it out"]


def test_a_cell_out_of_order_is_named():
    """The first that is not where it belongs."""
    translated = chinese()
    translated["cells"][3:5] = reversed(translated["cells"][3:5])

    assert complaints(english(), translated) == [
        "cell code-1: is not in its place: put it after text-1"
    ]


def test_the_second_cell_chooses_the_language():
    """Where neither edition has the line, the Chinese one would speak English."""
    original, translated = english(), chinese()
    for notebook in (original, translated):
        notebook["cells"][1]["source"] = "%matplotlib inline"

    assert complaints(original, translated) == ['the second cell: has no line words.speak("zh")']


# Faults in a cell


def writes(name: str, old: str, new: str):
    """A fault in what is written in a cell."""

    def spoil(notebook: dict) -> None:
        one = named(notebook, name)
        assert old in one["source"]
        one["source"] = one["source"].replace(old, new, 1)

    return spoil


def marks(name: str, **metadata):
    """A fault in a cell's metadata."""
    return lambda notebook: named(notebook, name)["metadata"].update(metadata)


def notes(**changed):
    """A fault in the notes of code-1."""
    return lambda notebook: named(notebook, "code-1")["metadata"]["teaching"].update(changed)


def shows(name: str, *outputs: dict):
    """A fault in what a cell shows."""
    return lambda notebook: named(notebook, name).update(outputs=list(outputs))


def in_figure(old: str, new: str):
    """A fault in what the figure of code-1 says."""
    assert old in FIGURE
    return shows("code-1", figure(FIGURE.replace(old, new)))


def prints(*lines: str):
    """A fault in what code-2 prints."""
    return shows("code-2", printed(*lines))


IN_A_CELL = [
    ("rule_metadata", marks("code-1", tags=[]), "code-1: its metadata are {'tags': []}, not"),
    ("rule_metadata", marks("text-1", slideshow={}), "text-1: its metadata are {'slideshow': {}"),
    ("rule_code", writes("code-2", "4", "5"), "code-2: its code is 'print(5)', not 'print(4)'"),
    ("rule_code", writes("start-2", "words\n", "words, x\n"), "start-2: its code is "),
    ("rule_code", writes("start-2", '"zh")', '"zh")\n1'), "start-2: its code is "),
    ("rule_fresh", marks("text-1", translates=None), "text-1: it does not say what it translates"),
    ("rule_fresh", marks("code-1", translates="0"), "code-1: the English has changed: "),
    ("rule_fresh", marks("code-2", translates="0"), "code-2: has nothing to translate: "),
    ("rule_notes", notes(minutes=3), "code-1: minutes is 3, not 2"),
    ("rule_notes", notes(say="说"), "code-1: its notes are ['ask', 'expect', 'minutes', 'say']"),
    ("rule_notes", notes(ask=7), "code-1: ask is 7, not 'How many of 7?'"),
    ("rule_texts", notes(ask="8 个里有几个？"), "code-1: note ask: the number 7 is missing"),
    ("rule_texts", notes(expect="Three."), "code-1: note expect: it is left in English"),
    ("rule_output_kinds", shows("code-2"), "code-2: its outputs are [], not [['stream', 'stdout'"),
    ("rule_output_kinds", shows("code-1", printed(FIGURE, FIGURE)), "not [['execute_result', "),
    (
        "rule_output_numbers",
        in_figure("一行 7", "一行 8"),
        "in its output, the number 7 is missing",
    ),
    ("rule_output_numbers", in_figure("−1", "1"), "in its output, the number -1 is missing"),
    ("rule_output_numbers", in_figure("−1, 0", "−1, 0, 2"), "the number 2 is not in the English"),
    ("rule_output_numbers", prints("(1, 28, 28)", "544 of 2.6"), "code-2: its output is "),
    ("rule_output_numbers", prints("(28, 1, 28)", "544 of 2.5"), "code-2: its output is "),
    (
        "rule_way_back",
        writes("start-1", "../", ""),
        "start-1: it does not lead to ../03_sizes.ipynb",
    ),
    ("rule_language", writes("start-1", "大小", "Sizes"), "start-1: it is left in English"),
]
IN_A_TEXT = [
    ("rule_digits", "为 3 的", "为 5 的", "the number 3 is missing"),
    ("rule_digits", "3.1 步", "3.2 步", "the number 3.1 is missing"),
    ("rule_digits", "6000 万", "600 万", "the number 60000000 is missing"),
    ("rule_digits", " 7 个像素", "一行", "the number 7 is missing"),
    ("rule_digits", "五处", "五处或 8 处", "the number 8 is not in the English"),
    ("rule_digits", "里的 2 |", "里的 9 |", "the number 9 is not in the English"),
    ("rule_digits", "![4 格", "![5 格", "the number 4 is missing"),
    ("rule_spelt_numbers", "五处", "四处", "the number 五 or 5 is missing"),
    ("rule_spelt_numbers", "16 个里的", "许多个里的", "the number 十六 or 16 is missing"),
    ("rule_same_parts", "W - K", "W + K", "the formula $W - K$ is missing"),
    ("rule_same_parts", "$W - K$", "它", "the formula $W - K$ is missing"),
    ("rule_same_parts", "{W}{S}", "{S}{W}", "\\frac{W}{S}$$ is missing"),
    ("rule_same_parts", "{3 的", "{4 的", "the formula $$\\text{3} = "),
    ("rule_same_parts", "$W - K$", "$$W - K$$", "the formula $W - K$ is missing"),
    (
        "rule_same_parts",
        "&= 1",
        "&= 2",
        "the formula \\begin{align} S &= 1 \\end{align} is missing",
    ),
    ("rule_same_parts", "`4`", "`5`", "the code word 4 is missing"),
    ("rule_same_parts", "conv(5)", "conv(6)", "the code conv(5)\n is missing"),
    ("rule_same_parts", "1  2  3  4", "1  2  4  3", "the code 1 2 3 4 is missing"),
    ("rule_same_parts", "a_b", "a", "the link to https://pytorch.org/a_b is missing"),
    ("rule_same_parts", "](https", "]（https", "the link to https://pytorch.org/a_b is missing"),
    ("rule_same_parts", "../04", "../05", "the link to 04_pool.ipynb# is missing"),
    ("rule_same_parts", "#池化", "", "the link to 04_pool.ipynb# is missing"),
    ("rule_same_parts", "grid.", "dot.", "the picture images/grid.png is missing"),
    ("rule_same_parts", "<br>", "", "the tag <br> is missing"),
    ("rule_same_parts", "<details>", "<details open>", "the tag <details> is missing"),
    ("rule_shape", "## ", "### ", "it is made of ['heading 3', "),
    (
        "rule_shape",
        "次都是",
        "次\n\n都是",
        "it is made of ['heading 2', 'paragraph', 'paragraph', ",
    ),
    ("rule_stars", "**2** 次都是。", "**2 次：**都是。", "the stars are shown, "),
    ("rule_stars", "等于 `4`，见", "**等于 `4`**见", "the stars are shown, "),
    ("rule_language", "3.1 步长", "3.1 Stride", "a line is left in English: 3.1 Stride"),
    (
        "rule_language",
        "每个输入",
        "each of the inputs",
        "a line is left in English: fully-connected",
    ),
    ("rule_language", "更多", "more of it", "a line is left in English: more of it"),
    (
        "rule_language",
        "二维图像的",
        "of a 2D image: the",
        "a line is left in English: of a 2D image",
    ),
]
BAD = IN_A_CELL + [(rule, writes("text-1", old, new), says) for rule, old, new, says in IN_A_TEXT]


@pytest.mark.parametrize(
    ("rule", "spoil", "says"), BAD, ids=[f"{rule}-{i}" for i, (rule, *_) in enumerate(BAD)]
)
def test_a_rule_finds_its_fault(rule, spoil, says, monkeypatch):
    """One fault in a good translation: that rule says so, and without it nobody would."""
    translated = chinese()
    spoil(translated)

    assert says in "\n".join(complaints(english(), translated))

    for module in (translation, translated_text):
        others = [one for one in module.RULES if one.__name__ != rule]
        monkeypatch.setattr(module, "RULES", others)
    assert complaints(english(), translated) == []


def test_a_text_that_became_code_is_found():
    """Several rules say so, the one for kinds first of all."""
    translated = chinese()
    named(translated, "start-1").update(cell_type="code", outputs=[])

    assert "cell start-1: it is 'code', not 'markdown'" in complaints(english(), translated)


def test_every_rule_was_seen_to_fail():
    """No rule without a bad translation, so none that can never complain."""
    rules = {rule.__name__ for rule in translation.RULES + translated_text.RULES}

    assert rules == {rule for rule, *_ in BAD} | {"rule_kind"}


# What has changed since


CHANGES = [
    writes("text-1", "stops at", "stands at"),
    writes("start-1", "Sizes", "Size"),
    notes(ask="How many of 7 are there?"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_stale_cell_is_named_with_the_fingerprint_to_write(change):
    """The English was changed: its text, or what the instructor is told."""
    original = english()
    change(original)
    (changed,) = [
        new["id"]
        for new, old in zip(original["cells"], english()["cells"], strict=True)
        if new != old
    ]
    mark = fingerprint(named(original, changed))
    what_to_do = f'compare them, then write "translates": "{mark}" in its metadata'

    found = complaints(original, chinese())

    assert found == [f"cell {changed}: the English has changed: {what_to_do}"]
    assert mark != fingerprint(named(english(), changed))


def test_a_fingerprint_is_of_the_words_alone():
    """A new picture, a new tag or other code leaves the translation what it was."""
    text, code = named(english(), "text-1"), named(english(), "code-1")
    same = [fingerprint(text), fingerprint(code)]
    text["metadata"]["tags"] = ["new"]
    code |= {"source": "figures.stops(8)", "outputs": []}

    assert [fingerprint(text), fingerprint(code)] == same
    lines = copy.deepcopy(text)
    lines["source"] = ENGLISH_TEXT.splitlines(keepends=True)
    assert fingerprint(lines) == same[0], "a file may hold the text as a list of lines"
    assert fingerprint(named(english(), "code-2")) is None


# Files


@pytest.fixture
def folder(tmp_path):
    """A folder notebooks/ with one chapter in both languages, and one in English only."""
    (tmp_path / "zh").mkdir()
    for name, notebook in {
        "03_sizes.ipynb": english(),
        "zh/03_sizes.ipynb": chinese(),
        "04_pool.ipynb": english(),
    }.items():
        (tmp_path / name).write_text(json.dumps(notebook), encoding="utf-8")
    return tmp_path


def test_a_chapter_in_english_only_is_no_fault(folder):
    """The edition grows chapter by chapter; what it lacks is listed."""
    assert translation.all_complaints(folder) == []
    assert translation.untranslated(folder) == ["04_pool.ipynb"]


def test_a_chapter_in_chinese_only_is_a_fault(folder):
    """Its English was renamed or taken out."""
    (folder / "03_sizes.ipynb").unlink()

    assert translation.all_complaints(folder) == [
        "zh/03_sizes.ipynb: there is no 03_sizes.ipynb for it to translate"
    ]


def test_a_complaint_names_the_notebook(folder):
    """And the cell in it."""
    translated = chinese()
    translated["cells"].pop()
    path = folder / "zh" / "03_sizes.ipynb"
    path.write_text(json.dumps(translated), encoding="utf-8")

    assert translation.all_complaints(folder) == [
        "zh/03_sizes.ipynb, cell code-3: is missing: put it after code-2"
    ]


# Numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第3行，7 处", [3, 7]),
        ("为−1，从 -2 到 5", [-1, -2, 5]),
        ("28 − 5, 3-5 and (K)-4", [28, 5, 3, 5, 4]),
        ("61,100,840 (1, 28, 28)", [61_100_840, 1, 28, 28]),
        ("1.2 million, 120 万, 3 亿", [1_200_000, 1_200_000, 300_000_000]),
        ("a 2D and a 3-D one, 12D", []),
        ("conv5 has 55.25 of 224×224.", [5, 55.25, 224, 224]),
    ],
)
def test_numbers_are_read_as_a_reader_reads_them(text, found):
    """In both languages, with their signs, their commas and their scales."""
    assert sorted(numbers(text).elements()) == sorted(found)
