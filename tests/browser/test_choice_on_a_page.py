"""The multiple-choice question in a browser: on a page and a deck from disk, and in JupyterLab."""

import re

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from cnnlesson import answers
from cnnlesson.answers.questions import QUESTIONS
from cnnlesson.publish.export import Place, deck_html, page_html
from cnnlesson.publish.run import executed
from tests.browser.lab import Lab, write_notebook

FIRST, SECOND = [name for name in QUESTIONS if len(answers.choices(name).options) > 2][:2]
# A question of our own, for what the course's questions may hold one day.
MADE = """\
from types import SimpleNamespace
from cnnlesson import answers, widgets
of_the_course = answers.choices
made = SimpleNamespace(
    text="Is `a < b` & <b>bold</b>?",
    options=(
        SimpleNamespace(text="`yes`, " + "or a very long answer " * 12, is_right=True, says="fine"),
        SimpleNamespace(text="no", is_right=False, says="`a` is <i>1</i>, `b` is 2, a ` is none"),
    ),
)
answers.choices = lambda name: made if name == "made" else of_the_course(name)"""
# The explorer comes last, since its style then stands on the page after the questions' own.
CELLS = [
    f"widgets.MultipleChoice({FIRST!r})",
    f"choice = widgets.MultipleChoice({SECOND!r}, chosen=1)\nchoice",
    "choice",
    'widgets.MultipleChoice("made")',
    "widgets.ConvolutionExplorer()",
]
ONE, TWO, TWO_AGAIN, OWN = range(4)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The cells above as a page and as a deck, from a notebook that was run."""
    folder = tmp_path_factory.mktemp("choice")
    cells = [
        nbformat.v4.new_code_cell(source, metadata={"slideshow": {"slide_type": kind}})
        for source, kind in [(MADE, "skip"), *((cell, "slide") for cell in CELLS)]
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "one.ipynb")
    ran = executed(folder / "one.ipynb")
    (folder / "page.html").write_text(page_html(ran, Place("one")), "utf-8")
    (folder / "deck.html").write_text(deck_html(ran, Place("one")), "utf-8")
    return folder


@pytest.fixture
def questions(disk, built):
    """The questions on the page, in their order."""
    page = disk.open(built / "page.html", viewport={"width": 700, "height": 900})
    found = page.locator(".cnnlesson-choice")
    expect(found).to_have_count(4)
    return found


def plain(text: str) -> str:
    """The text as it is read: code without its backticks."""
    return re.sub("`([^`]+)`", r"\1", text)


def expect_feedback(question: Locator, option: answers.choice.SpokenOption) -> None:
    """The widget says of the option what `answers` says, by a sign and in words too."""
    verdict = "✓Right. " if option.is_right else "✗Not yet. "
    feedback = question.locator("[data-result=feedback]")
    expect(feedback).to_have_text(verdict + plain(option.says))
    expect(feedback.locator("code")).to_have_text(re.findall("`([^`]+)`", option.says))


@pytest.mark.parametrize(("place", "name"), [(ONE, FIRST), (TWO, SECOND)])
def test_a_click_on_an_option_answers_at_once(questions, place, name):
    """On its text as on its button; each option may be tried, the right one is no end."""
    question = questions.nth(place)
    asked = answers.choices(name)
    expect(question.locator("legend")).to_have_text(plain(asked.text))

    for option in [*asked.options, asked.options[0]]:
        question.get_by_text(plain(option.text), exact=True).click()
        expect(question.get_by_role("radio", checked=True)).to_have_count(1)
        expect(question.get_by_role("radio", name=plain(option.text))).to_be_checked()
        expect_feedback(question, option)


def test_the_keyboard_goes_through_the_options_as_in_any_group(questions):
    """Tab goes into the group and out of it, Space chooses, arrows choose the next, around."""
    question, options = questions.nth(ONE), answers.choices(FIRST).options
    radios = question.get_by_role("radio")
    questions.page.get_by_role("link").last.focus()
    questions.page.keyboard.press("Tab")
    while not radios.first.evaluate("radio => radio === document.activeElement"):
        questions.page.keyboard.press("Tab")
    expect(question.locator("[data-result=feedback]")).to_be_empty()

    questions.page.keyboard.press("Space")
    expect_feedback(question, options[0])
    for key, number in [("ArrowDown", 1), ("ArrowRight", 2), ("ArrowUp", 1), ("ArrowLeft", 0)]:
        questions.page.keyboard.press(key)
        expect(radios.nth(number)).to_be_focused()
        expect_feedback(question, options[number])
    questions.page.keyboard.press("ArrowUp")
    expect_feedback(question, options[-1])
    questions.page.keyboard.press("Tab")
    expect(questions.nth(TWO).get_by_role("radio").nth(1)).to_be_focused()


def test_the_form_is_never_sent(questions):
    """Enter on a radio button sends it in some browsers, and another page would be loaded."""
    hear = "addEventListener('submit', (event) => (globalThis.isHeld = event.defaultPrevented))"
    questions.page.evaluate(hear)

    questions.nth(ONE).evaluate("form => form.requestSubmit()")

    assert questions.page.evaluate("globalThis.isHeld") is True


def test_each_question_is_a_group_of_its_own(questions):
    """A choice in one undoes none in another; two views of one question say the same."""
    two = answers.choices(SECOND).options
    expect_feedback(questions.nth(TWO), two[1])
    questions.nth(ONE).get_by_role("radio").first.check()
    expect_feedback(questions.nth(TWO_AGAIN), two[1])

    questions.nth(TWO_AGAIN).get_by_role("radio").first.check()

    for place in (TWO, TWO_AGAIN):
        expect(questions.nth(place).get_by_role("radio").first).to_be_checked()
        expect_feedback(questions.nth(place), two[0])
    expect_feedback(questions.nth(ONE), answers.choices(FIRST).options[0])


def test_everything_has_a_name_and_a_guard(questions):
    """A screen reader names the group and each option, and JupyterLab leaves their keys alone."""
    for place, name in [(ONE, FIRST), (TWO, SECOND)]:
        asked = answers.choices(name)
        group = questions.nth(place).get_by_role("group", name=plain(asked.text), exact=True)
        for letter, option in zip("abcdefgh", asked.options, strict=False):
            named = f"{letter}) {plain(option.text)}"
            radio = group.get_by_role("radio", name=named, exact=True)
            expect(radio).to_have_attribute("data-lm-suppress-shortcuts", "true")
        expect(group.get_by_role("radio")).to_have_count(len(asked.options))
    # Nothing else can have the focus, so nothing else needs a name or a guard.
    others = "a[href], button, select, textarea, [tabindex], input:not([type=radio])"
    expect(questions.locator(others)).to_have_count(0)


def test_what_is_said_is_announced_whole(questions):
    """The place is there before anything is said in it, or a screen reader would miss it."""
    feedback = questions.nth(ONE).locator("[data-result=feedback]")
    place = feedback.element_handle()
    expect(feedback).to_have_attribute("aria-live", "polite")
    expect(feedback).to_have_attribute("aria-atomic", "true")
    assert feedback.evaluate("node => getComputedStyle(node).display") != "none"

    questions.nth(ONE).get_by_role("radio").first.check()

    expect(feedback).not_to_be_empty()
    assert feedback.evaluate("(node, place) => node === place", place)
    expect(feedback.locator(".cnnlesson-sign")).to_have_attribute("aria-hidden", "true")


def test_it_keeps_to_itself(questions):
    """No ids, and no class without the course's prefix: two questions never meet."""
    nodes = questions.locator("*").evaluate_all("all => all.map((n) => [n.id, ...n.classList])")

    assert len(nodes) > 40
    assert [node for node in nodes if node[0]] == []
    assert {name for node in nodes for name in node[1:] if not name.startswith("cnnlesson-")} == (
        set()
    )


