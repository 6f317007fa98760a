"""Pointing into the explorer's three grids, by pointer and by keyboard, and editing its weights."""

import pytest
import torch
from playwright.sync_api import Locator, expect

from cnnlesson import kernels
from tests.browser.conftest import restore


def grid(explorer: Locator, name: str) -> Locator:
    """The canvas of the input, the kernel or the output."""
    return explorer.locator(f"canvas[data-figure={name}]")


def point_at(canvas: Locator, cell: tuple, shape: tuple) -> None:
    """Moves the mouse to the middle of a cell of a grid of that shape."""
    box = canvas.bounding_box()
    down, across = ((place + 0.5) / count for place, count in zip(cell, shape, strict=True))
    position = {"x": across * box["width"], "y": down * box["height"]}
    canvas.hover(position=position)


def said(explorer: Locator) -> Locator:
    """What is told of the place that is pointed at."""
    return explorer.locator("[data-result=stop]")


def pixels(canvas: Locator) -> str:
    """The picture as it is drawn now."""
    return canvas.evaluate("canvas => canvas.toDataURL()")


def outputs_using(pixel: tuple, input_size: int, **layer: int) -> int:
    """How many outputs change with one pixel of the padded input, by torch's gradient."""
    padding = layer.pop("padding", 0)
    side = input_size + 2 * padding
    image = torch.ones(1, 1, side, side, dtype=torch.float64, requires_grad=True)
    weights = torch.ones(1, 1, layer.pop("kernel_size"), layer.pop("width"), dtype=torch.float64)
    made = torch.nn.functional.conv2d(image, weights, **layer)
    made.sum().backward()
    return int(image.grad[0, 0, *pixel])


@pytest.mark.parametrize("pixel", [(0, 0), (4, 5), (9, 9), (3, 0)])
def test_a_pixel_lights_up_every_output_that_uses_it(explorer, pixel):
    """As many as torch's gradient finds, told in words and drawn on the output."""
    restore(explorer, "padding=1, stride=2, dilation=2, kernel_size=(3, 2), input_size=8")
    layer = {"kernel_size": 3, "width": 2, "padding": 1, "stride": 2, "dilation": 2}
    count = outputs_using(pixel, 8, **layer)
    before = pixels(grid(explorer, "output"))

    point_at(grid(explorer, "input"), pixel, (10, 10))

    few = {0: "no output uses it", 1: "one output of this map uses it"}
    use = few.get(count, f"{count} outputs of this map use it")
    place = f"row {pixel[0] + 1}, column {pixel[1] + 1} of the padded input"
    expect(said(explorer)).to_have_text(f"{place}: {use}")
    assert pixels(grid(explorer, "output")) != before


def test_a_weight_lights_up_every_output(explorer):
    """Weights are shared: each output uses each of them, with a pixel of its own."""
    restore(explorer, "input_size=8, kernel_size=3")
    before = [pixels(grid(explorer, name)) for name in ("input", "output")]

    point_at(grid(explorer, "kernel"), (0, 2), (3, 3))

    expect(said(explorer)).to_have_text(
        "the weight in row 1, column 3: all 36 outputs of this map use it, "
        "each at a place of its own"
    )
    after = [pixels(grid(explorer, name)) for name in ("input", "output")]
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_an_output_lights_up_its_window_until_the_pointer_leaves(explorer):
    """The chosen stop comes back; nothing was chosen by pointing alone."""
    restore(explorer, "input_size=8, kernel_size=3")
    before = pixels(grid(explorer, "input"))

    point_at(grid(explorer, "output"), (2, 3), (6, 6))
    expect(said(explorer)).to_contain_text("output row 3, column 4: the 9 px")
    assert pixels(grid(explorer, "input")) != before

    explorer.page.mouse.move(0, 0)
    expect(said(explorer)).to_contain_text("output row 1, column 1:")
    assert pixels(grid(explorer, "input")) == before


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("input", "row 2, column 3 of the input: 6 outputs of this map use it"),
        ("kernel", "the weight in row 2, column 3: all 36 outputs of this map use it"),
        ("output", "output row 2, column 3:"),
    ],
)
def test_the_keyboard_points_too(explorer, name, says):
    """Arrow keys walk through each grid that has the focus, Home and End to its corners."""
    restore(explorer, "input_size=8, kernel_size=3")
    canvas = grid(explorer, name)
    canvas.focus()
    for key in ("End", "Home", "ArrowRight", "ArrowRight", "ArrowDown"):
        canvas.press(key)

    expect(said(explorer)).to_contain_text(says)
    assert "it is in row 2, column 3" in canvas.get_attribute("aria-label")
    canvas.evaluate("canvas => canvas.blur()")
    expect(said(explorer)).to_contain_text("output row")


