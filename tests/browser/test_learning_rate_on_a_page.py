"""The learning rate explorer on a page opened from disk: no kernel, no network, every control."""

import re

import pytest
from playwright.sync_api import Locator, expect

from cnnlesson.descent import Descent
from cnnlesson.widgets import LearningRateExplorer
from cnnlesson.widgets.learning_rate import sentences
from tests import fuzz
from tests.browser import one_page
from tests.browser.axe import serious
from tests.browser.lab import Lab, write_notebook
from tests.browser.random_events import move_at_random
from tests.browser.test_closing import MOUNT_AND_CLOSE, PREPARE, check_nothing_is_left
from tests.widgets.test_learning_rate_explorer import STATES

CELL = "from cnnlesson import widgets\nwidgets.LearningRateExplorer(loss='long_bowl', momentum=0.5)"
EVENTS = 500


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """The page, from a notebook that was run."""
    return one_page.written(tmp_path_factory.mktemp("descent"), CELL)


@pytest.fixture
def explorer(disk, page_file) -> Locator:
    """The explorer's element on its page."""
    page = disk.open(page_file, viewport={"width": 1100, "height": 900})
    return page.locator(".cnnlesson-descent")


def restore(explorer: Locator, settings: str = "") -> None:
    """Brings the explorer into a state, as a user does who was sent its line."""
    one_page.restored(explorer, f"LearningRateExplorer({settings})")


def says(explorer: Locator, name: str) -> Locator:
    """The place of one result."""
    return explorer.locator(f"[data-result={name}]")


def test_random_events_say_what_python_says(explorer):
    """Whatever is moved, in whatever order, each answer is Python's, and none is NaN."""
    states = move_at_random(explorer, seed=fuzz.SEED % 2**31, count=EVENTS)

    assert len(states) == EVENTS
    assert len({state["says verdict"] for state in states}) >= 4
    assert len({state["says all"] for state in states}) > 100
    for state in states:
        try:
            check(state)
        except AssertionError as error:
            raise AssertionError(f"seed {fuzz.SEED}: {state}") from error


def check(state: dict) -> None:
    """What the page says in this state is what Python says of the line that it writes."""
    python = eval(state["line"], {"LearningRateExplorer": LearningRateExplorer})
    try:
        assert python.state_line == state["line"]
        descent = python.descent
        assert state["says verdict"] == sentences.verdict(descent)
        assert state["says all"] == sentences.ends(descent)
        assert state["says border"] == sentences.border(descent)
        assert state["says fastest"] == sentences.fastest(descent)
        assert state["says place"].startswith(f"step {at(python, descent) + 1} of ")
        check_the_step(state, descent, at(python, descent))
    finally:
        python.close()
    for word in ("NaN", "Infinity", "undefined", "null"):
        assert word not in state["says everything"]


def at(python: LearningRateExplorer, descent: Descent) -> int:
    """The number of the step that is shown, from 0."""
    return min(python.step, len(descent.path)) - 1


def check_the_step(state: dict, descent: Descent, number: int) -> None:
    """Each line adds up, as far as its three digits tell, and ends in Python's number."""
    step = descent.path[number]
    check_lines(state["says gradient"], step.gradient)
    check_lines(state["says update"], step.after)
    check_lines(state["says velocity"], step.velocity if descent.momentum else ())


def check_lines(text: str, results: tuple) -> None:
    """One line for each weight."""
    lines = text.split("\n") if text else []
    assert len(lines) == len(results)
    for line, result in zip(lines, results, strict=True):
        if "beyond" in line:
            continue  # no number to add up
        left, sign, right = re.fullmatch(r"(?:w\S* = )?(.*) ([=≈]) (.*)", line).groups()
        assert eval(python_of(right)) == pytest.approx(result, rel=0.0051)
        if sign == "=":
            assert eval(python_of(left)) == pytest.approx(result, rel=1e-9, abs=1e-9)


def python_of(arithmetic: str) -> str:
    """The explorer's arithmetic as Python writes it: a power of ten has raised digits."""
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
    powers = re.sub(
        "10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", lambda found: f"1e{found[1].translate(digits)}", arithmetic
    )
    return powers.replace("·", "*").replace("−", "-")


@pytest.mark.parametrize("settings", STATES)
def test_pythons_line_restores_the_explorer(explorer, settings):
    """From a notebook to a page, where the same line is written again."""
    python = LearningRateExplorer(**settings)
    field = explorer.locator("input[name=state]")

    field.fill(python.state_line)
    explorer.get_by_role("button", name="restore").click()

    expect(field).to_have_value(python.state_line)
    expect(says(explorer, "state")).to_have_text("")
    expect(says(explorer, "verdict")).to_have_text(sentences.verdict(python.descent))


