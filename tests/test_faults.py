"""A check on the checks: one fault in a copy of the project, and the copy's own checks go red.

Each fault replaces one piece of text by another. What turns red with it is run in the copy, with
the copy's package, in processes of their own; and without a fault the very same is green.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("cnnlesson", "tests", "notebooks", "pyproject.toml")
CHAPTER = "notebooks/03_output_sizes.ipynb"
CONVOLUTION = "notebooks/02_convolution.ipynb"
PYTEST = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
COMMANDS = {
    "units": [*PYTEST, "tests/sizes"],
    "chapter": [*PYTEST, "--nbval", CHAPTER],
    "convolution": [*PYTEST, "--nbval", CONVOLUTION],
}
GREEN, RED = 0, 1  # pytest's exit codes; 2 and more say that it could not run the checks


@dataclass(frozen=True)
class Fault:
    """A piece of right code, what stands in its place in the copy, and what must go red."""

    name: str
    path: str
    right: str
    wrong: str
    red: tuple[str, ...] = ("units",)


OUTPUTS, INVERSE = "cnnlesson/sizes/outputs.py", "cnnlesson/sizes/inverse.py"
ARGUMENTS, COSTS = "cnnlesson/sizes/arguments.py", "cnnlesson/costs.py"
WORKED, CHECK = "cnnlesson/sizes/worked.py", "cnnlesson/_check.py"
LOOPS, KERNELS = "cnnlesson/ops/convolution.py", "cnnlesson/kernels.py"
BOTH = ("units", "chapter")
FAULTS = [
    Fault(
        "no + 1",
        OUTPUTS,
        right="return (padded - reach) // stride + 1",
        wrong="return (padded - reach) // stride",
        red=BOTH,
    ),
    Fault(
        "ceiling for floor",
        OUTPUTS,
        right="return (padded - reach) // stride + 1",
        wrong="return -(-(padded - reach) // stride) + 1",
        red=BOTH,
    ),
    Fault(
        "padding counted once",
        ARGUMENTS,
        right='return (_check.whole("padding", padding, at_least=0),) * 2',
        wrong='return _check.whole("padding", padding, at_least=0), 0',
        red=BOTH,
    ),
    Fault(
        "dilation dropped",
        OUTPUTS,
        right="reach = dilation * (kernel_size - 1) + 1  # from its first pixel to its last",
        wrong="reach = kernel_size",
        red=BOTH,
    ),
    Fault(
        "too wide a kernel let through",
        OUTPUTS,
        right="    if reach > padded:\n",
        wrong="    if False:\n",
        red=BOTH,
    ),
    Fault(
        "an exact fit refused",
        OUTPUTS,
        right="    if reach > padded:\n",
        wrong="    if reach >= padded:\n",
    ),
    Fault(
        "the odd pixel before",
        ARGUMENTS,
        right="return total // 2, total - total // 2",
        wrong="return total - total // 2, total // 2",
        red=BOTH,
    ),
    Fault(
        "a window beyond the image kept",
        OUTPUTS,
        right=" and stops * stride < input_size + padding",
        wrong="",
    ),
    Fault(
        "too much padding let through",
        ARGUMENTS,
        right="if padding > kernel_size // 2:",
        wrong="if padding > kernel_size:",
    ),
    Fault(
        "any output_padding let through",
        OUTPUTS,
        right="if output_padding >= max(stride, dilation):",
        wrong="if False:",
    ),
    Fault(
        "True let through",
        CHECK,
        right="return None if is_truth else number",
        wrong="return number",
    ),
    Fault(
        "one input too few",
        INVERSE,
        right="return range(max(1, least), max(1, least + stride))",
        wrong="return range(max(1, least), max(1, least + stride - 1))",
        red=BOTH,
    ),
    Fault(
        "padding and image mixed up",
        WORKED,
        right="padded=far_end - image,\n        image=image,",
        wrong="padded=image,\n        image=far_end - image,",
        red=BOTH,
    ),
    Fault(
        "first padding counted as image",
        WORKED,
        right="image = min(input_size, max(0, far_end - after))",
        wrong="image = max(0, far_end - after)",
    ),
    # What the chapter teaches besides: its own check is enough to find a fault in it.
    Fault(
        "one split of the padding missing",
        INVERSE,
        right="for before in range(total + 1)",
        wrong="for before in range(total)",
        red=("chapter",),
    ),
    Fault(
        "padding of both sides told for one",
        INVERSE,
        right="number=even // 2",
        wrong="number=even",
        red=("chapter",),
    ),
    Fault(
        "bias forgotten",
        COSTS,
        right="return count if bias else 0",
        wrong="return 0",
        red=("chapter",),
    ),
    Fault(
        "multiply-adds of one stop only",
        COSTS,
        right="multiply_adds = weights * math.prod(output[1:])",
        wrong="multiply_adds = weights",
        red=("chapter",),
    ),
    # Chapter 02: one window, one channel, all channels, the border, the table of windows, kernels.
    Fault(
        "the kernel turned by half a turn",
        LOOPS,
        right="total += pixels[row, column] * kernel[row, column]",
        wrong="total += pixels[row, column] * kernel[height - 1 - row, width - 1 - column]",
        red=("convolution",),
    ),
    Fault(
        "a stop at every pixel, whatever the stride",
        LOOPS,
        right="top, left = row * down, column * across",
        wrong="top, left = row, column",
        red=("convolution",),
    ),
    Fault(
        "the bias added for each channel",
        LOOPS,
        right="maps.append(sum(results) + biases[f])",
        wrong="maps.append(sum(results) + len(results) * biases[f])",
        red=("convolution",),
    ),
    Fault(
        "a border of ones",
        LOOPS,
        right="padded = np.zeros((channels",
        wrong="padded = np.ones((channels",
        red=("convolution",),
    ),
    Fault(
        "the windows' table with its columns mirrored",
        LOOPS,
        right="return np.stack(columns, axis=1)",
        wrong="return np.stack(columns[::-1], axis=1)",
        red=("convolution",),
    ),
    Fault(
        "a mean divided by one side alone",
        KERNELS,
        right="return lambda _row, _column: 1 / (height * width)",
        wrong="return lambda _row, _column: 1 / height",
        red=("convolution",),
    ),
    Fault(
        "outline with too large a middle",
        KERNELS,
        right="return {0: neighbours, 1: -1}.get(distance, 0)",
        wrong="return {0: neighbours + 1, 1: -1}.get(distance, 0)",
        red=("convolution",),
    ),
]


@pytest.fixture
def copy(tmp_path) -> Iterator[Path]:
    """A copy of the project, taken away again afterwards."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            leave = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        else:
            shutil.copy2(ROOT / name, folder / name)
    yield folder
    shutil.rmtree(folder)


