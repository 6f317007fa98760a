"""The chapters run with the network cut off, twice in a row."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# A namespace of its own has no network; kernels talk over the loopback, which starts out down.
CUT_OFF = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable]
# An address kept for documentation: with a network this waits, without one it fails at once.
KNOCK = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"


def run_cut_off(*arguments: str) -> subprocess.CompletedProcess:
    """Runs this Python without a network."""
    return subprocess.run([*CUT_OFF, *arguments], cwd=ROOT, capture_output=True, text=True)


@pytest.fixture(scope="module")
def no_network():
    """Skips where the network cannot be cut off, and makes sure that it is where it can."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        pytest.skip("needs unshare and ip: apt-get install util-linux iproute2")
    if run_cut_off("-c", "").returncode:
        pytest.skip("needs the right to make a network namespace: run as root, or allow it")
    assert "Network is unreachable" in run_cut_off("-c", KNOCK).stderr


@pytest.mark.parametrize("time", ["first", "second"])
def test_the_chapters_pass_without_a_network(no_network, time):
    """Strict nbval, and it did run cells."""
    run = run_cut_off("-m", "pytest", "--nbval", "notebooks", "-p", "no:cacheprovider", "-q")

    assert run.returncode == 0, f"the {time} time:\n{run.stdout[-3000:]}{run.stderr[-3000:]}"
    closing = re.search(r"(\d+) passed", run.stdout)
    assert closing, run.stdout
    assert int(closing[1]) > 0