REFUSED = [
    ("learning_rate=0", "learning_rate must be a number from 0.0001 to 10, not 0"),
    ("momentum=1", "momentum must be a number from 0 to 0.99, not 1"),
    ("steps=1.5", "steps must be a whole number from 1 to 100, not 1.5"),
    ("loss='hill'", "loss must be bowl, long_bowl, two_valleys, not"),
    ("against=1", "against must be True, False, not 1"),
    ("lr=1", "there is no setting lr; there are loss"),
]


@pytest.mark.parametrize(("settings", "reason"), REFUSED)
def test_a_line_with_a_bad_value_is_refused_as_in_python(explorer, settings, reason):
    """The setting, the rule and the value; the explorer stays as it was."""
    before = says(explorer, "all").text_content()

    restore(explorer, settings)

    expect(says(explorer, "state")).to_contain_text(reason)
    expect(says(explorer, "all")).to_have_text(before)
    with pytest.raises((TypeError, ValueError)):
        eval(f"LearningRateExplorer({settings})", {"LearningRateExplorer": LearningRateExplorer})


def test_the_slider_goes_through_round_numbers_by_keys(explorer):
    """From the smallest learning rate to the largest, and each key moves it."""
    slider = explorer.locator("input[type=range][name=learning_rate]")
    field = explorer.locator("input[type=number][name=learning_rate]")
    slider.focus()
    slider.press("Home")
    values = [float(field.input_value())]
    while values[-1] < 10:
        slider.press("ArrowRight")
        values.append(float(field.input_value()))
        assert values[-1] > values[-2]
        assert slider.get_attribute("aria-valuetext") == field.input_value()

    assert values[0] == 0.0001
    assert {0.001, 0.01, 0.1, 1.0, 10.0} < set(values)
    assert len(values) == 101


def test_a_typed_number_is_taken_as_it_is_and_one_out_of_range_goes_to_the_nearest(explorer):
    """Between two places of the slider too."""
    field = explorer.locator("input[type=number][name=learning_rate]")
    field.fill("0.0123")
    expect(explorer.locator("input[name=state]")).to_have_value(re.compile("learning_rate=0.0123"))
    field.fill("99")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Tab")
    expect(field).to_have_value("10")
    expect(field).to_have_attribute("aria-invalid", "false")


def test_verdicts_appear_while_the_learning_rate_is_raised(explorer):
    """On w² from 3: the chapter's walk from too small to diverging, and the notes' plus."""
    for rate, verdict in [
        (0.001, "Too small"),
        (0.1, "Right."),
        (0.9, "Oscillating."),
        (1, "At the border."),
        (1.1, "Diverging."),
    ]:
        restore(explorer, f"learning_rate={rate}")
        expect(says(explorer, "verdict")).to_contain_text(verdict)
    restore(explorer, "learning_rate=0.1")
    explorer.locator("select[name=against]").select_option("plus")
    expect(says(explorer, "verdict")).to_contain_text("Climbing.")
    expect(says(explorer, "update")).to_have_text("w = 3 + 0.1·6 = 3.6")
    expect(says(explorer, "all")).to_contain_text("w 3 → 115")


def test_the_buttons_walk_through_the_steps(explorer):
    """First, back, next and last; the step is written out, its end has the ring."""
    restore(explorer, "learning_rate=0.5, curvature=1, start=4, steps=3")
    losses = explorer.locator("svg[data-figure=losses]")
    ring, dots = losses.locator("circle.cnnlesson-here"), losses.locator("circle.cnnlesson-point")
    for button, step, update in [
        ("next", 2, "w = 2 − 0.5·2 = 1"),
        ("last", 3, "w = 1 − 0.5·1 = 0.5"),
        ("first", 1, "w = 4 − 0.5·4 = 2"),
    ]:
        explorer.get_by_role("button", name=button, exact=True).click()
        expect(says(explorer, "place")).to_have_text(f"step {step} of 3")
        expect(says(explorer, "update")).to_have_text(update)
        for place in ("cx", "cy"):
            there = dots.nth(step - 1).get_attribute(place)
            assert ring.get_attribute(place) == there