def test_code_is_set_as_code_and_nothing_is_read_as_markup(questions):
    """What stands in backticks, in the question, an option and the feedback; HTML stays text."""
    own = questions.nth(OWN)
    own.get_by_role("radio").nth(1).check()

    expect(own.locator("legend")).to_have_text("Is a < b & <b>bold</b>?")
    expect(own.locator("[data-result=says]")).to_have_text("a is <i>1</i>, b is 2, a ` is none")
    expect(own.locator("code")).to_have_text(["a < b", "yes", "a", "b"])
    expect(own.locator("b, i")).to_have_count(0)


@pytest.mark.parametrize("width", [380, 700])
def test_the_question_is_text_of_the_pages_size_and_fits_the_window(questions, width):
    """Also beside an explorer, whose smaller letters are those of a panel."""
    page = questions.page
    page.set_viewport_size({"width": width, "height": 800})
    questions.nth(OWN).get_by_role("radio").nth(1).check()

    assert page.evaluate("document.documentElement.scrollWidth") == width
    for part in ("legend", ".cnnlesson-option", "[data-result=feedback]"):
        node = questions.nth(OWN).locator(part).first
        assert node.evaluate("node => getComputedStyle(node).fontSize") == "16px"
        assert node.evaluate("node => node.getBoundingClientRect().right") <= width
    assert page.locator(".cnnlesson-explorer").evaluate("n => getComputedStyle(n).fontSize") != (
        "16px"
    )


