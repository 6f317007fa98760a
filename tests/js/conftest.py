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
