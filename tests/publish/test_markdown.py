"""A text cell as HTML: the few tags that a chapter may use keep what is between them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cnnlesson.publish.markdown import to_html


def rendered(source: str) -> BeautifulSoup:
    """The HTML of a text cell, read again as a browser reads it."""
    html = to_html(source, folder=Path(), attachments={}, table_label="Table")
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("tag", ["kbd", "sub", "sup"])
def test_a_tag_in_a_line_holds_its_text(tag):
    """It ends where the author ended it."""
    found = rendered(f"Press <{tag}>S</{tag}>, then go on.")

    assert found.find(tag).text == "S"
    assert found.text.strip() == "Press S, then go on."


def test_a_folded_answer_holds_its_paragraphs():
    """It stays folded until it is opened: what is inside belongs to it."""
    source = "<details><summary>answer</summary>\n\nIt is **five**.\n\n$x$\n\n</details>\n\nafter"

    details = rendered(source).find("details")

    assert details.find("summary").text == "answer"
    assert details.find("strong").text == "five"
    assert details.find(class_="cnnlesson-math")
    assert "after" not in details.text
