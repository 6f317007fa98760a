"""An explorer that is closed leaves nothing behind: no listener, no timer, no memory."""

import gc
import weakref

import pytest

from cnnlesson.widgets import ConvolutionExplorer

ROUNDS = 50
# The page's own script and state, with a model that keeps account of who listens.
PREPARE = """
async () => {
  const stored = document.querySelector("script.cnnlesson-widgets").textContent;
  const { texts, models } = JSON.parse(stored);
  const { esm, state } = Object.values(models).find((model) => model.state.input_size);
  const blob = new Blob([texts[esm]], { type: "text/javascript" });
  const values = { ...structuredClone(state), source: "numbers" };
  const listeners = new Set();
  const model = {
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; listeners.forEach((listener) => listener()); },
    on: (_, listener) => listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
    save_changes: () => {},
  };
  const { default: widget } = await import(URL.createObjectURL(blob));
  const timers = new Set();
  for (const [begin, end] of [["setInterval", "clearInterval"], ["setTimeout", "clearTimeout"]]) {
    const [start, stop] = [globalThis[begin], globalThis[end]];
    globalThis[begin] = (...given) => { const t = start(...given); timers.add(t); return t; };
    globalThis[end] = (timer) => { timers.delete(timer); stop(timer); };
  }
  globalThis.kept = { widget, model, listeners, timers };
}
"""
# Mounts, drags, points, plays and closes, as often as asked.
MOUNT_AND_CLOSE = """
async (rounds) => {
  const { widget, model } = globalThis.kept;
  for (let round = 0; round < rounds; round++) {
    const el = document.body.appendChild(document.createElement("div"));
    const close = await widget.render({ model, el });
    for (const name of ["stride", "kernel_height"]) {
      const slider = el.querySelector(`input[type=range][name=${name}]`);
      slider.value = 2 + (round % 2);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    el.querySelector("canvas[data-figure=input]").focus();
    [...el.querySelectorAll(".cnnlesson-stepper button")].at(-1).click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    close();
    if (el.children.length) throw new Error("the explorer is still there");
    el.remove();
  }
}
"""


@pytest.fixture
def page(explorer):
    """The explorer's page, with what is needed to mount it again."""
    explorer.page.evaluate(PREPARE)
    return explorer.page


def measured(page) -> dict[str, float]:
    """What the browser holds after its garbage was collected."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return found


def check_nothing_is_left(page, mount_and_close: str) -> None:
    """Listeners, nodes and memory are after fifty more what they were after a few."""
    page.evaluate(mount_and_close, 5)
    before = measured(page)

    page.evaluate(mount_and_close, ROUNDS)

    after = measured(page)
    assert after["JSEventListeners"] == before["JSEventListeners"]
    assert after["Nodes"] == before["Nodes"]
    grown = after["JSHeapUsedSize"] - before["JSHeapUsedSize"]
    assert grown < 4_000 * ROUNDS, "an explorer that stays is hundreds of kilobytes"
    assert page.evaluate("kept.listeners.size") == 0
    assert page.evaluate("kept.timers.size") == 0


def test_fifty_explorers_leave_nothing_on_the_page(page):
    """Mounted, used and closed."""
    check_nothing_is_left(page, MOUNT_AND_CLOSE)


def test_a_listener_that_stays_would_be_seen(page):
    """The check can fail: closing is forgotten once in each round."""
    page.evaluate(MOUNT_AND_CLOSE, 5)
    before = measured(page)

    page.evaluate(MOUNT_AND_CLOSE.replace("close();", "el.replaceChildren();"), 5)

    after = measured(page)
    assert after["JSEventListeners"] > before["JSEventListeners"]
    assert after["JSHeapUsedSize"] - before["JSHeapUsedSize"] > 4_000 * 5
    assert page.evaluate("kept.listeners.size") == 5
    assert page.evaluate("kept.timers.size") > 0


def living(references) -> int:
    """How many of the explorers are still held by something."""
    gc.collect()
    return sum(reference() is not None for reference in references)


def test_fifty_closed_explorers_are_gone_in_python():
    """Nothing holds one that was closed: no register, and no class made for it alone."""
    gc.collect()
    before = len(ConvolutionExplorer.__subclasses__())
    made = [weakref.ref(explorer) for explorer in map(_made_and_closed, range(1, ROUNDS + 1))]

    assert living(made) == 0
    assert len(ConvolutionExplorer.__subclasses__()) == before


def _made_and_closed(stride: int) -> ConvolutionExplorer:
    explorer = ConvolutionExplorer(stride=stride)
    explorer.close()
    return explorer


def test_an_explorer_that_is_not_closed_stays():
    """The check can fail: ipywidgets holds what is open."""
    open_ones = [weakref.ref(ConvolutionExplorer()) for _ in range(3)]

    assert living(open_ones) == 3
    for reference in open_ones:
        reference().close()
    assert living(open_ones) == 0
