"""A summary to be read: as text, as a table in Jupyter, as plain rows, and side by side."""

import re
import unicodedata

import bs4
import pandas
import pytest
from torch import nn

from cnnlesson import nets, words
from cnnlesson.summary import compare, summary
from tests.summary.small_nets import Small

ALEXNETS = (
    nets.ALEXNET_2012,
    nets.ALEXNET_ONE_TOWER,
    nets.ALEXNET_TORCHVISION,
    nets.ALEXNET_D2L,
)


def width(text: str) -> int:
    """Places on a screen."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def strange() -> nn.Module:
    """Names, kinds and settings with signs that HTML takes for its own."""

    class Odd(nn.Module):
        def extra_repr(self):
            return "<i>settings</i>"

        def forward(self, x):
            return x * 2

    layers = nn.Sequential()
    layers.add_module("<b>", nn.Conv2d(3, 4, 3))
    layers.add_module("a & b", Odd())
    layers.add_module("<script>", nn.Sequential(nn.Conv2d(4, 4, 1)))
    layers.append(nn.Conv2d(4, 1, 3))
    return layers


def soup(shown) -> bs4.BeautifulSoup:
    """What Jupyter shows, parsed."""
    return bs4.BeautifulSoup(shown._repr_html_(), "html.parser")


def column_ends(text: str, numbers: list[str]) -> set[int]:
    """Where these numbers end, each in its own line."""
    lines = text.splitlines()
    ends = set()
    for number in numbers:
        line = next(
            line for line in lines if re.search(rf"(?<![\d,]){re.escape(number)}(?![\d,])", line)
        )
        start = re.search(rf"(?<![\d,]){re.escape(number)}(?![\d,])", line).start()
        ends.add(width(line[:start]) + width(number))
    return ends


@pytest.mark.parametrize("language", ["en", "zh"])
def test_numbers_end_below_each_other(language):
    """In Chinese too, where a character is two places wide."""
    words.speak(language)
    text = str(summary(nets.ALEXNET_2012))

    multiply_adds = ["105,415,200", "223,948,800", "4,096,000", "724,406,816"]
    parameters = ["34,944", "307,456", "37,752,832", "60,965,224"]
    assert len(column_ends(text, multiply_adds)) == 1
    assert len(column_ends(text, parameters)) == 1
    assert words.say("label_multiply_adds") in text
    assert words.say("counted_how") in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_the_heading_of_a_column_ends_with_its_numbers():
    """The heading stands over the last place of what it heads."""
    words.speak("zh")
    lines = str(summary(nets.LENET5)).splitlines()
    heading = next(line for line in lines if words.say("label_multiply_adds") in line)
    total = next(line for line in lines if line.startswith(words.say("table_total")))

    label = words.say("label_multiply_adds")
    end = width(heading[: heading.index(label) + len(label)])
    assert end == width(total)


def test_a_row_says_all_of_itself():
    """One line: name, kind, settings, shape, counts, and the receptive field's three numbers."""
    line = next(each for each in str(summary(nets.ALEXNET_2012)).splitlines() if "pool5" in each)

    assert line.split() == [
        *("pool5", "MaxPool2d", "kernel_size", "3,", "stride", "2"),
        *("(1,", "256,", "6,", "6)", "0", "0", "195", "32", "−64"),
    ]


def test_html_is_a_table_with_the_same_numbers():
    """Row by row; headings say what they head, shares are there as words, not as bars alone."""
    said = summary(nets.ALEXNET_2012)
    table = soup(said).table
    rows = table.tbody.find_all("tr")

    assert table.caption.text == "AlexNet of 2012, two groups, input (1, 3, 227, 227)"
    assert {th["scope"] for th in table.thead.find_all("th")} == {"col"}
    assert [row.th.text for row in rows] == [row.name for row in said.rows]
    assert {row.th["scope"] for row in rows} == {"row"}
    for row, html in zip(said.rows, rows, strict=True):
        cells = [cell.find(string=True) or "" for cell in html.find_all("td")]
        assert cells[1:4] == [
            str(row.output_shape),
            f"{row.parameters:,}",
            f"{row.multiply_adds:,}",
        ]
    assert len({len(row.find_all(["td", "th"])) for row in table.find_all("tr")}) == 1
    assert table.tfoot.text.replace("total", "") == "60,965,224724,406,816"


def test_shares_are_said_and_drawn():
    """Each share's text is the one its bar is drawn with; together they are the whole."""
    table = soup(summary(nets.ALEXNET_2012)).table
    shares = {"60,965,224": 0.0, "724,406,816": 0.0}
    for row in table.tbody.find_all("tr"):
        for cell, total in zip(row.find_all("td")[2:4], shares, strict=True):
            if cell.small:
                percent = cell.small.text.removesuffix(" %")
                assert f"{percent}%, transparent {percent}%" in cell["style"]
                shares[total] += float(percent)
            else:
                assert cell.text == "0"
    assert all(share == pytest.approx(100, abs=0.5) for share in shares.values())
    fc6 = next(row for row in table.tbody.find_all("tr") if row.th.text == "fc6")
    assert [small.text for small in fc6.find_all("small")] == ["61.9 %", "5.2 %"]


