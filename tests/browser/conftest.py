"""Files opened from disk, and a page with one explorer on it: no kernel, no network."""

import nbformat
import pytest
from playwright.sync_api import Locator

from cnnlesson.publish.export import Place, page_html
from cnnlesson.publish.run import executed
from tests.publish.from_disk import FromDisk

CELL = "from cnnlesson import widgets\nwidgets.ConvolutionExplorer(source='photo', in_channels=3)"


@pytest.fixture(scope="session")
def page_file(tmp_path_factory):
    """The page, from a notebook that was run."""
    folder = tmp_path_factory.mktemp("explorer")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    nbformat.write(notebook, folder / "one.ipynb")
    page = folder / "one.html"
    page.write_text(page_html(executed(folder / "one.ipynb"), Place("one")), "utf-8")
    return page


@pytest.fixture
def disk(browser):
    """Opens files from disk; at the end nothing was asked of a host, the console silent."""
    disk = FromDisk(browser)
    yield disk
    disk.close()
    assert disk.asked == []
    assert disk.said == []


@pytest.fixture
def explorer(disk, page_file) -> Locator:
    """The explorer's element on its page."""
    page = disk.open(page_file, viewport={"width": 1100, "height": 900})
    return page.locator(".cnnlesson-explorer")


def restore(explorer: Locator, settings: str = "") -> None:
    """Brings the explorer into a state, as a user does who was sent its line."""
    field = explorer.locator("input[name=state]")
    field.fill(f"ConvolutionExplorer({settings})")
    field.press("Enter")
