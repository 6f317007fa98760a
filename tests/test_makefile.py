"""The Makefile: what `make` alone prints, and which environment the others use."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OUR_OWN = {"MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "VIRTUAL_ENV", "CONDA_PREFIX"}
OUR_OWN |= {"CONDA_DEFAULT_ENV", "PYTHON"}


def make(*arguments: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess:
    """Runs make as from a fresh shell that has these variables."""
    fresh = {name: value for name, value in os.environ.items() if name not in OUR_OWN}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=fresh | variables, capture_output=True, text=True
    )


def test_make_alone_lists_each_target():
    """Each target that says what it does, with its line; nothing else is done."""
    shown = make().stdout
    listed = re.findall(r"^  ([a-z]+) +\w+", shown, re.M)

    assert listed == re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.M)
    assert listed[:4] == ["help", "env", "lab", "test"]


@pytest.mark.parametrize(
    ("variables", "arguments", "environment"),
    [
        ({}, [], ".venv"),
        ({"PYTHON": "python3.12"}, [], ".venv"),
        ({"VIRTUAL_ENV": "/my/venv"}, [], "/my/venv"),
        ({"CONDA_PREFIX": "/my/conda", "CONDA_DEFAULT_ENV": "course"}, [], "/my/conda"),
        ({"CONDA_PREFIX": "/conda", "CONDA_DEFAULT_ENV": "base"}, [], ".venv"),
        ({"VIRTUAL_ENV": "/my/venv", "PYTHON": "python3.12"}, [], "/my/venv"),
        ({"VIRTUAL_ENV": "/my/venv"}, ["PYTHON=python3.12"], ".venv"),
        ({"CONDA_PREFIX": "/c", "CONDA_DEFAULT_ENV": "course"}, ["PYTHON=python3.12"], ".venv"),
    ],
)
def test_the_active_environment_is_used(variables, arguments, environment):
    """No second environment for who has one; PYTHON= on the command line means .venv."""
    shown = make("--dry-run", "slides", *arguments, **variables).stdout

    assert f'"{environment}/bin/python" -m cnnlesson.publish slides' in shown


def test_the_lab_opens_the_first_chapter():
    """Which says how to use the others."""
    shown = make("--dry-run", "lab", VIRTUAL_ENV="/my/venv").stdout

    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in shown
    assert (ROOT / "notebooks/00_start_here.ipynb").is_file()


@pytest.mark.parametrize(
    ("python", "says"), [("old", "is 3.9.2."), ("no-such-python", "is not there.")]
)
def test_a_python_that_will_not_do_is_told(tmp_path, python, says):
    """Before anything is made or downloaded, with the way out."""
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    (tmp_path / "old").write_text("#!/bin/sh\necho 3.9.2 /usr\nexit 1\n")
    (tmp_path / "old").chmod(0o755)

    run = make("env", f"PYTHON=./{python}", folder=tmp_path)

    assert run.returncode != 0
    assert f"The course needs Python 3.11 or newer; ./{python} {says}" in run.stderr
    assert "make lab PYTHON=python3.12" in run.stderr
    assert not (tmp_path / ".venv").exists()
