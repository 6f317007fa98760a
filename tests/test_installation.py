"""installation.py: what fits is said in words, what does not fit comes with a command."""

import re
import runpy
import subprocess
import sys

import ipywidgets
import pytest

from cnnlesson import installation, words
from cnnlesson.data import shipped, skimage_photos

FITS = """\
ok: Python is new enough
ok: torch and torchvision fit each other
ok: a widget can be made, with its script and its pictures
ok: the pictures open, the clothes of Fashion-MNIST and the photos
Everything fits."""


@pytest.fixture(autouse=True)
def _no_widget_stays():
    """What one test shows, no other has open."""
    yield
    ipywidgets.Widget.close_all()


@pytest.fixture
def pip(monkeypatch, tmp_path):
    """An environment of pip's, wherever the tests run."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return f"Run: {sys.executable} -m pip install --upgrade"


def misfit():
    """What torchvision 0.29 raises beside a torch other than 2.14."""
    raise RuntimeError("operator torchvision::nms does not exist\nmore lines")


def test_this_environment_fits():
    """In the words that chapter 00 shows, which are the same everywhere; no version is in them."""
    report = installation.check()

    assert repr(report) == FITS
    assert report.problems == 0
    assert not re.search(r"\d\.\d", repr(report))


def test_printed_it_tells_the_versions():
    """What somebody who helps asks for: each package that a learner may have to change."""
    report = installation.check()

    named = [re.findall(r"([\w-]+) \d+\.\d+", finding.versions) for finding in report.findings]
    assert named == [
        ["Python"],
        ["torch", "torchvision"],
        ["anywidget", "ipywidgets"],
        ["numpy", "pillow", "scikit-image"],
    ]
    lines = str(report).splitlines()
    for line, short, finding in zip(lines, FITS.splitlines(), report.findings, strict=False):
        assert line == f"{short} ({finding.versions})"
    assert lines[4:] == ["Everything fits."]


def test_a_misfit_says_which_command_mends_it(monkeypatch, pip, capsys):
    """The pair that pip may bring together, and the way out; then what else was looked at."""
    monkeypatch.setattr(installation, "_use_both", misfit)
    monkeypatch.setattr(installation, "_version", {"torch": "2.15.0", "torchvision": "0.29.1"}.get)

    assert installation.main() == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[1:3] == [
        "problem: torch 2.15.0, torchvision 0.29.1: operator torchvision::nms does not exist",
        f'{pip} "torch==2.14.*" "torchvision==0.29.*"',
    ]
    assert shown[3].startswith("ok: a widget can be made")
    assert shown[-1] == "One thing does not fit. Do what stands below it, then check again."


def test_a_misfit_in_conda_is_mended_by_conda(monkeypatch, tmp_path):
    """pip would put PyPI's torch over conda's; conda's names are other ones for torch."""
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(installation, "_use_both", misfit)
    monkeypatch.setattr(installation, "_make_a_widget", misfit)

    torch, widget = installation._torch_and_torchvision(), installation._widgets()

    conda = "Run: conda install --channel conda-forge"
    assert torch.way_out == f"{conda} pytorch-cpu torchvision"
    assert widget.way_out == f"{conda} anywidget ipywidgets"


@pytest.mark.parametrize("torchvision", [None, "0.15.2", "1.0", "unknown"])
def test_without_a_usable_torchvision_both_are_renewed(torchvision):
    """No release to keep: take the newest pair."""
    assert installation._fitting_pair(torchvision) == "torch torchvision"


def test_an_old_python_is_told(monkeypatch):
    """Version 3.10 is too old, and the way out names a newer one."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))

    assert installation._python().told(versions=False) == (
        "problem: Python 3.10.4: the course needs Python 3.11 or newer\n"
        "Run: make lab PYTHON=python3.11"
    )


def test_without_anywidget_the_rest_is_still_told():
    """A package that is missing stops neither the import of this module nor the check."""
    code = (
        "import sys; sys.modules['anywidget'] = None; "
        "from cnnlesson import installation; "
        "print(installation._widgets().told(versions=False)); print(installation._python().ok)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert re.fullmatch(r"problem: anywidget \S+, ipywidgets \S+: .*anywidget.*", shown[0])
    assert shown[1].endswith(" anywidget ipywidgets")
    assert shown[2] == "True"


def test_a_package_that_is_not_installed_is_called_missing(monkeypatch, pip):
    """Its name, and the command that brings it."""

    def no_pillow():
        raise ModuleNotFoundError("No module named 'PIL'")

    monkeypatch.setattr(installation, "_open_the_pictures", no_pillow)
    monkeypatch.setattr(installation, "_version", {"numpy": "2.4", "scikit-image": "0.26"}.get)

    assert installation._pictures().told(versions=False) == (
        "problem: numpy 2.4, pillow missing, scikit-image 0.26: No module named 'PIL'\n"
        f"{pip} numpy pillow scikit-image"
    )


def test_a_missing_picture_names_its_own_way_out(monkeypatch, tmp_path):
    """The clothes and the photos are both looked at; the way out stands on a line of its own."""
    monkeypatch.setattr(shipped, "FILES", tmp_path)
    clothes = installation._pictures()
    monkeypatch.undo()
    monkeypatch.setattr(skimage_photos, "_folder", lambda: tmp_path)
    photos = installation._pictures()

    problem, way_out = clothes.told(versions=False).splitlines()
    assert problem.endswith(": cnnlesson/data/files/fashion-mnist-train.npz is missing")
    assert way_out == (
        "Way out: bring it back with `git checkout cnnlesson/data/files`, "
        "or install the package again"
    )
    problem, way_out = photos.told(versions=False).splitlines()
    assert problem.endswith(": skimage/data/astronaut.png is missing")
    assert way_out.startswith("Way out: install scikit-image again: pip install --force-reinstall")


def test_several_problems_are_counted(monkeypatch):
    """The last line says how many there are."""
    for look in ("_use_both", "_make_a_widget", "_open_the_pictures"):
        monkeypatch.setattr(installation, look, misfit)

    report = installation.check()

    assert report.problems == 3
    assert repr(report).endswith(
        "\n3 things do not fit. Do what stands below each, then check again."
    )


def test_an_error_without_words_is_named(monkeypatch):
    """Some raise nothing but their kind."""

    def broken():
        raise OSError

    monkeypatch.setattr(installation, "_use_both", broken)

    assert installation._torch_and_torchvision().reason == "OSError"


def test_it_speaks_chinese(monkeypatch):
    """The learner's own notebook may."""
    monkeypatch.setattr(installation, "_use_both", misfit)
    words.speak("zh")

    lines = repr(installation.check()).splitlines()

    assert lines[0] == "正常：Python 版本够新"
    assert lines[1].startswith("有问题：torch ")
    assert lines[-1].startswith("有一项不符合要求")


def test_it_runs_as_a_command(capsys):
    """`python -m cnnlesson.installation` prints the report and ends with status 0."""
    with (
        pytest.warns(RuntimeWarning, match="found in sys.modules"),
        pytest.raises(SystemExit) as end,
    ):
        runpy.run_module("cnnlesson.installation", run_name="__main__")

    assert end.value.code == 0
    assert capsys.readouterr().out.count("ok: ") == 4
