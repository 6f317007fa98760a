"""Does this environment fit the course? Run by `make env` and in chapter 00.

torchvision works only with the torch release that it was built with, and pip does not know
that: torchvision's own requirement is only a lower bound. What the course needs is imported
here only when it is looked at, so that what is missing is told and does not stop the rest.
"""

import importlib
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cnnlesson import data, words

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what is so where it fits, and the versions that took part.

    Where it does not fit, `reason` says why and `way_out` what to do.
    """

    fits: str
    versions: str
    reason: str = ""
    way_out: str = ""

    @property
    def ok(self) -> bool:
        """Nothing stands against it."""
        return not self.reason

    def told(self, *, versions: bool) -> str:
        """One line where it fits, two where it does not; a problem always tells its versions."""
        if not self.ok:
            problem = words.say("check_problem", versions=self.versions, reason=self.reason)
            return "\n".join(filter(None, [problem, self.way_out]))
        if versions:
            return words.say("check_ok_versions", fits=self.fits, versions=self.versions)
        return words.say("check_ok", fits=self.fits)


@dataclass(frozen=True, repr=False)
class Report:
    """Everything that was looked at.

    Its repr is the same on every machine where all fits; printed, it tells the versions too.
    """

    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        """Each finding and what follows, in words."""
        return self._told(versions=False)

    def __str__(self) -> str:
        """The same with versions: what somebody who helps asks for first."""
        return self._told(versions=True)

    @property
    def problems(self) -> int:
        """How many things do not fit."""
        return sum(not finding.ok for finding in self.findings)

    def _told(self, *, versions: bool) -> str:
        lines = [finding.told(versions=versions) for finding in self.findings]
        problems = self.problems
        closing = words.counted("check_mend", problems) if problems else words.say("check_all_fits")
        return "\n".join([*lines, closing])


def check() -> Report:
    """What fits in this environment, what does not, and the way out.

    Takes some seconds, because torch is loaded. Raises nothing.
    """
    return Report((_python(), _torch_and_torchvision(), _widgets(), _pictures()))


def main() -> int:
    """Prints the report with its versions; the exit status is 1 where something does not fit."""
    report = check()
    print(report)
    return 1 if report.problems else 0


def _python() -> Finding:
    version, oldest = sys.version_info[:3], ".".join(map(str, OLDEST_PYTHON))
    fits, shown = words.say("check_python"), f"Python {'.'.join(map(str, version))}"
    if version >= OLDEST_PYTHON:
        return Finding(fits, shown)
    reason = words.say("check_python_too_old", oldest=oldest)
    return Finding(fits, shown, reason, _run(f"make lab PYTHON=python{oldest}"))


def _torch_and_torchvision() -> Finding:
    packages = ("torch", "torchvision")
    way_out = _install(_fitting_pair(_version("torchvision")), conda="pytorch-cpu torchvision")
    return _looked_at(words.say("check_torch"), packages, _use_both, way_out)


def _widgets() -> Finding:
    packages = ("anywidget", "ipywidgets")
    way_out = _install("anywidget ipywidgets")
    return _looked_at(words.say("check_widgets"), packages, _make_a_widget, way_out)


def _pictures() -> Finding:
    packages = ("numpy", "pillow", "scikit-image")
    way_out = _install("numpy pillow scikit-image")
    return _looked_at(words.say("check_pictures"), packages, _open_the_pictures, way_out)


def _looked_at(
    fits: str, packages: tuple[str, ...], look: Callable[[], None], way_out: str
) -> Finding:
    """What came of looking: nothing in the way, or an error's first line and the way out."""
    named = (f"{name} {_version(name) or words.say('check_missing')}" for name in packages)
    versions = ", ".join(named)
    try:
        look()
    except data.DataError as error:
        reason, _, mend = str(error).rpartition("; ")  # it names the way out itself
        return Finding(fits, versions, reason, words.say("check_way_out", way_out=mend))
    except Exception as error:  # a misfit shows itself as any of ImportError, RuntimeError, OSError
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        return Finding(fits, versions, reason, way_out)
    return Finding(fits, versions)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _use_both() -> None:
    """Uses an operator that torchvision registers with torch: a misfit fails here at the latest."""
    torch = importlib.import_module("torch")
    torchvision = importlib.import_module("torchvision")
    box, score = torch.tensor([[0.0, 0.0, 1.0, 1.0]]), torch.tensor([1.0])
    torchvision.ops.nms(box, score, 0.5)


def _make_a_widget() -> None:
    """Makes an explorer as a cell does: its script, its style and its pictures are read.

    It stays open. JupyterLab reports an error where a widget ends before its script has loaded.
    """
    from cnnlesson import widgets

    widgets.ConvolutionExplorer(source="photo")


def _open_the_pictures() -> None:
    """Opens what the chapters show: both parts of Fashion-MNIST and every photo."""
    for split in ("train", "test"):
        data.fashion_mnist(split)
    for photo in data.photos():
        photo.image  # noqa: B018  (reading it is what is looked at)


def _install(packages: str, *, conda: str | None = None) -> str:
    """The command that brings these packages, in an environment of pip's or of conda's."""
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return _run(f"conda install --channel conda-forge {conda or packages}")
    return _run(f"{sys.executable} -m pip install --upgrade {packages}")


def _run(command: str) -> str:
    return words.say("check_run", command=command)


def _fitting_pair(torchvision: str | None) -> str:
    """What to ask of pip; torchvision 0.15 belongs to torch 2.0, 0.16 to 2.1, and so on."""
    release = re.match(r"0\.(\d+)", torchvision or "")
    if release is None or int(release[1]) < 21:  # the course needs torch 2.6, so torchvision 0.21
        return "torch torchvision"
    minor = int(release[1])
    return f'"torch==2.{minor - 15}.*" "torchvision==0.{minor}.*"'


if __name__ == "__main__":
    sys.exit(main())