def test_a_weight_is_edited_by_click_and_by_keys(explorer):
    """A click leads to the field, a digit typed on the grid too, Enter back to the grid."""
    restore(explorer, "input_size=8, kernel_size=2, kernel='identity'")
    kernel, field = grid(explorer, "kernel"), explorer.locator("input[name=weight]")
    line = explorer.locator("input[name=state]")

    box = kernel.bounding_box()
    kernel.click(position={"x": 0.75 * box["width"], "y": 0.25 * box["height"]})
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-label", "weight in row 1, column 2")
    explorer.page.keyboard.type("-2.5")
    expect(line).to_have_value(
        "ConvolutionExplorer(input_size=(8, 8), kernel_size=(2, 2), kernel=((1, -2.5), (0, 0)))"
    )
    explorer.page.keyboard.press("Enter")
    expect(kernel).to_be_focused()
    kernel.press("ArrowDown")
    explorer.page.keyboard.type("7")
    expect(field).to_be_focused()
    expect(line).to_have_value(
        "ConvolutionExplorer(input_size=(8, 8), kernel_size=(2, 2), kernel=((1, -2.5), (0, 7)))"
    )
    expect(explorer.locator("select[name=kernel]")).to_have_value("own")


def test_a_weight_out_of_reach_goes_to_the_nearest(explorer):
    """The field shows that it does not fit; nothing else changes meanwhile."""
    restore(explorer, "kernel='blur'")
    field = explorer.locator("input[name=weight]")
    field.fill("5000")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(explorer.locator("select[name=kernel]")).to_have_value("blur")
    field.press("Tab")
    expect(field).to_have_value("1000")
    expect(field).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize("name", kernels.KERNELS)
def test_a_preset_gives_its_weights(explorer, name):
    """Weight by weight as Python has them, at a size that no other test uses."""
    restore(explorer, "kernel_size=(2, 3)")
    explorer.locator("select[name=kernel]").select_option(name)
    field, kernel = explorer.locator("input[name=weight]"), grid(explorer, "kernel")

    for row, weights in enumerate(kernels.kernel(name, 2, 3)):
        for column, weight in enumerate(weights):
            kernel.focus()
            kernel.press("Home")
            for key in ["ArrowDown"] * row + ["ArrowRight"] * column:
                kernel.press(key)
            assert float(field.input_value()) == pytest.approx(weight, rel=1e-5)


def test_your_own_weights_start_with_those_that_are_there(explorer):
    """Choosing to edit changes no number; what a smaller kernel hides comes back."""
    restore(explorer, "kernel_size=3, kernel='sharpen'")
    products = explorer.locator("[data-result=products]")
    before = products.text_content()
    explorer.locator("select[name=kernel]").select_option("own")
    expect(products).to_have_text(before)

    size = explorer.locator("input[type=number][name=kernel_height]")
    size.fill("1")
    expect(products).not_to_have_text(before)
    size.fill("3")
    expect(products).to_have_text(before)


def test_the_bias_is_added_after_the_channels(explorer):
    """The line of all channels, then the bias, then the value that the output shows."""
    restore(explorer, "input_size=4, kernel_size=2, in_channels=2, kernel=((1, 2), (3, 4))")
    bias = explorer.locator("input[name=bias]")
    bias.fill("-1.5")

    lines = explorer.locator("[data-result=products] p").all_text_contents()

    assert [line.partition(":")[0] for line in lines] == [
        "channel 1",
        "channel 2",
        "all channels",
        "with the bias",
    ]
    first, second, total, last = [line.rpartition("= ")[2] for line in lines]
    assert int(first) + int(second) == int(total)
    assert float(last) == int(total) - 1.5
    assert lines[3].partition(": ")[2] == f"{total} + (−1.5) = {last}"


def test_an_impulse_shows_that_the_kernel_is_not_flipped(explorer):
    """The output around the impulse is torch's: the kernel turned by half a turn."""
    restore(explorer, "input_size=5, padding=1, source='impulse', kernel=((1, 2, 3), (4, 5, 6))")
    rows = torch.tensor([[1.0, 2, 3], [4, 5, 6]])
    image = torch.zeros(1, 1, 5, 5)
    image[0, 0, 2, 2] = 1
    made = torch.nn.functional.conv2d(image, rows[None, None], padding=1)[0, 0]
    expect(explorer.locator(".cnnlesson-note")).to_contain_text("turned by half a turn")
    output = grid(explorer, "output")
    output.focus()
    output.press("Home")
    for row in range(made.shape[0]):
        for column in range(made.shape[1]):
            expect(said(explorer)).to_contain_text(f"output row {row + 1}, column {column + 1}:")
            expect(said(explorer)).to_contain_text(f"add up to {int(made[row, column])}")
            output.press("ArrowRight")
        output.press("Home")
        for _ in range(row + 1):
            output.press("ArrowDown")
    assert made[1:4, 1:4].flatten().nonzero().numel() == 6, "the whole kernel was seen"
    explorer.locator("input[type=number][name=kernel_height]").fill("9")
    expect(explorer.locator(".cnnlesson-note")).to_be_hidden()
    explorer.locator("input[type=number][name=kernel_height]").fill("2")
    expect(explorer.locator(".cnnlesson-note")).to_be_visible()
    explorer.locator("select[name=source]").select_option("numbers")
    expect(explorer.locator(".cnnlesson-note")).to_be_hidden()


