"""The built files in a browser, opened from disk: widgets, keys, scrolling, speaker's notes."""

import pytest
from playwright.sync_api import expect

from tests.publish.from_disk import FromDisk

BROKEN = "error: a widget could not be shown: Error: broken on purpose"


@pytest.fixture
def disk(browser):
    """Opens files from disk; nothing was asked for, and only the broken widget complained."""
    disk = FromDisk(browser)
    yield disk
    disk.close()
    assert disk.asked == []
    assert set(disk.said) == {BROKEN}


@pytest.fixture
def opened(disk, tmp_path):
    """A function that opens HTML from disk."""

    def open_html(html, **options):
        path = tmp_path / "file.html"
        path.write_text(html, "utf-8")
        return disk.open(path, **options)

    return open_html


def slide(page):
    """The slide that is shown, as (h, v)."""
    return page.evaluate("(({ h, v }) => [h, v])(Reveal.getIndices())")


def test_widgets_live_and_share_their_model(page, opened):
    """A step in one view of a model shows in the other, and not in another model."""
    shown = opened(page)
    outputs = shown.locator(".cnnlesson-view output")

    assert outputs.all_text_contents() == ["3 of 3 200", "3 of 3 200", "7 of 3 200"]
    shown.get_by_role("button", name="one more").first.click()

    assert outputs.all_text_contents() == ["4 of 3 200", "4 of 3 200", "7 of 3 200"]
    assert shown.evaluate("globalThis.loads") == 1, "one script for two models and three views"
    styles = "[...document.styleSheets].flatMap((s) => [...s.cssRules]).map((r) => r.selectorText)"
    assert shown.evaluate(styles).count(".counter") == 1


def test_broken_widget_shows_its_words(page, opened, disk):
    """The words that stand for it, and one line in the console."""
    shown = opened(page)

    assert shown.locator("[data-mounted=no]").all_text_contents() == ["Broken() says this"]
    assert disk.said == [BROKEN]


