"""The host's model in Node: what JupyterLab's does, and nothing else."""

import subprocess
from pathlib import Path


def test_model_behaves_as_in_jupyterlab(node):
    """Every check of model.test.mjs, beside this file, holds."""
    script = Path(__file__).with_name("model.test.mjs")

    run = subprocess.run([node, "--test", script], capture_output=True, text=True, timeout=60)

    assert run.returncode == 0, run.stdout + run.stderr
    assert "# pass 9" in run.stdout
