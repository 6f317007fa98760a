"""The explorer for those who do not see it, or have no mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.conftest import restore

# What a screen reader reads of the explorer, from top to bottom: kinds, names, and what is said.
TREE = """
- group "Input":
  - combobox "shown as":
    - option "numbers" [selected]
    - option "an impulse"
    - option "a digit"
    - option "a photo"
  - slider "input height": "8"
  - spinbutton "input height": "8"
  - slider "input width": "8"
  - spinbutton "input width": "8"
  - slider "input channels": "2"
  - spinbutton "input channels": "2"
- group "Kernel and filters":
  - slider "kernel height": "2"
  - spinbutton "kernel height": "2"
  - slider "kernel width": "2"
  - spinbutton "kernel width": "2"
  - combobox "weights":
    - option "vertical edges"
    - option "horizontal edges"
    - option "outline"
    - option "identity" [selected]
    - option "blur"
    - option "Gaussian-like blur"
    - option "sharpen"
    - option "random"
    - option "your own"
  - spinbutton "bias": "1"
  - slider "number of filters": "1"
  - spinbutton "number of filters": "1"
- group "Steps":
  - slider "stride": "1"
  - spinbutton "stride": "1"
  - combobox "padding":
    - option "a number" [selected]
    - option "same"
    - option "valid (none)"
  - slider "padding per side": "0"
  - spinbutton "padding per side": "0"
  - slider "dilation": "1"
  - spinbutton "dilation": "1"
- checkbox "keep height and width equal" [checked]
- figure "input 2 × 8 × 8; channel 1 of 2 is shown":
  - application "The padded input as a grid of 8 rows and 8 columns, the kernel's window at row 1, column 1. Arrow keys point at a pixel, to see which outputs use it; it is in row 1, column 1, where 7 stands."
- figure "kernel 2 × 2; here the same for each channel, where a real filter has one for each":
  - application "The kernel's weights as a grid of 2 rows and 2 columns. Arrow keys choose a weight, and a digit changes it; it is in row 1, column 1, where 1 stands."
  - spinbutton "weight in row 1, column 1": "1"
- figure "output 1 × 7 × 7":
  - application "The output as a grid of 7 rows and 7 columns. Arrow keys move the window; it is in row 1, column 1, where 12 stands."
- paragraph: what the kernel reads at this stop padding (zeros) never read
- group "steps":
  - button "first" [disabled]
  - button "back" [disabled]
  - button "next"
  - button "last"
  - button "play"
- paragraph: "output row 1, column 1: the 4 px that the kernel reads in each of 2 channels, each times its weight, and the bias add up to 12"
- term: height
- definition: (8 − 2 + 2·0) / 1 + 1 = 7
- term: width
- definition: (8 − 2 + 2·0) / 1 + 1 = 7
- term: output shape
- definition:
  - strong: (1, 7, 7)
- term: parameters
- definition: 1·(2·2·2 + 1) = 9
- term: multiply-adds
- definition: 1·7·7 · 2·2·2 = 392 for one image, without the bias; one multiply-add is two FLOPs
- term: receptive field
- definition: 2 × 2 pixels; in an image that is large enough, two such layers in a row see 3 × 3, and three 4 × 4
- code: nn.Conv2d(2, 1, kernel_size=2)
- 'button "copy: in torch"': copy
- textbox "state": ConvolutionExplorer(input_size=(8, 8), kernel_size=(2, 2), in_channels=2, kernel='identity', bias=1)
- 'button "copy: state"': copy
- button "restore"
- paragraph: "channel 1: 7·1 + 0·0 + 8·0 + 7·0 = 7"
- paragraph: "channel 2: 4·1 + 8·0 + 7·0 + 0·0 = 4"
- paragraph: "all channels: 7 + 4 = 11"
- paragraph: "with the bias: 11 + 1 = 12"
"""  # noqa: E501


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(explorer, scheme):
    """In its usual state, and where a setting is impossible and a line of state refused."""
    explorer.page.emulate_media(color_scheme=scheme)
    assert serious(explorer.page) == []
    restore(explorer, "kernel_size=9, source='impulse'")
    expect(explorer.locator("[data-result=error]")).to_be_visible()
    restore(explorer, "stride=0")
    assert serious(explorer.page) == []


def test_axe_sees_a_nameless_control(explorer):
    """The check can fail."""
    explorer.locator("select[name=source]").evaluate("node => node.removeAttribute('aria-label')")
    assert any(finding.startswith("select-name") for finding in serious(explorer.page))


def test_the_tree_names_every_control_and_every_result(explorer):
    """Read out once, whole: each control has a kind and a name, each picture says what it is."""
    restore(explorer, "input_size=8, kernel_size=2, in_channels=2, kernel='identity', bias=1")

    expect(explorer).to_match_aria_snapshot(TREE)


def test_tab_walks_through_every_control_and_out_again(explorer):
    """No keyboard trap, forwards or backwards; each control is met once, from left to right."""
    controls = explorer.locator("input, select, button, canvas[tabindex]")
    names = "(all) => all.filter((n) => n.offsetParent && !n.disabled).length"
    count = controls.evaluate_all(names)
    inside = "document.querySelector('.cnnlesson-explorer').contains(document.activeElement)"

    for key in ("Tab", "Shift+Tab"):
        steps = []
        while True not in steps or steps[-1]:
            explorer.page.keyboard.press(key)
            steps.append(explorer.page.evaluate(inside))
            assert len(steps) < count + 20, "the focus does not leave the explorer"
        assert steps.count(True) == count


def test_a_result_is_announced_once_when_the_dragging_has_ended(explorer):
    """Ten steps of a slider are one announcement, of the last of them."""
    heard = explorer.locator("[aria-live]")
    expect(heard).to_have_count(1)
    expect(heard).to_have_text("")
    slider = explorer.locator("input[type=range][name=input_height]")
    slider.focus()
    explorer.evaluate(COUNT_ANNOUNCEMENTS)
    for _ in range(10):
        slider.press("ArrowRight")

    expect(heard).to_have_text("output shape (1, 16, 16)")
    assert explorer.page.evaluate("announcements") == 1


COUNT_ANNOUNCEMENTS = """
root => {
  globalThis.announcements = 0;
  new MutationObserver(() => announcements++).observe(root.querySelector("[aria-live]"), {
    childList: true, characterData: true, subtree: true,
  });
}
"""


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("kernel_size=9", "There is no output height, width: kernel_size 9 does not fit"),
        ("in_channels=3, source='photo', position=(1, 2)", "output row 2, column 3: the 9 px"),
        ("in_channels=3, source='photo', bias=100", "output row 1, column 1: the 9 px"),
        ("padding=1", "output shape (1, 8, 8)"),
    ],
)
def test_what_changed_is_what_is_announced(explorer, settings, says):
    """The shape or why there is none; where the shape stays, the stop."""
    restore(explorer, settings)

    expect(explorer.locator("[aria-live]")).to_contain_text(says)
