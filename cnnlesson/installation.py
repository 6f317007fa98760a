"""Does this environment fit the course? Run by `make lab`, by `make test` and in chapter 00.

torchvision works only with the torch release that it was built with, and pip does not know
that: torchvision's own requirement is only a lower bound.
"""

import importlib
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `way_out` says what to do where it is not `ok`."""

    what: str
    ok: bool
    way_out: str = ""

    def __str__(self) -> str:
        """One line where it fits, two where it does not."""
        return f"ok       {self.what}" if self.ok else f"problem  {self.what}\n{self.way_out}"


def findings() -> list[Finding]:
    """What was looked at in this environment, and what to do where it does not fit."""
    return [_python(), _torch_and_torchvision()]


def main() -> int:
    """Prints every finding; the exit status is 1 where something does not fit."""
    found = findings()
    print(*found, sep="\n")
    return 0 if all(finding.ok for finding in found) else 1


def _python() -> Finding:
    version, oldest = sys.version_info[:3], ".".join(map(str, OLDEST_PYTHON))
    return Finding(
        f"Python {'.'.join(map(str, version))}",
        version >= OLDEST_PYTHON,
        f"The course needs Python {oldest} or newer: make lab PYTHON=python{oldest}",
    )


def _torch_and_torchvision() -> Finding:
    torch, torchvision = _version("torch"), _version("torchvision")
    what = f"torch {torch or 'missing'} with torchvision {torchvision or 'missing'}"
    try:
        _use_both()
    except Exception as error:  # a misfit shows itself as any of ImportError, RuntimeError, OSError
        reason = str(error).strip().partition("\n")[0]
        return Finding(f"{what}: {reason}", False, _way_out(torchvision))
    return Finding(what, True)


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


def _way_out(torchvision: str | None) -> str:
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return "Run: conda install --channel conda-forge pytorch-cpu torchvision"
    return f"Run: {sys.executable} -m pip install --upgrade {_fitting_pair(torchvision)}"


def _fitting_pair(torchvision: str | None) -> str:
    """What to ask of pip; torchvision 0.15 belongs to torch 2.0, 0.16 to 2.1, and so on."""
    release = re.match(r"0\.(\d+)", torchvision or "")
    if release is None or int(release[1]) < 21:  # the course needs torch 2.6, so torchvision 0.21
        return "torch torchvision"
    minor = int(release[1])
    return f'"torch==2.{minor - 15}.*" "torchvision==0.{minor}.*"'


if __name__ == "__main__":
    sys.exit(main())
