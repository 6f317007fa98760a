"""Files opened from disk, and a page with one explorer on it: no kernel, no network."""

import pytest
from playwright.sync_api import Locator

from tests.browser import one_page
from tests.publish.from_disk import FromDisk

CELL = "from cnnlesson import widgets\nwidgets.ConvolutionExplorer(source='photo', in_channels=3)"


@pytest.fixture(scope="session")
def page_file(tmp_path_factory):
    """The page, from a notebook that was run."""
    return one_page.written(tmp_path_factory.mktemp("explorer"), CELL)


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
    one_page.restored(explorer, f"ConvolutionExplorer({settings})")