def test_formulas_are_typeset_with_their_fonts(page, opened):
    """KaTeX's own font is there from the file, and MathML beside it; code is left alone."""
    shown = opened(page)

    assert shown.locator(".katex").count() == 2
    assert shown.locator(".katex-error").count() == 0
    assert shown.locator("math").count() == 2
    assert shown.locator("code", has_text="$code$").count() == 1
    loaded = "document.fonts.ready.then((all) => [...all].filter((f) => f.status === 'loaded'))"
    assert "KaTeX_Main" in shown.evaluate(f"{loaded}.then((fonts) => fonts.map((f) => f.family))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_readers_theme(page, opened, scheme):
    """The ground is the theme's, the theme's name is on the body, and changes with it."""
    shown = opened(page, color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = {"light": "true", "dark": "false"}
    other = "dark" if scheme == "light" else "light"

    expect(shown.locator("body")).to_have_attribute("data-jp-theme-light", light[scheme])
    before = shown.evaluate(ground)
    shown.emulate_media(color_scheme=other)

    expect(shown.locator("body")).to_have_attribute("data-jp-theme-light", light[other])
    assert {before, shown.evaluate(ground)} == {"rgb(255, 255, 255)", "rgb(17, 17, 17)"}


@pytest.mark.parametrize("width", [380, 1280])
def test_page_is_not_wider_than_the_window(page, opened, width):
    """What is too wide scrolls inside itself."""
    shown = opened(page, viewport={"width": width, "height": 800})

    assert shown.evaluate("document.documentElement.scrollWidth") == width
    code = shown.locator(".jp-CodeCell .jp-Cell-inputWrapper").first
    longest = code.evaluate("(e) => e.querySelector('pre').scrollWidth")
    assert code.evaluate("(e) => e.scrollWidth") >= longest, "the code's end can be reached"


def test_wide_table_scrolls_by_itself(page, opened):
    """On a narrow screen its last column can be reached."""
    shown = opened(page, viewport={"width": 380, "height": 800})
    box = shown.locator(".cnnlesson-wide")

    assert box.evaluate("(e) => e.scrollWidth > e.clientWidth")
    assert box.evaluate("(e) => ((e.scrollLeft = 50), e.scrollLeft)") == 50


def test_skip_link_is_the_first_stop(page, opened):
    """The tab key reaches it first, and Enter leads to the chapter."""
    shown = opened(page)

    shown.keyboard.press("Tab")
    expect(shown.locator(".cnnlesson-skip")).to_be_focused()
    shown.keyboard.press("Enter")

    expect(shown.locator("main")).to_be_focused()


def test_deck_keys_stay_in_the_widget(deck, opened):
    """Arrows and letters move the slider; Escape gives the keys back; a clicker always turns."""
    shown = opened(deck)
    shown.keyboard.press("ArrowRight")
    slider = shown.locator("section.present section.present input").first
    slider.focus()

    shown.keyboard.press("ArrowRight")
    shown.keyboard.press("n")
    assert slide(shown) == [1, 0]
    assert slider.input_value() == "4"

    shown.keyboard.press("Escape")
    assert not shown.evaluate("Reveal.isOverview()")
    shown.keyboard.press("ArrowRight")  # the fragment
    shown.keyboard.press("ArrowRight")
    assert slide(shown) == [1, 1]

    slider = shown.locator("section.present section.present input").first
    slider.click()
    shown.keyboard.press("PageDown")
    assert slide(shown) == [2, 0]
    shown.keyboard.press("PageUp")
    assert slide(shown) == [1, 1]


def test_deck_leaves_space_to_what_is_pressed_with_it(deck, opened):
    """Space on a widget's button, or on what unfolds, does its work and turns no slide."""
    shown = opened(deck)
    shown.keyboard.press("ArrowRight")
    shown.locator("section.present section.present button").first.focus()
    shown.keyboard.press("Space")
    assert slide(shown) == [1, 0]
    assert shown.locator("section.present output").first.text_content() == "4 of 3 200"

    shown.evaluate("Reveal.slide(3)")
    shown.locator("summary").focus()
    shown.keyboard.press("Space")
    assert slide(shown) == [3, 0]
    expect(shown.get_by_text("unfolded", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (380, 800)])
def test_slides_have_their_real_size(deck, opened, width, height):
    """Nothing is scaled, each slide is as large as the screen, and none is too wide."""
    shown = opened(deck, viewport={"width": width, "height": height})

    for number in range(shown.evaluate("Reveal.getTotalSlides()")):
        box = shown.evaluate(
            "(s => [s.getBoundingClientRect().width, s.getBoundingClientRect().height,"
            " s.scrollWidth, Reveal.getScale()])(Reveal.getCurrentSlide())"
        )
        assert box == [width, height, width, 1], f"slide {number}"
        shown.evaluate("while (Reveal.nextFragment()); Reveal.next()")


def test_widget_on_a_hidden_slide_gets_its_size(deck, opened):
    """When its slide comes, its element has the slide's width, unscaled."""
    shown = opened(deck, viewport={"width": 1280, "height": 720})
    shown.evaluate("Reveal.slide(1, 1)")

    canvas = shown.locator("section.present section.present canvas")
    expect(canvas).to_have_attribute("data-width", "1203")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_high_slide_scrolls_before_it_turns(deck, opened, width, height):
    """Space shows the rest of a slide that is higher than the screen, then goes on; up likewise."""
    shown = opened(deck, viewport={"width": width, "height": height})
    shown.evaluate("Reveal.slide(4)")
    last = shown.locator("section.present section.present pre").last
    top = "Reveal.getCurrentSlide().scrollTop"

    for _ in range(20):
        shown.keyboard.press("Space")
    assert slide(shown) == [4, 0]
    assert last.bounding_box()["y"] + last.bounding_box()["height"] <= height
    assert shown.evaluate(top) > height

    shown.keyboard.press("PageUp")
    assert slide(shown) == [4, 0]
    for _ in range(20):
        shown.keyboard.press("PageUp")
    assert slide(shown) != [4, 0]


def test_high_slide_scrolls_by_the_wheel(deck, opened):
    """The mouse reaches the rest of a slide as well."""
    shown = opened(deck)
    shown.evaluate("Reveal.slide(4)")

    shown.mouse.move(600, 300)
    shown.mouse.wheel(0, 400)

    shown.wait_for_function("Reveal.getCurrentSlide().scrollTop > 100")


def test_slide_begins_at_its_top_and_with_free_keys(deck, opened):
    """Where a slide was scrolled to, and what had the focus on it, is past when one leaves it."""
    shown = opened(deck)
    shown.evaluate("Reveal.slide(4); Reveal.getCurrentSlide().scrollTop = 500")
    shown.evaluate("Reveal.prev(); Reveal.next()")
    assert shown.evaluate("Reveal.getCurrentSlide().scrollTop") == 0

    shown.evaluate("Reveal.slide(1, 0)")
    shown.locator("section.present section.present input").first.focus()
    focused = "Reveal.slide(2); document.activeElement.tagName"
    assert shown.evaluate(focused) == "BODY"


def test_next_part_of_a_slide_comes_into_view(deck, opened):
    """On a low screen the keys scroll, then show the next part where it can be seen."""
    shown = opened(deck, viewport={"width": 1280, "height": 420})
    shown.evaluate("Reveal.slide(1, 0)")
    fragment = shown.locator("section.present section.present .fragment")

    for _ in range(20):
        if fragment.get_attribute("class") != "fragment":
            break
        shown.keyboard.press("Space")

    expect(fragment).to_be_in_viewport(ratio=0.99)
    assert slide(shown) == [1, 0]


def test_speaker_view_works_from_disk(deck, opened):
    """S opens it: the notes of the slide, formulas as MathML, and it follows the slides."""
    shown = opened(deck)
    shown.keyboard.press("ArrowRight")

    with shown.expect_popup() as waiting:
        shown.keyboard.press("s")
    notes = waiting.value.locator(".speaker-controls-notes .value")

    expect(notes).to_contain_text("How many places for")
    expect(notes.locator("math")).to_have_count(1)
    expect(notes.locator(".katex-html")).to_have_count(0)
    shown.evaluate("Reveal.slide(2)")
    expect(notes).to_contain_text("Nobody panics.")
