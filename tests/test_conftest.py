"""conftest.py: a skip is a failure under CI, and only there; the server and the browser work."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

@pytest.mark.skipif(True, reason="no such program")
def test_skipped_by_a_mark():
    pass

def test_skipped_by_a_fixture(chromium):
    pass

@pytest.mark.xfail(reason="known")
def test_expected_to_fail():
    assert 0

def test_passes():
    pass
"""
SKIPPED_FILE = "import pytest\npytest.importorskip('no_such_module')\n"
CELL = {"cell_type": "code", "source": "1", "outputs": [], "execution_count": 1, "id": "a"}
NOTEBOOK = {
    "cells": [CELL | {"metadata": {"tags": ["nbval-skip"]}}],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
OPTIONS = '[tool.pytest.ini_options]\ntestpaths = ["tests", "notebooks"]\n'


@pytest.fixture
def project(tmp_path) -> Path:
    """A small project with our conftest and everything that can be skipped."""
    for folder in ("tests", "notebooks"):
        (tmp_path / folder).mkdir()
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path / "tests")
    (tmp_path / "tests" / "test_some.py").write_text(TESTS)
    (tmp_path / "tests" / "test_file.py").write_text(SKIPPED_FILE)
    (tmp_path / "notebooks" / "a.ipynb").write_text(json.dumps(NOTEBOOK))
    (tmp_path / "pyproject.toml").write_text(OPTIONS)
    return tmp_path


def run(project: Path, ci: str, *options: str) -> str:
    """What pytest prints there, without a Chromium."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-rs", *options]
    command.append("--continue-on-collection-errors")
    environment = os.environ | {"CI": ci, "CHROMIUM": "no-such-browser"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True
    ).stdout


def counts(shown: str) -> dict[str, int]:
    """The numbers of pytest's closing line."""
    return {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", shown.splitlines()[-1])}


@pytest.mark.parametrize("workers", [(), ("-n", "2", "--dist", "loadfile")], ids=["one", "two"])
def test_a_skip_is_a_failure_under_ci(project, workers):
    """By mark, by fixture, of a whole file, and of a notebook's cell."""
    shown = run(project, "true", *workers)

    closing = counts(shown)
    assert closing == {"failed": 1, "passed": 1, "xfailed": 1, "errors": 3}, shown
    assert "a skip is a failure with CI=true: Skipped: no such program" in shown
    assert "apt-get install chromium" in shown
    assert "could not import 'no_such_module'" in shown


@pytest.mark.parametrize("ci", ["", "false"])
def test_a_skip_stays_a_skip_elsewhere(project, ci):
    """And says what to install."""
    shown = run(project, ci)

    assert counts(shown)["skipped"] == 4, shown
    assert "failed" not in counts(shown)
    assert "needs Chromium or Chrome: apt-get install chromium" in shown


def test_jupyterlab_opens_in_the_browser(lab_server, browser):
    """The server answers with its token; JupyterLab shows no question over the first page."""
    page = browser.new_page()
    page.goto(lab_server.address())
    page.locator(".jp-LabShell").wait_for()
    page.get_by_role("tab", name="Launcher").wait_for()

    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".jp-toast-button, .Toastify__toast").count() == 0
    page.close()


def test_the_server_keeps_to_its_own_folder(lab_server):
    """It works on a copy, and the address for tests is complete."""
    assert (lab_server.folder / "notebooks").is_dir()
    assert lab_server.address("lab/tree/x.ipynb").endswith("/lab/tree/x.ipynb?token=test")


def test_node_runs(node):
    """The program that was found answers."""
    shown = subprocess.run([node, "-p", "6 * 7"], capture_output=True, text=True, check=True)

    assert shown.stdout == "42\n"