def test_numbers_stand_to_the_right_and_no_colour_is_fixed():
    """Both themes of JupyterLab read it: the text has the page's colour, a bar is see-through."""
    found = soup(summary(nets.LENET5))
    for cell in found.tbody.find_all("td"):
        is_number = re.fullmatch(r"[\d,−–×]+( ?[\d.]+ %)?", cell.text)
        assert ("text-align: right" in cell["style"]) == bool(is_number), cell
    styles = " ".join(tag["style"] for tag in found.find_all(style=True))
    assert not re.search(r"(?<![-\w])color:|background-color|#[0-9a-f]{6}\b(?![0-9a-f])", styles)
    assert not found.find_all(["script", "style"])
    assert not found.find_all(id=True)


def test_the_arithmetic_is_folded_away():
    """A row's words, for those who ask."""
    said = summary(nets.ALEXNET_2012)
    first = soup(said).tbody.tr

    assert first.details.summary.text == "how"
    assert first.details.text.removeprefix("how") == said["conv1"].worked


def test_every_name_is_text_and_no_tag():
    """A layer may be called anything."""
    model = strange()
    said = summary(model, (1, 3, 8, 8))
    found = soup(said)

    assert not found.find_all(["b", "i", "script"])
    assert [th.text for th in found.tbody.find_all("th")] == [row.name for row in said.rows]
    assert "<b>" in [row.name for row in said.rows]
    compared = soup(compare(said))
    assert not compared.find_all(["b", "i", "script"])
    assert "<b>: Conv2d 3 → 4, kernel_size 3" in compared.text
    net = nets.Net("<u>&", (3, 8, 8), (nets.Conv2d(3, 4, 3),))
    assert soup(summary(net)).caption.text == "<u>&, input (1, 3, 8, 8)"


def test_what_is_never_reached_and_remarked_is_shown():
    """As text and as HTML: a spare layer, and parameters in a plain list."""
    model = Small(lambda net, x: net.parts[0](x), spare=nn.Linear(3, 4), parts=[nn.Conv2d(3, 4, 3)])
    said = summary(model, (1, 3, 8, 8))

    for shown in (str(said), soup(said).text):
        assert words.say("never_reached") in shown
        assert words.say("not_registered", count=112) in shown
    assert soup(said).tbody.find_all("tr")[-1].th.text == "spare"


def test_rows_go_into_a_data_frame_in_one_line():
    """A column for each field; the sums are the totals."""
    said = summary(nets.ALEXNET_2012)

    frame = pandas.DataFrame(said.records())

    assert list(frame.columns) == [
        *("name", "kind", "settings", "output_shape", "parameters", "trainable_parameters"),
        *("multiply_adds", "activation_bytes", "receptive_field", "jump", "start", "worked"),
    ]
    assert frame["parameters"].sum() == 60_965_224
    assert frame["multiply_adds"].sum() == 724_406_816
    assert frame.set_index("name").loc["pool5", "receptive_field"] == 195
    assert frame["output_shape"][0] == (1, 96, 55, 55)


def test_a_row_that_is_not_there_names_those_that_are():
    """A slip of the name is a question of which there are."""
    with pytest.raises(KeyError, match="there is no row 'nope'; there are conv1, tanh1, pool2, "):
        summary(nets.LENET5)["nope"]


def test_four_alexnets_side_by_side():
    """A column for each, the published totals in it, and the layers with weights in their order."""
    lines = str(compare(*ALEXNETS)).splitlines()
    totals = [line for line in lines if not line.startswith(" ")]

    assert [re.split(r"\s{2,}", line.strip()) for line in lines[:1]] == [
        [net.name for net in ALEXNETS]
    ]
    numbers = {line.split("  ")[0]: re.findall(r"\d[\d,]*(?:\.\d+)?", line) for line in totals}
    assert numbers["parameters"] == ["60,965,224", "62,378,344", "61,100,840", "50,844,008"]
    assert numbers["multiply-adds"][0::2] == ["724,406,816", "714,188,480"]
    assert sum(line.startswith("weights ") for line in totals) == 8
    html = soup(compare(*ALEXNETS)).table
    assert [th.text for th in html.thead.find_all("th")] == ["", *(net.name for net in ALEXNETS)]
    assert {th["scope"] for th in html.tbody.find_all("th")} == {"row"}
    assert [td.text for td in html.tbody.find_all("tr")[1].find_all("td")] == numbers["parameters"]


def test_what_has_fewer_layers_has_a_dash():
    """A module with its size, a summary and a table, of different depth."""
    small = (nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU()), (1, 1, 8, 8))
    both = compare(small, summary(nets.LENET5), nets.SMALL_CNN)
    lines = str(both).splitlines()

    assert [each.parameters for each in both.summaries[:2]] == [20, 61_706]
    assert (
        re.split(r"\s{2,}", next(each for each in lines if each.startswith("weights 5")))[1] == "–"
    )
    assert len(column_ends(str(both), ["20"])) == 1


@pytest.mark.parametrize(
    ("networks", "says"),
    [
        ((), "compare needs one network or more"),
        ((nn.Conv2d(1, 2, 3),), r"pairs \(module, input_size\), not"),
        (((nn.Conv2d, (1, 1, 8, 8)),), r"pairs \(module, input_size\), not"),
        ((nets.LENET5, 3), r"pairs \(module, input_size\), not 3"),
        ((nets.LENET5.layers,), r"pairs \(module, input_size\), not"),
    ],
)
def test_what_cannot_be_compared_is_refused(networks, says):
    """The error says what can."""
    with pytest.raises(TypeError, match=says):
        compare(*networks)
