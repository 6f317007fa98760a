"""environment.yml and pyproject.toml ask for the same packages."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# conda-forge's names, where they differ from PyPI's. The plain `matplotlib` there brings Qt.
CONDA_NAMES = {"torch": "pytorch-cpu", "matplotlib": "matplotlib-base"}
LOWER_BOUND = re.compile(r"([a-z][a-z0-9_-]*)>=(\d+(?:\.\d+)*)")


@pytest.fixture(scope="module")
def project() -> dict:
    """The [project] table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def environment() -> dict:
    """What environment.yml says."""
    return yaml.safe_load((ROOT / "environment.yml").read_text())


def bounds(specifications) -> dict[str, str]:
    """Package and lowest version; anything but a lower bound is an error."""
    found = {}
    for text in specifications:
        match = LOWER_BOUND.fullmatch(text)
        assert match, f"{text!r} is no lower bound like name>=1.2: courses die of pins"
        found[match[1]] = match[2]
    return found


def test_both_ask_for_the_same_packages(project, environment):
    """The same names, after translation, with the same lowest versions."""
    wanted = {CONDA_NAMES.get(n, n): v for n, v in bounds(project["dependencies"]).items()}
    wanted |= bounds(["python" + project["requires-python"]])
    *given, _course = environment["dependencies"]

    assert len(wanted) > 5
    assert bounds(spec for spec in given if spec != "pip") == wanted
    assert "pip" in given


def test_the_environment_ends_with_the_course_itself(environment):
    """So that `conda env create` alone makes notebooks run, on a hub as well."""
    assert environment["name"] == "cnnlesson"
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_only_conda_forge_is_asked(environment):
    """The default channels have other licence terms and other builds."""
    assert environment["channels"] == ["conda-forge", "nodefaults"]


def test_the_extra_for_tests_has_no_pins(project):
    """Lower bounds only, here too."""
    assert bounds(project["optional-dependencies"]["test"])


@pytest.mark.parametrize("pin", ["torch==2.6", "torch=2.6", "torch", "torch>=2.6,<3", "torch~=2.6"])
def test_a_pin_is_found(pin):
    """The check sees what it is for."""
    with pytest.raises(AssertionError, match="no lower bound"):
        bounds([pin])
