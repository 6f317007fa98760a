"""A check on the shared table: a fault in the script's arithmetic turns its tests red."""

import pytest

from tests.js.conftest import put_fault
from tests.js.test_scripts import HERE, run_in_node

TABLE_TEST = HERE / "convolution.test.mjs"
FAULTS = {
    "no + 1": ("Math.floor(room / axis.stride) + 1;", "Math.floor(room / axis.stride);"),
    "ceiling for floor": (
        "Math.floor(room / axis.stride) + 1;",
        "Math.ceil(room / axis.stride) + 1;",
    ),
    "padding once": ("return axis.inputSize + before + after;", "return axis.inputSize + before;"),
    "dilation dropped": ("return dilation * (kernelSize - 1) + 1;", "return kernelSize;"),
    "no check that it fits": ("return room < 0 ? null : ", "return "),
    "no check of same": ('if (axis.padding === "same" && axis.stride !== 1) return null;', ""),
    "odd pixel before": (
        "[Math.floor(total / 2), Math.ceil(total / 2)]",
        "[Math.ceil(total / 2), Math.floor(total / 2)]",
    ),
    "bias forgotten": (
        "(inChannels * kernelHeight * kernelWidth + 1);",
        "(inChannels * kernelHeight * kernelWidth);",
    ),
    "channels forgotten": (
        "return outChannels * height * width * inChannels * kernelHeight * kernelWidth;",
        "return outChannels * height * width * kernelHeight * kernelWidth;",
    ),
    "kernel flipped": (
        "map[at] += weight * input.values[from];",
        "map[at] += weights.at(-1 - tapRow).at(-1 - tapColumn) * input.values[from];",
    ),
    "bias not added": (".fill(bias);", ".fill(0);"),
    "dilation left out of the jump": (
        "(row * stride + tapRow * dilation) * input.columns",
        "(row * stride + tapRow) * input.columns",
    ),
    "a stop that is none": ("&& stop >= 0 && stop < outputSize(axis)", "&& stop >= 0"),
    "a weight's pixels without the stride": (
        "(_, stop) => stop * axis.stride + tap * axis.dilation,",
        "(_, stop) => stop + tap * axis.dilation,",
    ),
    "a field without jumps": ("jump *= axis.stride;", "jump *= 1;"),
    "another sentence": ('"too_wide" : "too_wide_dilated"', '"too_wide" : "too_wide"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault, node, table, copied_widgets):
    """The tests over the table fail, by an assertion and not by a script that does not load."""
    put_fault(copied_widgets / "shared" / "convolution.mjs", *FAULTS[fault])

    run = run_in_node(node, TABLE_TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode != 0
    assert "# tests 12" in run.stdout


def test_without_a_fault_the_copy_passes(node, table, copied_widgets):
    """Else red would mean nothing."""
    run = run_in_node(node, TABLE_TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode == 0, run.stdout[-3000:]