GREYS = """
canvas => {
  const { width, height } = canvas;
  const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const middle = 4 * (Math.floor(height / 2) * width + Math.floor(width / 2));
  return [...data.slice(middle, middle + 3)];
}
"""


def test_a_photo_is_filtered_as_one_drags(explorer):
    """Identity shows the photo as it is, the mean of it darker and lighter places alike; an edge
    kernel has its zero in grey, and says so."""
    restore(explorer, "source='photo', input_size=61, kernel_size=1, kernel='identity'")
    expect(said(explorer)).to_contain_text("add up to")
    grid(explorer, "output").press("End")  # the window away from the middle
    assert grid(explorer, "output").evaluate(GREYS) == grid(explorer, "input").evaluate(GREYS)
    sharp = pixels(grid(explorer, "output"))
    caption = explorer.locator("figure:has(canvas[data-figure=output]) figcaption")
    expect(caption).not_to_contain_text("grey is 0")

    explorer.locator("input[type=number][name=kernel_height]").fill("5")
    explorer.locator("select[name=kernel]").select_option("blur")
    assert pixels(grid(explorer, "output")) != sharp
    explorer.locator("select[name=kernel]").select_option("vertical edges")
    expect(caption).to_contain_text("grey is 0, darker is negative, lighter is positive")


def test_the_steps_win_over_a_pointer_that_rests(explorer):
    """The mouse lies on the output while the keyboard walks on from there."""
    restore(explorer, "input_size=8, kernel_size=3")
    point_at(grid(explorer, "output"), (2, 3), (6, 6))
    expect(said(explorer)).to_contain_text("output row 3, column 4:")

    explorer.get_by_role("button", name="next", exact=True).press("Enter")

    expect(said(explorer)).to_contain_text("output row 3, column 5:")


# The colour in a cell's corner, where no number stands: [red, green, blue].
CORNER = """
(canvas, [row, column, rows, columns, inset]) => {
  const [high, wide] = [canvas.height / rows, canvas.width / columns];
  const at = [(column + inset) * wide, (row + inset) * high].map(Math.round);
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(...at, 1, 1).data.slice(0, 3)];
}
"""


def test_negative_is_dark_and_positive_is_light(explorer):
    """Under a kernel of 1 and −1, an impulse gives one of each."""
    restore(explorer, "source='impulse', input_size=5, kernel=((1,), (-1,)), position=(0, 4)")

    rows = [grid(explorer, "output").evaluate(CORNER, [row, 2, 4, 5, 0.15]) for row in range(4)]

    assert [set(colour) for colour in rows] == [{128}, {0}, {255}, {128}]


@pytest.mark.parametrize(
    ("pixel", "weight"), [((0, 0), (0, 0)), ((0, 7), (0, 2)), ((7, 7), (2, 2))]
)
def test_a_pixel_lights_up_the_weights_that_meet_it(explorer, pixel, weight):
    """A corner of the image meets one corner of the kernel alone."""
    restore(explorer, "input_size=8, kernel_size=3, kernel='blur'")
    kernel = grid(explorer, "kernel")
    cells = [(row, column) for row in range(3) for column in range(3)]

    def frames() -> list:
        return [kernel.evaluate(CORNER, [row, column, 3, 3, 0.05]) for row, column in cells]

    explorer.page.mouse.move(0, 0)
    before = frames()
    point_at(grid(explorer, "input"), pixel, (8, 8))
    expect(said(explorer)).to_contain_text(f"row {pixel[0] + 1}, column {pixel[1] + 1} of the")

    changed = [c for c, old, new in zip(cells, before, frames(), strict=True) if old != new]
    assert changed == [weight]


def test_an_impulse_stands_in_the_first_channel_alone(explorer):
    """So the output is one kernel, and not the sum of several."""
    restore(
        explorer, "source='impulse', input_size=3, kernel=((5,),), in_channels=2, position=(1, 1)"
    )

    expect(explorer.locator("[data-result=products] p")).to_have_text(
        [
            "channel 1: 1·5 = 5",
            "channel 2: 0·5 = 0",
            "all channels: 5 + 0 = 5",
            "with the bias: 5 + 0 = 5",
        ]
    )
