"""The shared table of cases, written once for all tests of the scripts; scripts to break."""

import shutil
from pathlib import Path

import pytest

from tests import cases
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Path:
    """The shared table of cases as a file."""
    path = tmp_path_factory.mktemp("cases") / "cases.json"
    cases.write(path)
    return path


@pytest.fixture
def copied_widgets(tmp_path) -> Path:
    """A copy of the widgets' folder, to put faults into."""
    return shutil.copytree(ROOT / "cnnlesson" / "widgets", tmp_path / "widgets")


def put_fault(script: Path, right: str, wrong: str) -> None:
    """The script with one piece of it wrong; the piece stands there once, or the fault is none."""
    text = script.read_text(encoding="utf-8")
    assert text.count(right) == 1, f"{right!r} stands {text.count(right)} times in {script.name}"
    script.write_text(text.replace(right, wrong), encoding="utf-8")
