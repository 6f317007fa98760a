"""The convolution explorer on a page opened from disk: no kernel, no network, every control."""

from playwright.sync_api import expect

from tests import fuzz
from tests.browser import random_events

EVENTS = 500


def test_random_events_say_what_python_says(explorer):
    """Whatever is moved, in whatever order, each answer is Python's, and none is NaN."""
    states = random_events.move_at_random(explorer, seed=fuzz.SEED % 2**31, count=EVENTS)

    assert len(states) == EVENTS
    assert len({state["says shape"] for state in states}) > 20
    assert len({state["kernel"] for state in states}) >= 6
    assert len({state["says products"] for state in states}) > 30
    for state in states:
        try:
            random_events.check(state)
        except AssertionError as error:
            raise AssertionError(f"seed {fuzz.SEED}: {state}") from error


def test_every_control_has_a_name_and_a_guard(explorer):
    """A screen reader can name each control, and JupyterLab leaves its keys alone."""
    controls = explorer.locator("input, select, button, canvas[tabindex]")

    assert controls.count() == 36
    for control in controls.all():
        named = control.get_attribute("aria-label") or control.evaluate(
            "node => node.textContent || node.labels?.[0]?.textContent"
        )
        assert named
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"


def test_the_keyboard_moves_slider_and_window(explorer):
    """Arrow keys move a slider that has the focus, and the window on the output."""
    slider = explorer.locator("input[type=range][name=stride]")
    slider.focus()
    slider.press("ArrowRight")
    expect(explorer.locator("[data-result=shape]")).to_have_text("(1, 3, 3)")

    output = explorer.locator("canvas[data-figure=output]")
    output.focus()
    output.press("ArrowDown")
    output.press("ArrowRight")
    assert "row 2, column 2" in output.get_attribute("aria-label")


def test_the_buttons_walk_through_the_stops(explorer):
    """First, back, next and last go where they say, and no further than there is."""
    place = explorer.locator(".cnnlesson-stepper span")
    explorer.locator("select[name=source]").select_option("numbers")
    for button, stop in [("next", 2), ("last", 36), ("next", 36), ("back", 35), ("first", 1)]:
        # By force: at the end "next" says that it does nothing, and may still be clicked.
        explorer.get_by_role("button", name=button, exact=True).click(force=True)
        expect(place).to_have_text(f"stop {stop} of 36")
    output = explorer.locator("canvas[data-figure=output]")
    output.focus()
    output.press("End")
    expect(place).to_have_text("stop 36 of 36")
    output.press("Home")
    expect(place).to_have_text("stop 1 of 36")


def test_play_walks_by_itself_until_it_is_paused(explorer):
    """One stop after the other; pause stays where it is."""
    place = explorer.locator(".cnnlesson-stepper span")
    explorer.get_by_role("button", name="play").click()
    expect(place).to_have_text("stop 3 of 36")
    explorer.get_by_role("button", name="pause").click()
    expect(explorer.get_by_role("button", name="play")).to_be_visible()
    paused = place.text_content()
    explorer.page.wait_for_timeout(1500)
    assert place.text_content() == paused


def test_nothing_plays_for_who_wants_less_motion(disk, page_file):
    """The steps are there, the button that moves by itself is not."""
    page = disk.open(page_file, reduced_motion="reduce")
    expect(page.get_by_role("button", name="next", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="play")).to_have_count(0)


def test_equal_sides_can_be_let_go(explorer):
    """One slider moves height and width until the box is cleared."""
    explorer.locator("input[type=number][name=kernel_height]").fill("5")
    expect(explorer.locator("[data-result=torch]")).to_contain_text("kernel_size=5")
    explorer.locator("input[name=square]").uncheck()
    explorer.locator("input[type=number][name=kernel_width]").fill("2")
    expect(explorer.locator("[data-result=torch]")).to_contain_text("kernel_size=(5, 2)")


def test_a_typed_number_out_of_range_goes_to_the_nearest(explorer):
    """Nothing is lost: the field shows that it does not fit, and then the nearest that does."""
    field = explorer.locator("input[type=number][name=stride]")
    field.fill("999")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Tab")
    expect(field).to_have_value("64")
    expect(field).to_have_attribute("aria-invalid", "false")


def test_the_drawing_follows_the_theme(explorer):
    """In the dark the same explorer is drawn in other colours."""
    page = explorer.page
    explorer.locator("select[name=source]").select_option("numbers")
    output = explorer.locator("canvas[data-figure=output]")
    light = output.evaluate("canvas => canvas.toDataURL()")
    page.emulate_media(color_scheme="dark")

    page.wait_for_function(
        "light => document.querySelector('canvas[data-figure=output]').toDataURL() !== light",
        arg=light,
    )
