"""The kernel studio on a page opened from disk: no kernel, no network, every control."""

import re

import numpy as np
import pytest
import torch
from playwright.sync_api import Locator, expect

from cnnlesson.widgets import KernelStudio
from tests import fuzz
from tests.browser import one_page, random_events
from tests.browser.axe import serious
from tests.browser.test_closing import measured

EVENTS = 500
CELLS = ["from cnnlesson import widgets\nwidgets.KernelStudio()"]


@pytest.fixture(scope="module")
def studio_page(tmp_path_factory):
    """The page, from a notebook that was run."""
    return one_page.written(tmp_path_factory.mktemp("studio"), *CELLS)


@pytest.fixture
def studio(disk, studio_page) -> Locator:
    """The studio's element on its page, its photo decoded."""
    page = disk.open(studio_page, viewport={"width": 1100, "height": 900})
    found = page.locator(".cnnlesson-studio")
    expect(result(found, "values")).not_to_have_text("–")
    return found


def result(studio: Locator, name: str) -> Locator:
    """The place of one result."""
    return studio.locator(f"[data-result={name}]")


def picture(studio: Locator, name: str) -> Locator:
    """The canvas before or after."""
    return studio.locator(f"canvas[data-figure={name}]")


def pixels(canvas: Locator) -> str:
    """The picture as it is drawn now."""
    return canvas.evaluate("canvas => canvas.toDataURL()")


def restore(studio: Locator, settings: str = "") -> None:
    """Brings the studio into a state, as a user does who was sent its line."""
    one_page.restored(studio, f"KernelStudio({settings})")


def python(studio: Locator) -> KernelStudio:
    """Python's studio in the same state."""
    line = studio.locator("input[name=state]").input_value()
    return eval(line, {"KernelStudio": KernelStudio})


# ---- 500 random events ------------------------------------------------------------------------


def test_random_events_say_what_python_says(studio):
    """Whatever is moved, in whatever order, each answer is Python's, and none is NaN."""
    for photo in ("chelsea", "astronaut", "coffee"):  # once decoded, each is there at once
        studio.locator("select[name=photo]").select_option(photo)
        expect(result(studio, "values")).not_to_have_text("–")

    states = random_events.move_at_random(studio, seed=fuzz.SEED % 2**31, count=EVENTS)

    assert len(states) == EVENTS
    assert len({state["says shape"] for state in states}) > 12
    assert len({state["says values"] for state in states}) > 60
    for state in states:
        try:
            check(state)
        except AssertionError as error:
            raise AssertionError(f"seed {fuzz.SEED}: {state}") from error


def check(state: dict) -> None:
    """What the studio says in this state is what Python says."""
    ours = eval(state["line"], {"KernelStudio": KernelStudio})
    try:
        check_controls(state, ours)
        assert "NaN" not in state["says everything"]
        assert "undefined" not in state["says everything"]
        if ours.output_shape is None:
            assert state["says shape"] == state["says values"] == "–"
            assert state["says error"] == random_events.error_text(reasons(ours))
        else:
            check_output(state, ours)
    finally:
        ours.close()


def reasons(ours: KernelStudio) -> dict:
    """Why there is no output, axis by axis."""
    window = {name: getattr(ours, name) for name in ("kernel_size", "stride", "padding")}
    axes = zip(("height", "width"), ours.input_shape[1:], strict=True)
    return {axis: random_events.refusal({"input_size": size, **window}) for axis, size in axes}


def check_controls(state: dict, ours: KernelStudio) -> None:
    """Every control shows the setting of the line, and Python writes the same line."""
    assert ours.state_line == state["line"]
    for name in ("photo", "channels", "shades"):
        assert state[name] == getattr(ours, name)
    assert state["kernel"] == (ours.kernel if isinstance(ours.kernel, str) else "own")
    assert int(state["kernel_size"]) == ours.kernel_size
    assert int(state["stride"]) == ours.stride
    kind = state["padding_kind"]
    assert (int(state["padding"]) if kind == "number" else kind) == ours.padding
    assert float(state["bias"]) == pytest.approx(ours.bias, rel=1e-5)


