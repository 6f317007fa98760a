"""The course in a real JupyterLab: run all, every widget there, its keys its own, no errors."""

import re

import nbformat
import pytest
from playwright.sync_api import Page, expect

from cnnlesson import widgets
from tests import fuzz
from tests.browser import random_events
from tests.browser.lab import Lab, write_notebook

WATCHED = """\
import ipywidgets
from cnnlesson import widgets
explorer = widgets.ConvolutionExplorer()
python_says = ipywidgets.HTML(repr(explorer))
explorer.observe(lambda change: setattr(python_says, "value", repr(explorer)))
ipywidgets.VBox([python_says])
"""
EVENTS = 500


@pytest.fixture
def lab(browser, lab_server):
    """A page of its own; at the end the console has said nothing of an error."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    lab = Lab(context.new_page(), lab_server)
    yield lab
    context.close()
    assert lab.said == []


def chapters(server) -> list[str]:
    """The chapters that the server has, as paths there."""
    found = sorted((server.folder / "notebooks").glob("[0-9]*.ipynb"))
    assert found
    return [f"notebooks/{path.name}" for path in found]


def test_each_chapter_runs_and_shows_its_widgets(lab):
    """Run All leaves no unexpected error, and every widget is drawn when scrolled to."""
    for chapter in chapters(lab.server):
        notebook = nbformat.read(lab.server.folder / chapter, as_version=4)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        lab.run_all(chapter, len(code))
        drawn = look_at_every_cell(lab.page, len(notebook.cells))
        assert drawn == sum(shows_widget(cell) for cell in code) > 0


def shows_widget(cell) -> bool:
    """The committed output of the cell is a widget's repr."""
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    beginnings = tuple(f"{name}{mark}" for name in widgets.__all__ for mark in "(:")
    return any(text.startswith(beginnings) for text in texts)


def look_at_every_cell(page: Page, cells: int) -> int:
    """Scrolls to each cell, since JupyterLab draws what is in view; how many widgets it saw."""
    seen = 0
    for index in range(cells):
        cell = page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{index}']")
        page.evaluate(SCROLL, index)
        expect(cell).to_be_attached()
        cell.scroll_into_view_if_needed()
        expect(cell.get_by_text("Error displaying widget")).to_have_count(0)
        if cell.locator(".cnnlesson").count():
            expect(cell.locator(".cnnlesson").first).to_be_visible()
            seen += 1
        explorer = cell.locator(".cnnlesson-explorer")
        if explorer.count():
            expect(explorer.locator("canvas[data-figure=input]")).to_be_visible()
            expect(explorer.locator("[data-result=shape]")).not_to_be_empty()
    return seen


# The list of cells is as high as all of them; going to a share of it brings the cell near.
SCROLL = """
index => document.querySelector(`.jp-Cell[data-windowed-list-index='${index}']`)?.scrollIntoView()
"""


def test_random_events_and_python_keeps_up(lab):
    """After 500 random events each answer was Python's, and the kernel's explorer agrees."""
    path = write_notebook(lab.server, "random.ipynb", WATCHED, "explorer")
    lab.run_all(path, 2)
    explorer = lab.page.locator(".cnnlesson-explorer")

    states = random_events.move_at_random(explorer, seed=fuzz.SEED % 2**31, count=EVENTS)

    for state in states:
        try:
            random_events.check(state)
        except AssertionError as error:
            raise AssertionError(f"seed {fuzz.SEED}: {state}") from error
    last = random_events.settings(states[-1])
    python_says = lab.page.locator(".widget-html-content")
    shape = states[-1]["says shape"]
    kernel = re.escape(f"kernel_size={last['kernel_size']}")
    result = re.escape(f"→ {shape}") if shape != "–" else ".*"
    expect(python_says).to_have_text(re.compile(rf"{kernel}.*: .*{result}"))


def test_jupyterlab_leaves_the_explorers_keys_alone(lab):
    """Arrows and letters in a control move the control, and no cell is added or left."""
    path = write_notebook(lab.server, "keys.ipynb", WATCHED, "explorer")
    lab.run_all(path, 2)
    explorer = lab.page.locator(".cnnlesson-explorer")
    slider = explorer.locator("input[type=range][name=stride]")
    slider.focus()
    for key in ("ArrowRight", "a", "b", "ArrowDown", "ArrowUp"):
        slider.press(key)

    expect(slider).to_be_focused()
    expect(explorer.locator("[data-result=shape]")).to_have_text("(1, 3, 3)")
    output = explorer.locator("canvas[data-figure=output]")
    output.focus()
    for key in ("ArrowRight", "ArrowDown", "a"):
        output.press(key)
    expect(output).to_be_focused()
    assert "row 2, column 2" in output.get_attribute("aria-label")
    expect(lab.page.locator(".jp-CodeCell")).to_have_count(2)


CLOSED_AND_MADE = """\
explorer.close()
explorer = widgets.ConvolutionExplorer(stride=2)
explorer
"""
RERUNS = 50


def held(page: Page) -> dict[str, float]:
    """What the browser holds after its garbage was collected."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return {one["name"]: one["value"] for one in found}


def rerun(page: Page, times: int, count: int) -> None:
    """Runs the selected cell again and again, each time until its explorer is drawn."""
    for number in range(count, count + times):
        page.keyboard.press("Control+Enter")
        prompt = page.locator(".jp-InputPrompt", has_text=re.compile(rf"^\[{number}\]:$"))
        expect(prompt).to_be_visible()
        expect(page.locator(".cnnlesson-explorer [data-result=shape]")).to_have_text("(1, 3, 3)")


def test_fifty_reruns_leave_nothing_in_the_browser(lab):
    """Closed and made again, fifty times: what is left each time is what any widget leaves.

    JupyterLab itself keeps some three listeners and 40 kB for each run of a
    number field of ipywidgets; an explorer has a hundred listeners and, if its
    script is loaded anew each time, some 400 kB.
    """
    path = write_notebook(lab.server, "reruns.ipynb", WATCHED, CLOSED_AND_MADE)
    lab.run_all(path, 2)
    lab.page.locator(".jp-CodeCell").nth(1).locator(".jp-InputArea-editor").click()
    rerun(lab.page, 5, count=3)
    before = held(lab.page)

    rerun(lab.page, RERUNS, count=8)

    after = held(lab.page)
    left = {name: (after[name] - before[name]) / RERUNS for name in before}
    assert left["JSEventListeners"] < 10
    assert left["Nodes"] < 50
    assert left["JSHeapUsedSize"] < 150_000
