"""A check on the studio's part of the table: a fault in its arithmetic turns the tests red."""

import pytest

from tests.js.conftest import put_fault
from tests.js.test_scripts import HERE, run_in_node

TEST = HERE / "studio.test.mjs"
FILTERING, KERNELS = "studio/filtering.mjs", "shared/kernels.mjs"
FAULTS = {
    "a sum for the mean": (FILTERING, "value / planes.length", "value"),
    "one channel for all": (FILTERING, "for (const plane of planes) plane", "planes[0]"),
    "padding on one side": (FILTERING, "(row + top) * columns + left", "row * columns"),
    "top for left": (
        FILTERING,
        "(row + top) * columns + left",
        "(row + left) * columns + left + 1",
    ),
    "no bias": (FILTERING, "stride, dilation: 1, bias }", "stride, dilation: 1, bias: 0 }"),
    "a stop too few": (FILTERING, "last - first + 1", "last - first"),
    "inside from the first": (FILTERING, "Math.ceil(before", "Math.floor(before"),
    "inside to the end": (FILTERING, "before + axis.inputSize - axis", "axis.inputSize - axis"),
    "no least": (FILTERING, "if (map[i] < least) least = map[i];", ""),
    "255 for 1": (FILTERING, "isBytes ? 255", "true ? 255"),
    "no values below 0": (FILTERING, "Math.min(0, least)", "0"),
    "another grey": (FILTERING, "black: -largest", "black: least"),
    "never signed": (FILTERING, '(shades === "auto" &&', "(false &&"),
    "no black": (FILTERING, "(map[i] - black) * scale", "map[i] * scale"),
    "a gap too large": (KERNELS, "(size - rows.length) / 2", "size - rows.length"),
    "a mirror for a turn": (KERNELS, "row.toReversed()).toReversed()", "row.toReversed())"),
    "divided by nothing": (KERNELS, "return total ? rows", "return true ? rows"),
    "another row of Pascal's": (KERNELS, "pascalRow(width - 1)", "pascalRow(width)"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault, node, table, copied_widgets):
    """The tests fail, by an assertion and not by a script that does not load."""
    name, right, wrong = FAULTS[fault]
    put_fault(copied_widgets / name, right, wrong)

    run = run_in_node(node, TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode != 0
    assert "# tests 8" in run.stdout


def test_without_a_fault_the_copy_passes(node, table, copied_widgets):
    """Else red would mean nothing."""
    run = run_in_node(node, TEST, table, WIDGETS=str(copied_widgets))

    assert run.returncode == 0, run.stdout[-3000:]