def check_output(state: dict, ours: KernelStudio) -> None:
    """Sizes, values, the pointed output and what reads padding, against Python and torch."""
    made = ours.output
    assert state["says shape"] == str(made.shape)
    assert (state["says height"], state["says width"]) == tuple(ours.worked.values())
    assert numbers(state["says values"]) == near(made.min(), made.max())
    check_shades(state["says shades"], ours, made)
    check_torch_line(state["says torch"], ours)
    random_events.check_products(state)
    row, column = (int(n) - 1 for n in re.findall(r"(?:row|column) (\d+)", state["says stop"]))
    if ours.channels != "summed":  # whose sums are added up, and checked above
        sums = [line.split()[-1] for line in state["says products"].split("\n")[::2]]
        assert [number(text) for text in sums] == near(*(made[:, row, column] - ours.bias))
    shown = state["says stop"].rpartition(" to ")[2].split(", ")
    assert [number(text) for text in shown] == near(*made[:, row, column])
    if "dashed frame" in state["says border"]:
        count = state["says border"].split()[0].replace("One", "1")
        assert int(count) == reading_padding(ours)
    elif state["says border"]:
        every = {"No": 0, "Every": made[0].size}
        assert every[state["says border"].split()[0]] == reading_padding(ours)


def check_shades(text: str, ours: KernelStudio, made: np.ndarray) -> None:
    """Grey is 0 between two ends that are as far away, or black is 0 and white the photo's."""
    total = sum(weight for row in ours.weights for weight in row)
    is_signed = {"signed": True, "clipped": False, "auto": abs(total) < 1e-9}[ours.shades]
    white = 255 * (3 if ours.channels == "summed" else 1)
    largest = abs(made).max() or 1
    assert text.startswith("grey is 0, ") == is_signed
    ends = (-largest, largest) if is_signed else (0, white)
    assert numbers(text.removeprefix("grey is 0, ")) == near(*ends)


def check_torch_line(line: str, ours: KernelStudio) -> None:
    """torch makes such a layer, which takes what the kernel reads and makes as many channels."""
    layer = eval(line, {"nn": torch.nn})
    assert layer.in_channels == (1 if ours.channels == "grey" else 3)
    assert layer.out_channels == ours.output_shape[0]
    assert layer.groups == (3 if ours.channels == "separate" else 1)
    shape = layer(torch.zeros(1, layer.in_channels, *ours.input_shape[1:])).shape
    assert tuple(shape[1:]) == ours.output_shape


def reading_padding(ours: KernelStudio) -> int:
    """How many outputs of one map read padding, by torch: their window has fewer ones."""
    ones = torch.ones(1, 1, *ours.input_shape[1:])
    size = ours.kernel_size
    seen = torch.nn.functional.conv2d(
        ones, torch.ones(1, 1, size, size), stride=ours.stride, padding=ours.padding
    )
    return int((seen < size * size).sum())


def number(text: str) -> float:
    """A number as the studio writes it: a minus sign, or a part as 1/9."""
    return float(eval(text.replace("−", "-")))


def numbers(text: str) -> list[float]:
    """The numbers in a sentence."""
    return [number(one) for one in re.findall(r"−?\d[\d./]*", text)]


def near(*values: float) -> list:
    """Three digits are right to half of the last one."""
    return [pytest.approx(value, rel=0.0051, abs=1e-6) for value in values]


# ---- Controls ---------------------------------------------------------------------------------


def test_a_weight_is_typed_and_stepped_by_arrow_keys(studio):
    """The preset becomes a kernel of one's own, and the photo follows at once."""
    before = pixels(picture(studio, "after"))
    field = studio.locator("input[name=weight_1_1]")
    field.fill("2.5")
    expect(studio.locator("select[name=kernel]")).to_have_value("own")
    assert pixels(picture(studio, "after")) != before
    field.press("ArrowUp")
    field.press("ArrowUp")
    field.press("ArrowDown")

    assert python(studio).kernel == ((-1, 0, 1), (-1, 3.5, 1), (-1, 0, 1))


