"""Each chapter as a page and as a deck, opened from disk in a browser without a network."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from nbformat import NotebookNode

from cnnlesson.publish.build import place_of
from cnnlesson.publish.chapters import Chapter
from cnnlesson.publish.export import deck_html, page_html
from cnnlesson.publish.run import executed
from cnnlesson.publish.strip import WIDGET_VIEW
from tests.browser.axe import serious

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.rglob("[0-9]*.ipynb"))
HIDDEN = ("skip", "notes")
SIZES = [(1280, 720), (1920, 1080)]


@dataclass(frozen=True)
class Built:
    """A chapter's run, and the two files made of it."""

    notebook: NotebookNode
    page: Path
    deck: Path


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def built(request, tmp_path_factory):
    """The chapter, run once, as a page and as a deck."""
    chapter = Chapter(request.param, FOLDER)
    notebook = executed(chapter.path, sharp=True)
    place = place_of(chapter, [chapter])
    folder = tmp_path_factory.mktemp("built")
    (folder / "page.html").write_text(page_html(notebook, place), "utf-8")
    (folder / "deck.html").write_text(deck_html(notebook, place), "utf-8")
    return Built(notebook, folder / "page.html", folder / "deck.html")


def slide_type(cell):
    """How a cell stands in the deck."""
    return cell.metadata.get("slideshow", {}).get("slide_type", "-")


def in_deck(notebook):
    """The cells that the deck shows."""
    return [cell for cell in notebook.cells if slide_type(cell) not in HIDDEN]


def explorers(cells):
    """How many of the course's widgets these cells show; controls of ipywidgets do not count."""
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    shown = [output.data for output in outputs if WIDGET_VIEW in output.get("data", {})]
    return sum("Explorer(" in data["text/plain"] for data in shown)


def test_there_are_chapters():
    """The tests below have something to test."""
    assert NOTEBOOKS


def test_page_is_alive(built, disk):
    """Every widget of ours is mounted, every formula typeset, every picture there."""
    page = disk.open(built.page)

    assert page.locator(".cnnlesson-view[data-mounted=no]").count() == 0
    assert page.locator("[data-mounted=yes]").count() >= explorers(built.notebook.cells) > 0
    assert page.locator(".cnnlesson-math .katex").count() > 0
    assert page.locator(".cnnlesson-math:not(:has(.katex)), .katex-error").count() == 0
    assert page.evaluate("[...document.images].filter((i) => !i.naturalWidth).length") == 0
    undescribed = "[...document.images].filter((i) => !i.alt || i.alt.startsWith('No description'))"
    assert page.evaluate(f"{undescribed}.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_keeps_nobody_out(built, disk, scheme):
    """axe-core finds nothing serious, in either theme."""
    page = disk.open(built.page, color_scheme=scheme)

    assert serious(page) == []


@pytest.mark.parametrize("width", [380, 700, 1300])
def test_page_fits_the_window(built, disk, width):
    """Nothing sticks out of the window; what is wide scrolls in itself."""
    page = disk.open(built.page, viewport={"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = "img, .jp-OutputArea-output, .jp-RenderedMarkdown, .cnnlesson-wide, .cnnlesson-view > *"
    rights = page.locator(boxes).evaluate_all("(all) => all.map((e) => e.getBoundingClientRect())")
    assert max(box["right"] for box in rights) <= width, "nothing is cut off by what holds it"


def test_deck_has_its_slides_and_notes(built, disk):
    """As many slides as the cells begin, and the notes of every cell that is shown."""
    deck = disk.open(built.deck)
    cells = in_deck(built.notebook)
    begun = 1 + sum(slide_type(cell) in ("slide", "subslide") for cell in cells[1:])

    assert deck.evaluate("Reveal.getTotalSlides()") == begun
    assert deck.locator("aside.notes").count() == sum("teaching" in cell.metadata for cell in cells)
    assert deck.locator(".cnnlesson-view[data-mounted=no]").count() == 0
    assert deck.locator("[data-mounted=yes]").count() >= explorers(cells) > 0
    assert deck.locator(".katex-error").count() == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_slide_fits_the_screen(built, disk, width, height):
    """No slide is scaled or wider than the screen; a higher one can be scrolled to its end."""
    deck = disk.open(built.deck, viewport={"width": width, "height": height})

    for number in range(deck.evaluate("Reveal.getTotalSlides()")):
        slide = deck.evaluate_handle("Reveal.getCurrentSlide()")
        assert slide.evaluate("s => s.getBoundingClientRect().width") == width, number
        assert slide.evaluate("s => s.scrollWidth") == width, number
        end = "s => (s.scrollTop = 1e6, s.lastElementChild.getBoundingClientRect().bottom)"
        assert slide.evaluate(end) <= height, number
        deck.evaluate("while (Reveal.nextFragment()); Reveal.next()")
