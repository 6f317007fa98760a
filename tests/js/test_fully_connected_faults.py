"""A check on the table's dense part: a fault in the script's arithmetic turns the tests red."""

import pytest

from tests.js.conftest import put_fault
from tests.js.test_scripts import HERE, run_in_node

TEST = HERE / "fully_connected.test.mjs"
LAYER, SETTINGS = "fully_connected/layer.mjs", "fully_connected/settings.mjs"
FAULTS = {
    "columns first": (
        LAYER,
        "(channel * height + row) * width + column",
        "(channel * width + column) * height + row",
    ),
    "height for width": (LAYER, "Math.floor(place / width)", "Math.floor(place / height)"),
    "no empty end": (LAYER, "place === side - 1", "place === side"),
    "an empty end in a small map": (LAYER, "const LEAST_SIDE = 3", "const LEAST_SIDE = 2"),
    "a shift the other way": (LAYER, "row - down, column - right", "row - right, column - down"),
    "what leaves comes in again": (LAYER, "if (row < down || column < right) return 0;", ""),
    "what is lost": (LAYER, "shift: [0, 0] }) - count(layer)", "shift: [0, 0] })"),
    "own weights left out": (LAYER, "rows?.[neuron]?.[place] ?? ", ""),
    "weights by column": (LAYER, "scrambled(neuron, place)", "scrambled(place, neuron)"),
    "no bias": (LAYER, "let sum = biasOf(neuron);", "let sum = 0;"),
    "no weight": (LAYER, "sum += value * weightAt(layer, neuron, place)", "sum += value"),
    "biases not counted": (LAYER, "inputs * outputs + outputs;", "inputs * outputs;"),
    "rounded down": (LAYER, "(200 * large + small)", "(200 * large)"),
    "rounded down from 100 on": (LAYER, "(2 * large + small)", "(2 * large)"),
    "no gap": (LAYER, "? [null, place] : [place]", "? [place] : [place]"),
    "the chosen one left out": (LAYER, "[...first, chosen, ...last]", "[...first, ...last]"),
    "always padded": (SETTINGS, 'stride === 1 ? "same" : 0', "0"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault, node, table, copied_widgets):
    """The tests fail, by an assertion and not by a script that does not load."""
    name, right, wrong = FAULTS[fault]
    put_fault(copied_widgets / name, right, wrong)

    run = run_in_node(node, TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode != 0
    assert "# tests 7" in run.stdout


def test_without_a_fault_the_copy_passes(node, table, copied_widgets):
    """Else red would mean nothing."""
    run = run_in_node(node, TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode == 0, run.stdout[-3000:]