def test_a_field_for_each_weight_of_each_size(studio):
    """A larger kernel gets a ring of fields; one's own weights stay in the middle."""
    fields = studio.locator(".cnnlesson-kernel input")
    size = studio.locator("select[name=kernel_size]")
    for count in (5, 7, 3):
        size.select_option(str(count))
        expect(fields).to_have_count(count * count)
    studio.locator("input[name=weight_0_2]").fill("9")
    size.select_option("5")

    expect(studio.locator("input[name=weight_1_3]")).to_have_value("9")
    assert python(studio).weights[1][3] == 9
    expect(fields.nth(24)).to_have_attribute("aria-label", "weight in row 5, column 5")
    studio.locator("select[name=kernel]").select_option("gaussian blur")
    expect(fields.first).to_have_value("0.00391")  # as many digits as there is room for
    assert python(studio).weights[0][0] == 1 / 256


def test_every_control_has_a_name_and_a_guard(studio):
    """A screen reader can name each control, and JupyterLab leaves its keys alone."""
    controls = studio.locator("input, select, button, canvas[tabindex]")

    assert controls.count() == 28
    for control in controls.all():
        named = control.get_attribute("aria-label") or control.evaluate(
            "node => node.textContent || node.labels?.[0]?.textContent"
        )
        assert named
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"


def test_half_a_turn_says_how_far_the_two_are_apart(studio):
    """By numpy the largest difference of the two outputs; the note goes with the next change."""
    restore(studio, "kernel='vertical edges'")
    before = python(studio).output
    note, button = result(studio, "turned"), studio.get_by_role("button", name="half a turn")

    button.click()

    difference = abs(python(studio).output - before).max()
    expect(note).to_contain_text("that is cross-correlation")
    assert number(note.text_content().split()[-3]) == near(difference)[0]
    assert python(studio).kernel == ((1, 0, -1),) * 3
    studio.locator("select[name=kernel]").select_option("blur")
    expect(note).to_be_hidden()
    button.click()
    expect(note).to_contain_text("leaves this kernel as it is")


def test_the_sum_is_divided_by_where_there_is_one(studio):
    """The check box changes the output, the fields stay as they are; 0 is said to be 0."""
    restore(studio, "kernel=((1, 2, 1), (2, 4, 2), (1, 2, 1))")
    expect(result(studio, "sum")).to_have_text("16")
    studio.locator("input[name=normalise]").check()
    expect(result(studio, "sum")).to_have_text("16; each weight is divided by it")
    expect(studio.locator("input[name=weight_1_1]")).to_have_value("4")
    expect(result(studio, "products")).to_contain_text("·0.25 +")
    studio.locator("select[name=kernel]").select_option("outline")
    expect(result(studio, "sum")).to_have_text("0, so there is nothing to divide by")
    studio.locator("select[name=kernel]").select_option("blur")
    expect(result(studio, "sum")).to_have_text("1; each weight is divided by it")


def test_padding_is_marked_when_asked(studio):
    """In words and by a frame on both pictures."""
    restore(studio, "kernel='blur', padding=3")
    before = [pixels(picture(studio, name)) for name in ("before", "after")]
    expect(result(studio, "border")).to_be_hidden()

    studio.locator("input[name=mark_padding]").check()

    count = reading_padding(python(studio))
    expect(result(studio, "border")).to_contain_text(f"{count} output pixels, outside the dashed")
    assert pixels(picture(studio, "before")) != before[0]
    assert pixels(picture(studio, "after")) != before[1]


def test_the_pictures_are_drawn_to_the_same_scale(studio):
    """A stride of 2 leaves half of the rows and columns, and a picture half as large."""
    restore(studio, "stride=2, padding=1")
    before, after = (picture(studio, name).bounding_box() for name in ("before", "after"))

    assert after["y"] == before["y"]  # side by side
    assert after["width"] / before["width"] == pytest.approx(120 / 242, rel=0.01)
    assert after["height"] / before["height"] == pytest.approx(90 / 182, rel=0.01)


# The middle of a picture's pixel on the screen: what is drawn there.
SHADES = """
(canvas, { rows, columns, places }) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  return places.map(([row, column]) => {
    const [x, y] = [(column + 0.5) * canvas.width / columns, (row + 0.5) * canvas.height / rows];
    return [...context.getImageData(x, y, 1, 1).data].slice(0, 3);
  });
}
"""


