"""installation.py: what fits is said in a line, what does not fit comes with a command."""

import runpy
import sys

import pytest

from cnnlesson import installation


def test_this_environment_fits():
    """Python is new enough; torchvision's operator runs on this torch."""
    python, pair = installation.findings()

    assert (python.ok, pair.ok) == (True, True)
    assert python.what.startswith("Python 3.")
    assert str(pair) == f"ok       {pair.what}"


def test_a_misfit_says_which_command_mends_it(monkeypatch, tmp_path, capsys):
    """What torchvision 0.29 raises beside a torch other than 2.14, and the way out."""

    def misfit():
        raise RuntimeError("operator torchvision::nms does not exist\nmore lines")

    monkeypatch.setattr(installation, "_use_both", misfit)
    monkeypatch.setattr(installation, "_version", {"torch": "2.15.0", "torchvision": "0.29.1"}.get)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))  # an environment of pip's

    assert installation.main() == 1
    shown = capsys.readouterr().out
    assert "problem  torch 2.15.0 with torchvision 0.29.1: operator torchvision::nms" in shown
    assert "more lines" not in shown
    assert shown.endswith('pip install --upgrade "torch==2.14.*" "torchvision==0.29.*"\n')


def test_a_misfit_in_conda_is_mended_by_conda(monkeypatch, tmp_path):
    """pip would put PyPI's torch over conda's."""
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    assert installation._way_out("0.29.1").startswith("Run: conda install")


@pytest.mark.parametrize("torchvision", [None, "0.15.2", "1.0", "unknown"])
def test_without_a_usable_torchvision_both_are_renewed(torchvision):
    """No release to keep: take the newest pair."""
    assert installation._fitting_pair(torchvision) == "torch torchvision"


def test_an_old_python_is_told(monkeypatch):
    """Version 3.10 is too old, and the way out names a newer one."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))

    python = installation._python()

    assert not python.ok
    assert str(python) == (
        "problem  Python 3.10.4\nThe course needs Python 3.11 or newer: make lab PYTHON=python3.11"
    )


def test_it_runs_as_a_command(capsys):
    """`python -m cnnlesson.installation` prints the findings and ends with status 0."""
    with (
        pytest.warns(RuntimeWarning, match="found in sys.modules"),
        pytest.raises(SystemExit) as end,
    ):
        runpy.run_module("cnnlesson.installation", run_name="__main__")

    assert end.value.code == 0
    assert capsys.readouterr().out.count("ok ") == 2