def test_its_keys_turn_no_slide(disk, built):
    """Arrows choose; Escape gives the keys back to the deck; a clicker's keys always turn."""
    deck = disk.open(built / "deck.html", viewport={"width": 1280, "height": 720})
    slide = "Reveal.getIndices().h"
    question = deck.locator("section.present .cnnlesson-choice")
    deck.evaluate("Reveal.slide(0)")
    question.get_by_role("radio").first.focus()

    for key, number in [("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("n", 1)]:
        deck.keyboard.press(key)
        expect(question.get_by_role("radio").nth(number)).to_be_checked()
        assert deck.evaluate(slide) == 0
    expect_feedback(question, answers.choices(FIRST).options[1])
    size = deck.evaluate("getComputedStyle(document.querySelector('.reveal')).fontSize")
    assert question.evaluate("node => getComputedStyle(node).fontSize") == size

    deck.keyboard.press("Escape")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate(slide) == 1
    question.get_by_role("radio").first.check()
    deck.keyboard.press("PageDown")
    assert deck.evaluate(slide) == 2


# Renders a question by its script with a model that counts its listeners, and cleans up; gives
# what was there before and after. What listens within the widget's own elements goes with them.
CLEAN_UP = """
async () => {
  const stored = document.querySelector("script.cnnlesson-widgets");
  const { texts, models } = JSON.parse(stored.textContent);
  const { esm, state } = Object.values(models).find((one) => one.state._options);
  const script = new Blob([texts[esm]], { type: "text/javascript" });
  const { default: widget } = await import(URL.createObjectURL(script));
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  let listening = [];
  EventTarget.prototype.addEventListener = function (...given) {
    listening.push([this, ...given]);
    addEventListener.apply(this, given);
  };
  EventTarget.prototype.removeEventListener = function (...given) {
    listening = listening.filter(([node, event, call]) =>
      node !== this || event !== given[0] || call !== given[1]);
    removeEventListener.apply(this, given);
  };
  let calls = [];
  const model = {
    get: (name) => state[name],
    on: (event, call) => calls.push([event, call]),
    off: (event, call) => {
      calls = calls.filter((one) => one[0] !== event || one[1] !== call);
    },
  };
  const el = document.createElement("div");
  document.body.append(el);
  const cleanUp = await widget.render({ model, el });
  const root = el.firstElementChild;
  const before = [el.childNodes.length, calls.length, listening.length];
  cleanUp();
  const outside = listening.filter(([node]) => !(node instanceof Node && root.contains(node)));
  return { before, after: [el.childNodes.length, calls.length, outside.length] };
}
"""


def test_the_clean_up_leaves_nothing(questions):
    """No element, no listener of the model, none outside the widget's own elements."""
    found = questions.page.evaluate(CLEAN_UP)

    assert found["after"] == [0, 0, 0]
    assert found["before"] == [1, 1, len(answers.choices(FIRST).options) + 1]


WATCHED = f"""\
import ipywidgets
from cnnlesson import widgets
choice = widgets.MultipleChoice({FIRST!r})
python_says = ipywidgets.HTML("nothing")
say = lambda _: setattr(python_says, "value", f"{{choice.chosen}} {{choice.is_right}}")
choice.observe(say, "chosen")
forget = ipywidgets.Button(description="forget")
forget.on_click(lambda _: setattr(choice, "chosen", None))
ipywidgets.VBox([python_says, forget])
"""


def test_in_jupyterlab_python_follows_and_leads(browser, lab_server):
    """Keys stay in the question, Python hears each choice, and what Python sets is shown."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    lab = Lab(context.new_page(), lab_server)
    lab.run_all(write_notebook(lab_server, "choice.ipynb", WATCHED, "choice"), 2)
    question = lab.page.locator(".cnnlesson-choice")
    python_says = lab.page.locator(".widget-html-content")
    radios, options = question.get_by_role("radio"), answers.choices(FIRST).options

    radios.first.check()
    expect(python_says).to_have_text(f"0 {options[0].is_right}")
    for key in ("ArrowDown", "a", "b", "ArrowDown", "ArrowUp"):
        lab.page.keyboard.press(key)
    expect(radios.nth(1)).to_be_focused()
    expect(python_says).to_have_text(f"1 {options[1].is_right}")
    expect_feedback(question, options[1])
    expect(lab.page.locator(".jp-CodeCell")).to_have_count(2)

    lab.page.get_by_role("button", name="forget").click()
    expect(python_says).to_have_text("None False")
    expect(question.get_by_role("radio", checked=True)).to_have_count(0)
    expect(question.locator("[data-result=feedback]")).to_be_empty()
    context.close()
    assert lab.said == []