def test_what_is_drawn_is_pythons_output(disk, studio_page):
    """The colours of some pixels, so large that none shades into its neighbours."""
    page = disk.open(studio_page, viewport={"width": 1800, "height": 900})
    studio = page.locator(".cnnlesson-studio")
    expect(result(studio, "values")).not_to_have_text("–")
    page.add_style_tag(content=".cnnlesson-studio { max-width: none; width: 1500px }")
    restore(studio, "kernel='sharpen', channels='separate', position=(0, 0), stride=4")
    made = python(studio).output
    places = [(5 + 3 * i, 5 + 4 * i) for i in range(12)]

    shape = {"rows": made.shape[1], "columns": made.shape[2], "places": places}
    drawn = np.array(picture(studio, "after").evaluate(SHADES, shape))

    expected = np.array([made[:, row, column] for row, column in places]).clip(0, 255)
    assert drawn.tolist() == expected.tolist()
    assert len({tuple(one) for one in drawn.tolist()}) > 8


def test_the_pointer_shows_a_window_and_a_click_keeps_it(studio):
    """Nothing is chosen by pointing alone; the sum is written out, and is Python's output."""
    canvas = picture(studio, "after")
    before = pixels(picture(studio, "before"))
    start = result(studio, "stop").text_content()
    box = canvas.bounding_box()
    place = {"x": box["width"] * 100.5 / 238, "y": box["height"] * 50.5 / 178}

    canvas.hover(position=place)
    expect(result(studio, "stop")).to_contain_text("output row 51, column 101:")
    assert pixels(picture(studio, "before")) != before
    studio.page.mouse.move(0, 0)
    expect(result(studio, "stop")).to_have_text(start)

    canvas.click(position=place)
    assert python(studio).position == (50, 100)
    random_events.check_products(
        {
            "says products": "\n".join(result(studio, "products").locator("p").all_text_contents()),
            "says stop": result(studio, "stop").text_content(),
        }
    )
    value = python(studio).output[0, 50, 100]
    assert number(result(studio, "stop").text_content().split()[-1]) == near(value)[0]


