"""The widgets' scripts in Node: the shared table of cases, and the drawing's geometry."""

import os
import re
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCRIPTS = sorted(HERE.glob("*.test.mjs"))


def run_in_node(node: str, script: Path, table: Path, **more: str) -> subprocess.CompletedProcess:
    """One file of tests, run by Node's own test runner."""
    return subprocess.run(
        [node, "--test", "--test-reporter=tap", str(script)],
        env=os.environ | {"CASES": str(table)} | more,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_the_scripts_pass_in_node(node, table, script):
    """Every test in the file passes, and there were some."""
    run = run_in_node(node, script, table)

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert int(re.search(r"^# pass (\d+)$", run.stdout, re.MULTILINE)[1]) >= 3


def test_scripts_were_found():
    """The list above is not empty by a slip."""
    assert {script.name for script in SCRIPTS} >= {"convolution.test.mjs", "grid.test.mjs"}
