"""The files of other projects: unchanged, listed, licensed, and safe inside a script element."""

import re

import pytest

from cnnlesson.publish import vendored

SCRIPTS = ("katex/katex.min.js", "reveal/reveal.js", "reveal/notes.js")


def test_files_are_those_of_the_manifest():
    """Each file has the sum that was written down, and none is without."""
    assert vendored.problems() == []


def test_changed_missing_and_new_files_are_found(tmp_path):
    """The check itself sees all three kinds of change."""
    names = [name for package in vendored.manifest().values() for name in package["files"]]
    for name in names[1:]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((vendored.FOLDER / name).read_bytes())
    (tmp_path / names[1]).write_text("changed")
    (tmp_path / "new.js").write_text("new")

    assert vendored.problems(tmp_path) == [
        f"{names[0]} is missing",
        "new.js is not in the manifest",
        f"{names[1]} was changed",
    ]


@pytest.mark.parametrize("name", vendored.manifest())
def test_each_package_has_version_and_licence(name):
    """The licence's text is among the files."""
    package = vendored.manifest()[name]

    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert package["licence"] == "MIT"
    text = vendored.text(package["licence_text"])
    assert package["licence_text"] in package["files"]
    assert "Permission is hereby granted" in text


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_cannot_end_its_element(name):
    """No script or comment begins or ends inside."""
    assert not re.search(r"<!--|</?script", vendored.script(name), re.IGNORECASE)


def test_fonts_are_inside_the_styles():
    """Twenty fonts as data, and no address of another file."""
    addresses = re.findall(r"url\((.{20})", vendored.katex_css())

    assert len(addresses) == 20
    assert set(addresses) == {"data:font/woff2;base"}
