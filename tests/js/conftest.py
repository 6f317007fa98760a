"""The shared table of cases, written once for all tests of the scripts."""

from pathlib import Path

import pytest

from tests import cases


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Path:
    """The shared table of cases as a file."""
    path = tmp_path_factory.mktemp("cases") / "cases.json"
    cases.write(path)
    return path