def test_the_keyboard_points_too(studio):
    """Arrow keys go one pixel, with Shift ten; Home and End go to the corners."""
    canvas = picture(studio, "after")
    canvas.focus()
    for key in ("Home", "ArrowRight", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"):
        canvas.press(key)

    assert python(studio).position == (11, 11)
    assert "it is in row 12, column 12" in canvas.get_attribute("aria-label")
    assert "row 12, column 12" in picture(studio, "before").get_attribute("aria-label")
    canvas.press("End")
    assert python(studio).position == (177, 237)


def test_an_impossible_setting_says_why_and_loses_nothing(studio):
    """The photo stays, the output goes until it is possible again."""
    restore(studio, "stride=2, padding='same'")
    expect(result(studio, "error")).to_contain_text('padding "same" needs stride 1, not 2')
    expect(picture(studio, "after")).to_be_hidden()
    studio.locator("input[type=number][name=stride]").fill("1")
    expect(result(studio, "error")).to_be_hidden()
    expect(result(studio, "shape")).to_have_text("(1, 180, 240)")


REFUSED = [
    ("stride=5", "stride must be a whole number from 1 to 4, not 5"),
    ("kernel_size=4", "kernel_size must be 3, 5, 7, not 4"),
    ("kernel=((1, 2), (3, 4))", "kernel must be 3, 5 or 7 rows of as many numbers each"),
    ("kernel=((1,2,3),(4,5,6),(7,8,9)), kernel_size=5", "kernel_size must be 3, as the kernel"),
    ("photo='array'", "photo must be coffee, chelsea, astronaut, not"),
    ("normalise=1", "normalise must be True, False, not 1"),
    ("shades='grey'", "shades must be auto, signed, clipped, not"),
    ("bias=2000", "bias must be a number from -1000 to 1000, not 2000"),
    ("groups=2", "there is no setting groups; there are photo, kernel, kernel_size"),
]


def test_what_python_refuses_the_page_refuses(studio):
    """The setting, the rule and the value; the studio stays as it was."""
    for settings, says in REFUSED:
        with pytest.raises((TypeError, ValueError)):
            eval(f"KernelStudio({settings})", {"KernelStudio": KernelStudio})

        restore(studio, settings)

        expect(result(studio, "state")).to_contain_text(says)
        studio.locator("input[name=state]").press("Escape")
        assert python(studio).state_line == "KernelStudio()"


# ---- For everybody ----------------------------------------------------------------------------


def test_axe_finds_nothing_serious(studio):
    """With everything shown that can be shown, light and dark."""
    restore(studio, "kernel_size=7, padding=3, mark_padding=True, channels='separate'")
    studio.get_by_role("button", name="half a turn").click()
    expect(result(studio, "turned")).to_be_visible()
    for scheme in ("light", "dark"):
        studio.page.emulate_media(color_scheme=scheme)
        assert serious(studio.page) == [], scheme


def test_a_result_is_announced_once_when_the_typing_has_ended(studio):
    """Five steps of a weight are one announcement, of the last; nothing at the start."""
    heard = studio.locator("[aria-live]")
    expect(heard).to_have_count(1)
    studio.page.wait_for_timeout(800)  # longer than the quiet that an announcement waits for
    expect(heard).to_have_text("")
    field = studio.locator("input[name=weight_0_0]")
    field.focus()
    for _ in range(5):
        field.press("ArrowUp")

    told = f"output shape (1, 178, 238); {result(studio, 'values').text_content()}"
    expect(heard).to_have_text(told)


def test_nothing_is_wider_than_the_window(studio):
    """With the most fields and the longest sentences; a narrow window has smaller pictures."""
    page = studio.page
    restore(studio, "kernel_size=7, padding=3, mark_padding=True, channels='separate'")
    for width in (380, 700, 1200):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => document.documentElement.scrollWidth === width", arg=width)
        for field in (studio.locator("input[name=weight_6_6]"), picture(studio, "after")):
            box = field.bounding_box()
            assert box["x"] + box["width"] <= width


PREPARE = """
async () => {
  const { texts, models } = JSON.parse(document.querySelector("script.cnnlesson-widgets").textContent);
  const { esm, state } = Object.values(models).find((model) => model.state.kernel_size);
  const blob = new Blob([texts[esm]], { type: "text/javascript" });
  const image = { photo: "array", _array_shape: [1, 40, 50] };
  const values = { ...state, ...image, _array: new DataView(new ArrayBuffer(4 * 2000)) };
  const listeners = new Set();
  const model = {
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; listeners.forEach((listener) => listener()); },
    on: (_, listener) => listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
    save_changes: () => {},
  };
  const timers = new Set();
  const [start, stop] = [globalThis.setTimeout, globalThis.clearTimeout];
  globalThis.setTimeout = (...given) => { const t = start(...given); timers.add(t); return t; };
  globalThis.clearTimeout = (timer) => { timers.delete(timer); stop(timer); };
  const observing = new Set();
  globalThis.ResizeObserver = class extends ResizeObserver {
    observe(node) { observing.add(this); super.observe(node); }
    disconnect() { observing.delete(this); super.disconnect(); }
  };
  const { default: widget } = await import(URL.createObjectURL(blob));
  globalThis.kept = { widget, model, listeners, timers, observing };
}
"""  # noqa: E501
MOUNT_AND_CLOSE = """
async ({ rounds, isClosed }) => {
  const { widget, model } = globalThis.kept;
  for (let round = 0; round < rounds; round++) {
    const el = document.body.appendChild(document.createElement("div"));
    const close = await widget.render({ model, el });
    model.set("kernel_size", 3 + 2 * (round % 3));
    el.querySelector("canvas[data-figure=after]").focus();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (isClosed) close();
    el.remove();
  }
}
"""


@pytest.mark.parametrize("is_closed", [True, False])
def test_closing_leaves_nothing(studio, is_closed):
    """No listener, no timer, no node; and the check sees one that was not closed."""
    page = studio.page
    page.evaluate(PREPARE)
    page.evaluate(MOUNT_AND_CLOSE, {"rounds": 5, "isClosed": True})
    before = measured(page)

    page.evaluate(MOUNT_AND_CLOSE, {"rounds": 15, "isClosed": is_closed})

    after = measured(page)
    names = ("JSEventListeners", "Nodes")
    assert all(after[name] == before[name] for name in names) == is_closed
    left = "[kept.listeners.size, kept.observing.size, kept.timers.size > 0]"
    assert page.evaluate(left) == ([0, 0, False] if is_closed else [15, 15, True])
