"""The colours: text and lines can be read on them, on a light page and on a dark one."""

import itertools
import re

import pytest

from cnnlesson import palette

FILLS = ("input", "padding", "kernel", "output")
LINES = ("window", "unread")
# What lies behind a figure or a widget: white or, in JupyterLab and on our pages, dark greys.
PAGES = {"light": ("#ffffff",), "dark": ("#000000", "#111111", "#212121")}
THEMES = {"light": 0, "dark": 1}


def luminance(colour: str) -> float:
    """How bright "#rrggbb" is, 0 to 1, as WCAG 2.2 defines relative luminance."""
    red, green, blue = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_the_contrast_is_counted_as_published_examples_have_it(one, other, published):
    """Known pairs: #777 on white is the grey that falls just short of 4.5."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(published, abs=0.005)


@pytest.mark.parametrize(("theme", "fill"), [*itertools.product(THEMES, FILLS)])
def test_a_number_in_a_cell_can_be_read(theme, fill):
    """WCAG asks for 4.5 between a text and what is behind it."""
    ink, behind = (palette.COLOURS[kind][THEMES[theme]] for kind in ("ink", fill))

    assert contrast(ink, behind) >= 4.5


@pytest.mark.parametrize(("theme", "line", "fill"), [*itertools.product(THEMES, LINES, FILLS)])
def test_a_line_with_a_meaning_stands_out_from_the_cells(theme, line, fill):
    """WCAG asks for 3 between a sign and what is beside it."""
    sign, beside = (palette.COLOURS[kind][THEMES[theme]] for kind in (line, fill))

    assert contrast(sign, beside) >= 3


@pytest.mark.parametrize(
    ("line", "theme", "page"),
    [(*pair, page) for pair in itertools.product(LINES, THEMES) for page in PAGES[pair[1]]],
)
def test_a_line_with_a_meaning_stands_out_from_the_page(line, theme, page):
    """The same, where no cell is behind it: the legend, a frame around an error, the focus."""
    assert contrast(palette.COLOURS[line][THEMES[theme]], page) >= 3


@pytest.mark.parametrize(("theme", "page"), [(t, page) for t in THEMES for page in PAGES[t]])
def test_words_on_the_page_can_be_read(theme, page):
    """What a widget says stands on the page itself."""
    assert contrast(palette.COLOURS["ink"][THEMES[theme]], page) >= 4.5


def test_the_kinds_are_those_tested_here():
    """A new kind is sorted in as a fill or a line; `line` only parts cells and means nothing."""
    assert set(palette.COLOURS) == {*FILLS, *LINES, "line", "ink"}


def test_no_two_kinds_share_a_colour():
    """In neither theme."""
    for theme in THEMES.values():
        colours = [pair[theme] for pair in palette.COLOURS.values()]
        assert len(set(colours)) == len(colours)


def test_the_css_has_every_colour_twice():
    """Registered with its light value, then with both; a canvas reads the registered one."""
    css = palette.css()

    registered = re.findall(r"@property --cnnlesson-(\w+) .*initial-value: (#\w{6});", css)
    themed = re.findall(r"^  --cnnlesson-(\w+): light-dark\((#\w{6}), (#\w{6})\);$", css, re.M)

    assert {kind: (light, dark) for kind, light, dark in themed} == palette.COLOURS
    assert dict(registered) == {kind: light for kind, (light, _) in palette.COLOURS.items()}
    assert [palette.on_light(kind) for kind in palette.COLOURS] == [c for _, c in registered]
