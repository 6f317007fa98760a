"""A step of the explorer against the same step of `interact` with an inline figure.

Both stand in one JupyterLab, in one notebook, and take the same steps in turn.
A step is measured from the event on the slider to the end of the drawing: for
the explorer until its canvases can be read back, for `interact` until the new
picture is decoded. Waiting for a frame is in neither.
"""

import statistics
import time

import pytest

from tests.browser.lab import Lab, write_notebook

STEPS = 30
AT_LEAST = 8  # times quicker

EXPLORER = """\
from cnnlesson import widgets
widgets.ConvolutionExplorer(input_size=28, kernel_size=5, source="digit")"""

INTERACT = """\
%matplotlib inline
import ipywidgets, matplotlib.pyplot as plt, numpy as np
from cnnlesson import sizes

image = np.random.default_rng(0).random((28, 28))

@ipywidgets.interact(stride=(1, 8))
def show(stride=1):
    size = sizes.conv_output_size(28, kernel_size=5, stride=stride)
    figure, (left, right) = plt.subplots(1, 2)
    left.imshow(image)
    right.imshow(image[:size, :size])
    figure.suptitle(sizes.conv_worked(28, kernel_size=5, stride=stride))
    plt.show()"""

# Milliseconds of one step of the explorer: the drawing is done when the event has returned, and
# reading a pixel back makes the browser finish what it put off.
EXPLORER_STEP = """
([selector, value]) => {
  const root = document.querySelector(".cnnlesson-explorer");
  const slider = root.querySelector(selector);
  const start = performance.now();
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  for (const canvas of root.querySelectorAll("canvas")) {
    canvas.getContext("2d").getImageData(0, 0, 1, 1);
  }
  return performance.now() - start;
}
"""

# The same of `interact`: a key on the slider's handle, until the next picture is there.
INTERACT_STEP = """
async (key) => {
  const output = document.querySelector(".widget-interact");
  const handle = output.querySelector(".noUi-handle");
  const before = output.querySelector("img")?.src;
  const next = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const image = output.querySelector("img");
      if (!image || image.src === before) return;
      observer.disconnect();
      resolve(image.decode());
    });
    observer.observe(output, { childList: true, subtree: true, attributes: true });
  });
  const start = performance.now();
  handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await next;
  return performance.now() - start;
}
"""


@pytest.fixture(scope="module")
def page(browser, lab_server):
    """JupyterLab with both in view, run to the end."""
    context = browser.new_context(viewport={"width": 1300, "height": 2400})
    lab = Lab(context.new_page(), lab_server)
    lab.run_all(write_notebook(lab_server, "speed.ipynb", EXPLORER, INTERACT), 2)
    lab.page.locator(".widget-interact img").wait_for()
    yield lab.page
    context.close()


def test_a_step_of_the_explorer_is_many_times_quicker(page):
    """The two take turns, so that whatever else the machine does meets both."""
    ours, theirs = [], []
    for step in range(STEPS):
        stride = 2 + step % 7
        ours.append(page.evaluate(EXPLORER_STEP, ["input[type=range][name=stride]", stride]))
        key = "ArrowRight" if step // 7 % 2 == 0 else "ArrowLeft"
        theirs.append(page.evaluate(INTERACT_STEP, key))

    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"\nexplorer {told(ours)}; interact {told(theirs)}; {ratio:.0f} times quicker")
    assert ratio >= AT_LEAST


@pytest.mark.parametrize(("size", "source"), [(8, "numbers"), (28, "digit"), (227, "photo")])
def test_a_step_at_other_sizes(page, size, source):
    """How long a step takes for a small grid and for AlexNet's input; a report, not a limit."""
    explorer = page.locator(".cnnlesson-explorer")
    explorer.locator("input[type=number][name=input_height]").fill(str(size))
    explorer.locator("select[name=source]").select_option(source)
    steps = [
        page.evaluate(EXPLORER_STEP, ["input[type=range][name=kernel_height]", 1 + step % 7])
        for step in range(STEPS)
    ]
    print(f"\n{size}×{size} {source}: {told(steps)}")
    assert len(steps) == STEPS


def told(times: list[float]) -> str:
    """Median, least and most, in milliseconds."""
    return (
        f"{statistics.median(times):.1f} ms ({min(times):.1f} to {max(times):.1f}, n={len(times)})"
    )


def test_the_first_widget_of_a_chapter(browser, lab_server):
    """From "Run All" in a fresh kernel until chapter 03's first explorer is drawn; a report."""
    context = browser.new_context(viewport={"width": 1300, "height": 2400})
    lab = Lab(context.new_page(), lab_server)
    lab.open("notebooks/03_output_sizes.ipynb")
    lab.choose("Edit", "Clear Outputs of All Cells")
    lab.page.get_by_role("menuitem", name="Run", exact=True).click()
    run_all = lab.page.get_by_role("menuitem", name="Run All Cells", exact=True)
    start = time.perf_counter()
    run_all.click()
    lab.page.locator(".cnnlesson-explorer canvas").first.wait_for()
    seconds = time.perf_counter() - start
    context.close()
    print(f"\nthe first widget of chapter 03: {seconds:.2f} s after Run All")
    assert seconds > 0
