"""The line of state: copied from one explorer, put into another, and refused with a reason."""

import pytest
from playwright.sync_api import expect

from cnnlesson.widgets import ConvolutionExplorer
from tests.browser.conftest import restore
from tests.widgets.test_convolution_explorer import SETTINGS, STATES

REFUSED = [
    ("stride=0", "stride must be a whole number from 1 to 64, not 0"),
    ("stride=1.5", "stride must be a whole number from 1 to 64, not 1.5"),
    ("stride='2'", 'stride must be a whole number from 1 to 64, not "2"'),
    ("input_size=(8, 999)", "input_size must be one or two whole numbers from 1 to 256"),
    ("input_size=(8, 8, 8)", "input_size must be one or two whole numbers from 1 to 256"),
    ("position=-1", "position must be one or two whole numbers from 0 to 512, not -1"),
    ("padding='full'", 'padding must be a whole number from 0 to 64, "same" or "valid"'),
    ("bias=101", "bias must be a number from -100 to 100, not 101"),
    ("bias=True", "bias must be a number from -100 to 100, not true"),
    (
        "kernel='bluer'",
        "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000, or one",
    ),
    (
        "kernel=((1, 2), (3,))",
        "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000",
    ),
    (
        "kernel=((1, 'a'),)",
        "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000",
    ),
    ("kernel=(1, 2)", "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000"),
    ("kernel=()", "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000"),
    (
        "kernel=((1, 1001),)",
        "kernel must be 1 to 64 rows of as many numbers each, from -1000 to 1000",
    ),
    ("source='array'", "source must be numbers, impulse, digit, photo, not"),
    ("square=1", "square must be True, False, not 1"),
    ("groups=2", "there is no setting groups; there are"),
    ("toString=1", "there is no setting toString; there are"),
]


@pytest.mark.parametrize("settings", [state for state in STATES if "_array" not in state])
def test_pythons_line_restores_the_explorer(explorer, settings):
    """From a notebook to a page: every setting, and the page writes the same line again."""
    python = ConvolutionExplorer(**settings)
    field = explorer.locator("input[name=state]")

    field.fill(python.state_line)
    explorer.get_by_role("button", name="restore").click()

    expect(field).to_have_value(python.state_line)
    expect(explorer.locator("[data-result=state]")).to_have_text("")
    shape = str(python.output_shape) if python.output_shape else "–"
    expect(explorer.locator("[data-result=shape]")).to_have_text(shape)
    checked = explorer.locator("input[name=square]").is_checked()
    assert checked == python.square


def test_what_the_line_does_not_name_is_as_in_a_fresh_explorer(explorer):
    """The whole explorer is restored, not a part of it."""
    restore(
        explorer, "stride=2, bias=3, dilation=2, in_channels=3, position=(1, 1), source='digit'"
    )
    restore(explorer)

    expect(explorer.locator("input[name=state]")).to_have_value(ConvolutionExplorer().state_line)


def test_one_number_stands_for_both_sides_and_rows_give_the_kernel_its_size(explorer):
    """As in Python."""
    restore(explorer, "input_size=9, kernel=[[1, 2, 3]]")

    python = ConvolutionExplorer(input_size=9, kernel=[[1, 2, 3]])
    expect(explorer.locator("input[name=state]")).to_have_value(python.state_line)


@pytest.mark.parametrize(("settings", "says"), REFUSED)
def test_a_line_with_a_bad_value_is_refused_and_nothing_is_lost(explorer, settings, says):
    """The setting, the rule and the value; the explorer stays, and so does what was typed."""
    field, reason = explorer.locator("input[name=state]"), explorer.locator("[data-result=state]")
    restore(explorer, "input_size=10, stride=3")
    shape = explorer.locator("[data-result=shape]").text_content()

    restore(explorer, settings)

    expect(reason).to_contain_text(says)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(f"ConvolutionExplorer({settings})")
    expect(explorer.locator("[data-result=shape]")).to_have_text(shape)
    field.press("Escape")
    expect(field).to_have_value(ConvolutionExplorer(input_size=10, stride=3).state_line)
    expect(reason).to_have_text("")
    expect(field).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize("settings", [settings for settings, _ in REFUSED])
def test_what_the_page_refuses_python_refuses(settings):
    """The two rules are one rule."""
    with pytest.raises((TypeError, ValueError)):
        eval(f"ConvolutionExplorer({settings})", {"ConvolutionExplorer": ConvolutionExplorer})


def test_something_else_is_no_line_of_state(explorer):
    """It says what to copy."""
    field = explorer.locator("input[name=state]")
    field.fill("nn.Conv2d(1, 1, 3)")
    field.press("Enter")

    expect(explorer.locator("[data-result=state]")).to_contain_text("copy a whole one")


def test_a_line_that_is_being_put_in_is_not_overwritten(explorer):
    """Not even when the explorer changes meanwhile, as a linked slider may change it."""
    field = explorer.locator("input[name=state]")
    field.fill("ConvolutionExplorer(str")
    explorer.locator("input[type=number][name=stride]").fill("2")

    expect(field).to_have_value("ConvolutionExplorer(str")


def test_the_page_knows_every_setting():
    """Its list of them is Python's: one more in Python must be restored too."""
    explorer = ConvolutionExplorer()

    assert {*explorer._defaults, "square"} == set(SETTINGS)
    for name, value in explorer._defaults.items():
        assert getattr(explorer, name) == value
