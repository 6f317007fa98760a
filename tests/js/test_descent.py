"""The script's gradient descent in Node, over a table of its own; a fault in it turns that red."""

import pytest

from tests import descent_cases
from tests.js.conftest import put_fault
from tests.js.test_scripts import HERE, run_in_node

SCRIPT = HERE / "descent.mjs"
FAULTS = {
    "the other sign": ("against ? -1 : 1", "against ? 1 : -1"),
    "momentum forgotten": ("momentum * v + gradient[i]", "gradient[i]"),
    "the rate inside": (
        "momentum * v + gradient[i]);",
        "momentum * v + learning_rate * gradient[i]);",
    ),
    "half forgotten": ("sum + 0.5 * c * ", "sum + c * "),
    "another valley": ("(w + 2) * (w - 1)", "(w + 2) * (w - 2)"),
    "no end": ("path.length < steps && !isFar(weights)", "path.length < steps"),
    "border without momentum": ("(2 * (1 + settings.momentum))", "2"),
    "fastest as on one axis": ("Math.max(...curvatures) + Math.min", "2 * Math.max"),
    "the deep valley's bottom": ("const bottom = lossAt(settings, minimum);", "const bottom = 0;"),
    "a looser rule": ("last > 0.5 * first", "last > 0.9 * first"),
    "plus unseen": (
        'if (!settings.against) return losses.at(-1) > losses[0] ? "climbing" : "oscillating";',
        "",
    ),
    "rest unseen": ('if (!path[0].gradient.some(Boolean)) return "at_rest";', ""),
    "the border unseen": (
        'if (isBowl && isOn(border, settings.learning_rate)) return "at_border";',
        "",
    ),
    "passing unseen": ("if (passes || climbs)", "if (climbs)"),
    "climbing unseen": ("if (passes || climbs)", "if (passes)"),
    "infinity shown": ("if (Math.abs(number) <= FAR_WEIGHT) ", ""),
}


@pytest.fixture(scope="module")
def descents(tmp_path_factory):
    """The table as a file."""
    path = tmp_path_factory.mktemp("descents") / "cases.json"
    descent_cases.write(path)
    return path


def test_the_script_agrees_with_torch_and_python(node, descents):
    """Every test of the file passes."""
    run = run_in_node(node, SCRIPT, descents)

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert "# pass 5" in run.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault, node, descents, copied_widgets):
    """By an assertion, and not by a script that does not load."""
    put_fault(copied_widgets / "learning_rate" / "descent.mjs", *FAULTS[fault])

    run = run_in_node(node, SCRIPT, descents, WIDGETS=str(copied_widgets))

    assert run.returncode != 0
    assert "# tests 5" in run.stdout
