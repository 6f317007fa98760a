"""Chapter 00: its map shows what is there, its glossary has every word, torch's words are torch's.

The map and the glossary are text: nothing else would notice a chapter or a word too few.
"""

import json
import re
from pathlib import Path

import pytest
import torch
from torch import nn

from cnnlesson.widgets import ConvolutionExplorer
from tests.notebook_cells import CHINESE, source, text_cells

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
CHAPTER = json.loads((NOTEBOOKS / "00_start_here.ipynb").read_text(encoding="utf-8"))
TEXTS = [source(cell) for _, cell in text_cells(CHAPTER)]
CELLS = {cell["id"]: cell for cell in CHAPTER["cells"]}
CHAPTERS = range(14)
# The words that the course uses throughout; the Chinese of the first seven is the study notes'.
WORDS = {
    "stride": "步长",
    "filter": "卷积核",
    "padding": "填充",
    "kernel size": "卷积核的大小",
    "normalization layer": "归一层",
    "convolutional layer": "卷积层",
    "fully-connected layer": "全连接层",
    "neuron": "神经元",
    "layer": "层",
    "feature map": "特征图",
    "channel": "通道",
    "batch": "批",
    "edge": "边缘",
    "kernel": "卷积核",
    "dilation": "空洞率",
    "receptive field": "感受野",
    "pooling": "池化",
    "activation function": "激活函数",
    "loss": "损失",
    "gradient": "梯度",
    "learning rate": "学习率",
    "epoch": "轮",
    "dropout": "随机失活",
    "logits": "未归一化的得分",
    "parameters": "参数",
    "multiply-adds": "乘加次数",
}


def map_rows(text: str) -> dict[int, str]:
    """The first column of the map, by the chapter's number."""
    rows = re.findall(r"^\| (\[?(\d\d) [^|]*) \|", text, re.M)
    return {int(number): row for row, number in rows}


def complaints_about_map(rows: dict[int, str], files: list[str]) -> list[str]:
    """A chapter that is there is linked, one that is not is marked."""
    found = []
    for number, row in rows.items():
        there = [name for name in files if name.startswith(f"{number:02}_")]
        link = re.fullmatch(r"\[[^\]]+\]\(([^)]+)\)", row)
        if there and number and (link is None or link[1] != there[0]):
            found.append(f"{row}: link it to {there[0]}")
        if not there and not row.endswith("(to come)"):
            found.append(f"{row}: mark it as to come")
    return found


def glossary(texts: list[str]) -> list[list[str]]:
    """The rows of all tables with four columns: English, Chinese, a sentence, a chapter."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| (\d\d) \|$", "\n".join(texts), re.M)
    return [list(row) for row in rows]


def test_the_map_has_every_chapter():
    """Chapters 00 to 13, in order, each once."""
    rows = map_rows("\n".join(TEXTS))

    assert list(rows) == list(CHAPTERS)


def test_the_map_shows_what_is_there():
    """When a chapter comes, its row gets a link."""
    files = [path.name for path in NOTEBOOKS.glob("*.ipynb")]
    assert "03_output_sizes.ipynb" in files

    assert complaints_about_map(map_rows("\n".join(TEXTS)), files) == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("01 Layers (to come)", "link it to 01_a.ipynb"),
        ("[01 Layers](02_b.ipynb)", "link it to 01_a.ipynb"),
        ("[02 Pooling](02_b.ipynb)", "mark it as to come"),
        ("02 Pooling", "mark it as to come"),
    ],
)
def test_a_wrong_row_of_the_map_is_found(row, says):
    """The check sees a missing link, a wrong one, and a promise."""
    found = complaints_about_map(map_rows(f"| {row} | Why? |"), ["00_s.ipynb", "01_a.ipynb"])

    assert [complaint.endswith(says) for complaint in found] == [True]


def test_the_glossary_has_the_words_of_the_course():
    """Each with its Chinese."""
    rows = {english: chinese for english, chinese, _, _ in glossary(TEXTS)}

    missing = {word for word, chinese in WORDS.items() if chinese not in rows.get(word, "")}
    assert missing == set()


def test_each_word_of_the_glossary_is_said_once_and_explained_somewhere():
    """A Chinese word, one sentence of more than a word, a chapter of the map."""
    rows = glossary(TEXTS)
    assert len(rows) > 50
    assert len({english for english, _, _, _ in rows}) == len(rows)
    for english, chinese, sentence, chapter in rows:
        assert CHINESE.search(chinese), english
        assert len(sentence.split()) > 2, english
        assert int(chapter) in CHAPTERS, english


def test_the_minutes_add_up_to_what_the_first_cell_promises():
    """An instructor plans by the notes, a student by the first cell."""
    notes = [cell["metadata"].get("teaching", {}) for cell in CHAPTER["cells"]]
    promised = re.search(r"Plan for (\d+) minutes", TEXTS[0])

    assert sum(note.get("minutes", 0) for note in notes) == int(promised[1])


def test_the_cell_that_fails_says_what_the_text_explains():
    """torch gives sizes and no way out; the explorer names the axis and both ways out."""
    with pytest.raises(RuntimeError) as error:
        exec(source(CELLS["wrong-2"]), {"nn": nn, "torch": torch})

    assert str(error.value) == (
        "Calculated padded input size per channel: (4 x 20). Kernel size: (5 x 5). "
        "Kernel size can't be greater than actual input size"
    )
    assert "height before width" in source(CELLS["wrong-3"])
    explorer = ConvolutionExplorer(input_size=(4, 20), kernel_size=5)
    assert repr(explorer).endswith(
        "height: kernel_size 5 does not fit into 4 px (input_size 4 + padding 0 + 0): "
        "pad by 1 px more in all, or use kernel_size 4 at most"
    )
    explorer.close()
