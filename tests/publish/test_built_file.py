"""A built page and deck as text: everything inside, texts once, notes in the deck only."""

import json
import re

import nbformat
import pytest
from bs4 import BeautifulSoup

from cnnlesson.publish.export import page_html
from cnnlesson.publish.widget_state import page_state

ADDRESSED = {
    "script": ["src"],
    "link": ["href"],
    "img": ["src", "srcset"],
    "iframe": ["src", "srcdoc"],
    "object": ["data"],
    "embed": ["src"],
    "source": ["src", "srcset"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "use": ["href", "xlink:href"],
    "image": ["href", "xlink:href"],
    "input": ["src"],
    "base": ["href"],
}
IN_STYLE = re.compile(r"""url\(\s*['"]?([^)'"]*)|@import\s+['"]?([^'";]*)""")
IN_SCRIPT = re.compile(r"""\bimport\s*\(?\s*['"]([^'"]+)|\bfrom\s*['"]([^'"]+)['"]\s*;""")


def loads(html):
    """Every address that a browser would fetch by itself for this file."""
    soup = BeautifulSoup(html, "html.parser")
    for tag, names in ADDRESSED.items():
        for element in soup.find_all(tag):
            yield from (element[name] for name in names if element.has_attr(name))
    styles = [element.string or "" for element in soup.find_all("style")]
    styles += [element["style"] for element in soup.find_all(style=True)]
    for style in styles:
        yield from ("".join(found) for found in IN_STYLE.findall(style))
    for element in soup.find_all("script"):
        if element.get("type") != "application/json":
            yield from ("".join(found) for found in IN_SCRIPT.findall(element.string or ""))


def outside(html):
    """The addresses among them that are not inside the file."""
    return [found for found in loads(html) if not found.startswith(("data:", "#"))]


@pytest.mark.parametrize("kind", ["page", "deck"])
def test_asks_for_nothing_outside(kind, request):
    """No script, style, font or picture of the file lies anywhere else."""
    html = request.getfixturevalue(kind)

    assert outside(html) == []
    assert len(list(loads(html))) > 20, "the search finds fonts and pictures at all"


@pytest.mark.parametrize(
    "loading",
    [
        '<script src="https://example.org/a.js"></script>',
        '<link rel="stylesheet" href="//example.org/a.css">',
        "<style>@import 'https://example.org/a.css';</style>",
        "<p style=\"background: url('http://example.org/a.png')\">",
        '<img src="images/a.png">',
        "<script type='module'>import('https://example.org/a.mjs')</script>",
        "<script type='module'>import { a } from 'https://example.org/a.mjs';</script>",
    ],
)
def test_search_sees_each_way_to_load(loading):
    """The search itself finds what it is for."""
    assert len(outside(loading)) == 1


def test_same_script_is_stored_once(sample_run):
    """Two models of one class share one script and one style; both keep their values."""
    state = page_state(sample_run)
    counters = [model for model in state["models"].values() if "count" in model["state"]]

    assert sorted(model["state"]["count"] for model in counters) == [3, 7]
    assert len({model["esm"] for model in counters}) == 1
    assert len({model["buffers"][0]["data"] for model in counters}) == 1
    assert sum("function render" in text for text in state["texts"].values()) == 1
    assert len(state["models"]) == 3, "the model shown twice is one, the slider is none of ours"


def test_widgets_have_words_without_scripts(page):
    """Before the scripts run, each widget's place holds its words; plain controls say more."""
    soup = BeautifulSoup(page, "html.parser")

    views = [view.get_text() for view in soup.select(".cnnlesson-view")]
    assert views == ["Counter(3)", "Counter(3)", "Counter(7)", "Broken() says this"]
    (asleep,) = [box.get_text() for box in soup.select(".cnnlesson-asleep")]
    assert asleep.startswith("IntSlider(value=3)")
    assert "needs Python" in asleep


def test_text_is_as_in_jupyter(page):
    """Formulas are elements; an escaped dollar and a dollar in code are neither."""
    soup = BeautifulSoup(page, "html.parser")

    formulas = [element.get_text() for element in soup.select(".cnnlesson-math")]
    assert formulas == ["W_1 < K", "\\frac{W-K}{S}"]
    assert "A cost of $5, $code$ and" in soup.get_text()
    assert soup.find("img", alt="a dot")["src"].startswith("data:image/svg+xml;base64,")
    assert soup.find("a", string="next")["href"] == "04_pooling.html"


def test_page_can_be_walked(page):
    """A language, a title, a way past the navigation, and the way to the list of chapters."""
    soup = BeautifulSoup(page, "html.parser")

    assert soup.html["lang"] == "en"
    assert soup.title.get_text() == "Sizes of things"
    assert soup.body.find("a")["href"] == "#" + soup.main["id"]
    assert [link["href"] for link in soup.nav.find_all("a")] == ["index.html", "02_more.html"]


def test_notes_are_in_the_deck_only(page, deck):
    """The instructor's words are on their slide as notes; the page has none of them."""
    soup = BeautifulSoup(deck, "html.parser")
    (widgets, broken, end) = soup.select("aside.notes")

    assert "How many" not in page
    assert "applause" not in page
    bold = [words.get_text() for words in widgets.find_all("strong")]
    assert bold == ["Minutes", "Ask", "places", "Expect"]
    assert "5 < 7" in widgets.get_text()
    assert widgets.find_parent("section").find("h2").get_text() == "Widgets"
    assert "Nobody panics." in broken.get_text()
    assert "applause" in end.get_text()


def test_slides_are_those_of_the_cells(deck):
    """Six slides; what is skipped is not there."""
    soup = BeautifulSoup(deck, "html.parser")

    assert len(soup.select(".slides > section")) == 5
    assert len(soup.select(".slides > section > section")) == 6
    assert "class Counter" not in deck.replace("<span", "").split("application/json")[0]


def test_picture_has_its_description(place):
    """A figure's own words are its text for those who do not see it, quotes and all."""
    data = {"image/png": "iVBORw0KGgo=\n", "text/plain": "<Figure>"}
    described = {"image/png": {"alt": 'a "4×4" <input>'}}
    output = nbformat.v4.new_output("display_data", data=data, metadata=described)
    cell = nbformat.v4.new_code_cell("figure", outputs=[output])

    html = page_html(nbformat.v4.new_notebook(cells=[cell]), place)

    (image,) = BeautifulSoup(html, "html.parser").find_all("img")
    assert image["alt"] == 'a "4×4" <input>'
    assert image["src"] == "data:image/png;base64,iVBORw0KGgo="


def test_picture_without_description_takes_its_words(place):
    """A figure's repr is its text; matplotlib's own, which says nothing, is not."""
    texts = []
    for words in ("three stops", "<Figure size 200x100 with 1 Axes>"):
        data = {"image/png": "iVBORw0KGgo=", "text/plain": words}
        cell = nbformat.v4.new_code_cell("figure")
        cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
        html = page_html(nbformat.v4.new_notebook(cells=[cell]), place)
        texts.append(BeautifulSoup(html, "html.parser").find("img")["alt"])

    assert texts == ["three stops", "No description has been provided for this image"]


def test_missing_picture_is_an_error(place):
    """A picture that is not there stops the build with its name."""
    cell = nbformat.v4.new_markdown_cell("![x](images/none.png)")

    with pytest.raises(FileNotFoundError, match=r"the text shows images/none\.png"):
        page_html(nbformat.v4.new_notebook(cells=[cell]), place)


def test_state_cannot_end_its_element(place):
    """A widget's script that writes script elements stays inside the page's data."""
    html = page_html(_widget_notebook("export default {}; // </script><!-- <script>"), place)

    (data,) = BeautifulSoup(html, "html.parser").select("script.cnnlesson-widgets")
    texts = json.loads(data.string)["texts"]
    assert "export default {}; // </script><!-- <script>" in texts.values()


def _widget_notebook(esm):
    """A notebook that shows one widget with this script."""
    view = {"model_id": "m", "version_major": 2, "version_minor": 1}
    data = {"application/vnd.jupyter.widget-view+json": view, "text/plain": "Mine()"}
    output = nbformat.v4.new_output("display_data", data=data)
    cell = nbformat.v4.new_code_cell("mine", outputs=[output])
    model = {"model_name": "AnyModel", "model_module": "anywidget", "state": {"_esm": esm}}
    stored = {"application/vnd.jupyter.widget-state+json": {"state": {"m": model}}}
    return nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": stored})