def test_the_charts_say_their_numbers(explorer):
    """What a screen reader hears in their place, and what lies outside."""
    restore(explorer, "learning_rate=1.5, steps=3")
    path = explorer.locator("svg[data-figure=path]")

    assert path.get_attribute("aria-label") == (
        "the loss over w; square: start, dots: after each step, ring: this step. The path starts "
        "at 3, where the loss is 9, and after 3 steps is at −24, where it is 576. Step 1 is "
        "marked: it goes from 3 to −6. 1 of 4 points lie outside this picture."
    )
    losses = explorer.locator("svg[data-figure=losses]").get_attribute("aria-label")
    assert losses.startswith("the loss after each step: 9, 36, 144, 576. Step 1 is marked")


def test_every_point_is_drawn_where_it_belongs(explorer):
    """The dots of the loss by step fall as the losses do, by Python's numbers."""
    restore(explorer, "learning_rate=0.25, steps=4")
    dots = explorer.locator("svg[data-figure=losses] circle.cnnlesson-point")
    heights = [float(dot.get_attribute("cy")) for dot in dots.all()]
    losses = Descent(learning_rate=0.25, steps=4).losses[1:]

    assert len(heights) == 4
    scale = (heights[1] - heights[0]) / (losses[0] - losses[1])
    for height, loss in zip(heights, losses, strict=True):
        assert height - heights[0] == pytest.approx((losses[0] - loss) * scale, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 380])
def test_nobody_is_kept_out(disk, page_file, scheme, width):
    """axe finds nothing serious, and nothing reaches over the page's edge."""
    page = disk.open(page_file, viewport={"width": width, "height": 900}, color_scheme=scheme)
    expect(page.locator(".cnnlesson-descent")).to_be_visible()

    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_control_has_a_name_and_a_guard(explorer):
    """A screen reader can name each control, and JupyterLab leaves its keys alone."""
    controls = explorer.locator("input, select, button")

    assert controls.count() == 24
    for control in controls.all():
        named = control.get_attribute("aria-label") or control.text_content()
        assert named
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"


def test_a_change_is_told_once_when_the_dragging_has_ended(explorer):
    """The verdict and what the steps come to."""
    heard = explorer.locator(".cnnlesson-heard")
    expect(heard).to_be_empty()
    restore(explorer, "learning_rate=1.1")
    expect(heard).to_contain_text("Diverging. ")
    explorer.get_by_role("button", name="next", exact=True).click()
    expect(heard).to_contain_text("step 2 of 20; w = ")


CLOSE = (
    MOUNT_AND_CLOSE.replace('"stride", "kernel_height"', '"steps", "learning_rate"')
    .replace('    el.querySelector("canvas[data-figure=input]").focus();\n', "")
    .replace("the explorer is still there", "it is still there")
)


def test_fifty_explorers_leave_nothing_on_the_page(explorer):
    """Mounted, used and closed."""
    page = explorer.page
    page.evaluate(PREPARE.replace("model.state.input_size", "model.state.loss"))
    check_nothing_is_left(page, CLOSE)


WATCHED = """\
import ipywidgets
from cnnlesson import widgets
explorer = widgets.LearningRateExplorer()
python_says = ipywidgets.HTML(repr(explorer))
explorer.observe(lambda change: setattr(python_says, "value", repr(explorer)))
double = ipywidgets.Button(description="double")
double.on_click(lambda _: setattr(explorer, "learning_rate", 2 * explorer.learning_rate))
ipywidgets.VBox([python_says, double])
"""


def test_in_jupyterlab_python_follows_and_leads(browser, lab_server):
    """Keys stay in the slider, Python hears each move, and what Python sets is shown."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    lab = Lab(context.new_page(), lab_server)
    lab.run_all(write_notebook(lab_server, "descent.ipynb", WATCHED, "explorer"), 2)
    explorer = lab.page.locator(".cnnlesson-descent")
    python_says = lab.page.locator(".widget-html-content")

    expect(explorer.locator("dt", has_text="gradient").first).to_be_visible()
    # Without momentum there is no velocity; JupyterLab's style gives every term a display.
    expect(explorer.locator("dt", has_text="velocity")).to_be_hidden()
    slider = explorer.locator("input[type=range][name=learning_rate]")
    slider.focus()
    for key in ("ArrowRight", "a", "ArrowRight", "b"):
        lab.page.keyboard.press(key)
    expect(slider).to_be_focused()
    expect(python_says).to_contain_text("(learning_rate=0.13): w 3 → ")
    expect(lab.page.locator(".jp-CodeCell")).to_have_count(2)

    for _ in range(4):
        lab.page.get_by_role("button", name="double").click()
    expect(python_says).to_contain_text("(learning_rate=2.08): w 3 → ")
    expect(says(explorer, "verdict")).to_contain_text("Diverging.")
    expect(explorer.locator("input[type=number][name=learning_rate]")).to_have_value("2.08")
    context.close()
    assert lab.said == []
