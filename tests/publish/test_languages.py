"""Two editions in one site: each speaks its language throughout, and leads to the other."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from cnnlesson.publish import build, vendored
from cnnlesson.publish.chapters import Chapter, chapters
from cnnlesson.publish.labels import LABELS
from cnnlesson.publish.reveal_words import WORDS
from tests.notebook_cells import CHINESE
from tests.publish.from_disk import FromDisk
from tests.publish.test_built_file import outside

CHAPTERS = {
    "01_a.ipynb": "# Sizes\n\n[next](02_b.ipynb#Size) [中文](zh/01_a.ipynb) ![dot](images/dot.svg)",
    "02_b.ipynb": "# Not translated *yet*",
    "zh/01_a.ipynb": (
        "# 大小\n\n[下一章](../02_b.ipynb) [English](../01_a.ipynb) ![点](../images/dot.svg)"
    ),
}
TEACHING = {"minutes": 2, "say": "1", "ask": "2", "expect": "3"}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A folder with two English chapters and one Chinese, each with a control that needs Python."""
    folder = tmp_path_factory.mktemp("course")
    for name, text in CHAPTERS.items():
        path = folder / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = [
            nbformat.v4.new_markdown_cell(text, id="a", metadata={"teaching": TEACHING}),
            nbformat.v4.new_markdown_cell("2", id="b", metadata=slide("slide")),
            nbformat.v4.new_code_cell("import ipywidgets\nipywidgets.IntText()", id="c"),
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    (folder / "notebooks" / "images").mkdir()
    (folder / "notebooks" / "images" / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"/>'
    )
    found = chapters(folder=folder / "notebooks")
    build.site(found, folder / "site")
    build.slides(found, folder / "slides")
    return folder


def slide(kind):
    """The metadata of a cell that begins a slide."""
    return {"slideshow": {"slide_type": kind}}


@pytest.fixture
def soup(course):
    """A function that reads a built file."""
    return lambda name: BeautifulSoup((course / name).read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("kind", ["site", "slides"])
def test_list_has_each_edition_in_its_language(soup, kind):
    """Its heading, its titles, what it says of the keys; a link down to each edition."""
    index = soup(f"{kind}/index.html")
    english, chinese = index.find_all("section")

    assert index.html["lang"] == english["lang"] == "en"
    assert chinese["lang"] == "zh-CN"
    assert english.h1.get_text() == "Convolutional networks, from one neuron to AlexNet"
    assert chinese.h1.get_text() == "卷积网络：从一个神经元到 AlexNet"
    assert entries(english) == [("01_a.html", "Sizes"), ("02_b.html", "Not translated yet")]
    assert entries(chinese) == [("zh/01_a.html", "大小")]
    assert links(index.nav) == [("#en", "English", "en"), ("#zh", "中文", "zh-CN")]
    assert [section["id"] for section in (english, chinese)] == ["en", "zh"]
    if kind == "slides":
        assert english.p.get_text().startswith("Speaker's notes: S.")
        assert chinese.p.get_text().startswith("演讲者备注：S。")


def entries(section):
    """The addresses and titles of an edition's list."""
    return [(link["href"], link.get_text()) for link in section.ol.find_all("a")]


def links(element):
    """The links to other languages: the address, the words, the language of both."""
    found = [link for link in element.find_all("a") if link.has_attr("hreflang")]
    assert all(link["hreflang"] == link["lang"] for link in found)
    return [(link["href"], link.get_text(), link["lang"]) for link in found]


def test_list_of_one_edition_offers_no_choice(course, tmp_path):
    """Nothing to choose from: no links to editions."""
    alone = [Chapter(course / "notebooks" / "02_b.ipynb", course / "notebooks")]

    index = BeautifulSoup(build.contents_html(alone), "html.parser")

    assert index.nav is None
    assert [link["href"] for link in index.find_all("a")] == ["02_b.html"]


@pytest.mark.parametrize("kind", ["site", "slides"])
def test_chapter_leads_to_itself_in_the_other_language(soup, kind):
    """By the other language's own name; a chapter without a translation leads nowhere."""
    assert links(soup(f"{kind}/01_a.html")) == [("zh/01_a.html", "中文", "zh-CN")]
    assert links(soup(f"{kind}/zh/01_a.html")) == [("../01_a.html", "English", "en")]
    assert links(soup(f"{kind}/02_b.html")) == []


@pytest.mark.parametrize("kind", ["site", "slides"])
def test_file_says_which_language_it_is_in(soup, kind):
    """Voices, fonts and line breaks go by it."""
    assert soup(f"{kind}/01_a.html").html["lang"] == "en"
    assert soup(f"{kind}/zh/01_a.html").html["lang"] == "zh-CN"


def test_neighbours_are_of_the_same_language(soup):
    """The way back to the list ends at its own edition."""
    english = [link["href"] for link in soup("site/01_a.html").nav.find_all("a")]
    chinese = [link["href"] for link in soup("site/zh/01_a.html").nav.find_all("a")]

    assert english == ["index.html#en", "02_b.html", "zh/01_a.html"]
    assert chinese == ["../index.html#zh", "../01_a.html"]


@pytest.mark.parametrize("kind", ["site", "slides"])
def test_links_in_the_text_lead_to_pages(soup, course, kind):
    """Between chapters and editions, with the place on the page; each page is there."""
    for name in ("01_a.html", "zh/01_a.html"):
        built = soup(f"{kind}/{name}")
        texts = built.select(".jp-RenderedMarkdown a[href]")
        addresses = [link["href"] for link in texts]
        assert len(addresses) == 2
        for address in addresses:
            page = (course / kind / name).parent / address.partition("#")[0]
            assert page.suffix == ".html"
            assert page.is_file()
        assert built.select_one(".jp-RenderedMarkdown img")["src"].startswith("data:image/svg+xml;")
        assert outside(str(built)) == []
    assert soup(f"{kind}/01_a.html").find("a", string="next")["href"] == "02_b.html#Size"


def test_everything_around_a_chinese_chapter_is_chinese(soup):
    """The navigation, the line for a control that sleeps, the deck's help and notes."""
    page, deck = soup("site/zh/01_a.html"), soup("slides/zh/01_a.html")
    around = [
        page.select_one(".cnnlesson-skip").get_text(),
        page.nav["aria-label"],
        page.nav.find("a").get_text(),
        page.select_one(".cnnlesson-asleep p").get_text(),
        deck.main["aria-description"],
        *(words.get_text() for words in deck.select("aside.notes strong")),
    ]

    assert len(around) == 9
    assert [words for words in around if not CHINESE.search(words)] == []
    assert deck.select_one("aside.notes p").get_text() == "分钟：2"


def test_every_label_is_said_in_both_languages():
    """The same labels, and none left in English."""
    english, chinese = LABELS["en"], LABELS["zh"]

    assert english.keys() == chinese.keys()
    said = chinese.keys() - {"lang", "note"}
    assert [label for label in said if not CHINESE.search(chinese[label])] == []
    assert not any(CHINESE.search(label) for label in english.values())


def test_reveal_speaks_the_decks_language(soup):
    """Its arrows, its help, its speaker's window; an English deck has its own words."""
    chinese, english = (str(soup(f"slides/{name}")) for name in ("zh/01_a.html", "01_a.html"))

    for file, words in WORDS["zh"].items():
        for theirs, ours in words.items():
            assert theirs in vendored.text(file)
            assert theirs in english
            assert theirs not in chinese
            assert ours in chinese
            assert CHINESE.search(ours) or "zh-CN" in ours


def test_words_that_reveal_no_longer_says_are_an_error():
    """A new version of a vendored file cannot fall back to English unseen."""
    with pytest.raises(ValueError, match=r"the script does not say >Old<"):
        vendored.translated("<b>New</b>", {">Old<": ">旧<"})


def test_notebook_named_by_its_whole_path_keeps_its_language(course, monkeypatch):
    """As a shell's completion may write it."""
    monkeypatch.chdir(course)

    (chapter,) = chapters([course / "notebooks" / "zh" / "01_a.ipynb"])

    assert (chapter.language, chapter.target.as_posix()) == ("zh", "zh/01_a.html")


def test_deck_offers_the_language_on_its_first_slide_only(course, browser):
    """Later it would stand in the way of what is shown; a click leads to the other deck."""
    disk = FromDisk(browser)
    deck = disk.open(course / "slides" / "zh" / "01_a.html")
    link = deck.locator(".cnnlesson-languages").get_by_role("link", name="English")

    expect(link).to_be_visible()
    expect(deck.get_by_role("button", name="下一张")).to_be_visible()
    deck.keyboard.press("ArrowRight")
    expect(link).to_be_hidden()
    deck.keyboard.press("ArrowLeft")
    link.click()

    expect(deck.locator("html")).to_have_attribute("lang", "en")
    disk.close()
    assert disk.asked == []
    assert disk.said == []


def test_speakers_window_is_chinese(course, browser):
    """Its frame, and the notes in it."""
    disk = FromDisk(browser)
    deck = disk.open(course / "slides" / "zh" / "01_a.html")

    with deck.expect_popup() as waiting:
        deck.keyboard.press("s")
    window = waiting.value

    expect(window.locator(".speaker-controls-notes .label")).to_have_text("备注")
    expect(window.locator(".speaker-controls-notes .value")).to_contain_text("分钟：2")
    expect(window.locator(".speaker-layout-label")).to_contain_text("布局")
    disk.close()
    assert disk.said == []
