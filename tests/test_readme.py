"""README.md against the Makefile and the folder."""

import doctest
import re
from pathlib import Path

import pytest

from tests.notebook_cells import relative_addresses

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CHAPTERS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))


def targets_of_readme(text: str) -> set[str]:
    """The targets in the table of commands."""
    return set(re.findall(r"^\| `make ([a-z]+)` \|", text, re.M))


def targets_of_makefile(text: str) -> set[str]:
    """The targets that say what they do."""
    return set(re.findall(r"^([a-z]+):.*## ", text, re.M))


def unlisted_chapters(text: str, chapters: list[str]) -> list[str]:
    """The notebooks without a row in the table of chapters."""
    rows = set(re.findall(r"^\| \[[^\]]+\]\(notebooks/([^)]+)\) \| \w", text, re.M))
    return [name for name in chapters if name not in rows]


def broken_links(text: str) -> list[str]:
    """Linked files that are not there; what is built may be missing."""
    return [
        address
        for address in relative_addresses(text)
        if not address.startswith("build/") and not (ROOT / address).exists()
    ]


def test_the_targets_are_the_same():
    """Each target of the Makefile has its row, and each row its target."""
    assert targets_of_makefile(MAKEFILE) >= {"help", "lab", "test"}
    assert targets_of_readme(README) == targets_of_makefile(MAKEFILE)


def test_each_chapter_has_its_line():
    """A chapter that is not in the README is not found."""
    assert CHAPTERS, "no notebook under notebooks/"
    assert unlisted_chapters(README, CHAPTERS) == []


def test_links_lead_somewhere():
    """Each linked file and picture exists."""
    assert len(relative_addresses(README)) > 3
    assert broken_links(README) == []


def test_the_picture_has_words():
    """A reader who cannot see it is told what it shows."""
    words = [len(alt.split()) for alt in re.findall(r"!\[([^\]]*)\]\(", README)]

    assert words
    assert min(words) > 5


@pytest.mark.parametrize(
    ("check", "bad", "found"),
    [
        (targets_of_readme, "| `make fly` | flies |", {"fly"}),
        (targets_of_makefile, "fly: env ## flies\n.PHONY: fly\nlow:\n", {"fly"}),
        (broken_links, "[a](no.py) [b](build/a.html) [c](https://a.b) [d](#e)", ["no.py"]),
        (lambda text: unlisted_chapters(text, ["a.ipynb"]), "a.ipynb", ["a.ipynb"]),
    ],
)
def test_a_difference_is_found(check, bad, found):
    """Each check sees what it is for."""
    assert check(bad) == found


def test_the_examples_run_and_give_what_they_show():
    """A reader types them in as they stand."""
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert failed == 0
    assert tried >= 5