def surroundings(folder: Path) -> dict[str, str]:
    """Environment variables that make a process, and a kernel that it starts, import the copy."""
    own = {
        "PYTHONPATH": str(folder),
        "CNNLESSON_FUZZ": "500",  # a fault that only the thousandth setting shows is no test
        "CNNLESSON_SEED": "2012",
    }
    inherited = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    return inherited | own


def started(command: list[str], folder: Path) -> subprocess.Popen:
    """The process, at work in the copy."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def outcome(process: subprocess.Popen) -> tuple[int, str]:
    """The exit code and what was printed, once the process has ended."""
    with process:
        try:
            output, _ = process.communicate(timeout=240)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return process.returncode, output


def check_ends(names: tuple[str, ...], folder: Path, code: int) -> None:
    """Runs the checks of those names side by side; each must end with that exit code."""
    running = {name: started(COMMANDS[name], folder) for name in names}
    ended = {name: outcome(process) for name, process in running.items()}
    for name, (found, output) in ended.items():
        assert found == code, f"{name} ended with {found}, not {code}:\n{output}"


def put(fault: Fault, folder: Path) -> None:
    """Puts the fault into the copy; its place must be there exactly once."""
    path = folder / fault.path
    code = path.read_text(encoding="utf-8")
    assert code.count(fault.right) == 1, f"{fault.path} has no single {fault.right!r}"
    path.write_text(code.replace(fault.right, fault.wrong), encoding="utf-8")


def notebook_that_says(folder: Path, assertion: str) -> str:
    """A notebook of one cell in the copy's notebooks/, to be run by strict nbval."""
    cell = nbformat.v4.new_code_cell(f"import cnnlesson\n{assertion}", execution_count=1)
    path = folder / "notebooks" / "where.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return str(path)


def test_the_copys_processes_and_kernels_import_the_copy(copy):
    """Else red and green below would be those of another package."""
    file = copy / "cnnlesson" / "__init__.py"
    assertion = f"assert cnnlesson.__file__ == {str(file)!r}, cnnlesson.__file__"
    for command in (
        [sys.executable, "-c", f"import cnnlesson; {assertion}"],
        [*PYTEST, "--nbval", notebook_that_says(copy, assertion)],
    ):
        code, output = outcome(started(command, copy))
        assert code == GREEN, output


def test_without_a_fault_all_is_green(copy):
    """So that red below is the fault's doing."""
    check_ends(tuple(COMMANDS), copy, GREEN)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_turns_the_checks_red(copy, fault):
    """A check that is still green would never have found it."""
    put(fault, copy)

    check_ends(fault.red, copy, RED)
