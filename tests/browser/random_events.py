"""Random events on an explorer's controls, and what Python says of each state they lead to."""

import re
from pathlib import Path

import torch

from cnnlesson import costs, sizes, widgets, words

MOVE = (Path(__file__).parent / "move_at_random.js").read_text(encoding="utf-8")


def move_at_random(root, *, seed: int, count: int) -> list[dict]:
    """The states that `count` random events lead to; `root` is a Playwright locator."""
    return root.evaluate(MOVE, {"seed": seed, "count": count})


def check(state: dict) -> None:
    """What the explorer says in this state is what Python says."""
    layer = settings(state)
    axes = {"height": along(layer, 0), "width": along(layer, 1)}
    reasons = {axis: refusal(window) for axis, window in axes.items()}
    assert state["says error"] == error_text(reasons)
    for axis, window in axes.items():
        expected = "–" if reasons[axis] else sizes.conv_worked(**window, axis=axis)
        assert state[f"says {axis}"] == expected
    kernel, depth = layer["kernel_size"], layer["in_channels"]
    parameters = layer["out_channels"] * (depth * kernel[0] * kernel[1] + 1)
    assert state["says parameters"].endswith(f" = {parameters:,}")
    check_torch_line(state["says torch"], layer)
    check_products(state)
    check_state_line(state, layer)
    assert "NaN" not in state["says everything"]
    assert "undefined" not in state["says everything"]
    if any(reasons.values()):
        assert state["says shape"] == state["says multiplyAdds"] == "–"
    else:
        check_costs(state, layer)


def check_products(state: dict) -> None:
    """Python adds the written-out products up to the same sum; "≈" stands where one is rounded."""
    for line in filter(None, state["says products"].split("\n")):
        told, sign, result = re.fullmatch(r"[^:]*: (?:(.*) ([=≈]) )?(.*)", line).groups()
        if not told:
            continue  # too many to be written out
        left, right = eval(python_of(told)), eval(python_of(result))
        terms = [abs(eval(python_of(term))) for term in told.split(" + ")]
        # Three digits are right to half of the last one: 0.5 % of 100. A product rounds two.
        allowed = (
            1e-9 * (1 + sum(terms)) if sign == "=" else 0.011 * sum(terms) + 0.0051 * abs(right)
        )
        assert abs(left - right) <= allowed, line
    check_the_value(state)


def check_the_value(state: dict) -> None:
    """The last line's result is the one that the summary tells, where it tells of the stop."""
    if state["says stop"].startswith("output row"):
        last = state["says products"].splitlines()[-1]
        assert state["says stop"].rpartition(" ")[2] == last.rpartition(" ")[2]


def python_of(arithmetic: str) -> str:
    """The explorer's arithmetic as Python writes it."""
    return arithmetic.replace("·", "*").replace("−", "-")


def check_state_line(state: dict, layer: dict) -> None:
    """Python makes an explorer of the line; it has these settings, and writes the same line."""
    explorer = eval(state["line"], {"ConvolutionExplorer": widgets.ConvolutionExplorer})
    try:
        assert {name: getattr(explorer, name) for name in layer} == layer
        assert explorer.source == state["source"]
        assert explorer.bias == float(state["bias"])
        assert state["kernel"] == (explorer.kernel if isinstance(explorer.kernel, str) else "own")
        assert explorer.state_line == state["line"]
        field = "{} × {}".format(*explorer.receptive_field)
        assert state["says field"].startswith(f"{field} pixels")
    finally:
        explorer.close()


def check_costs(state: dict, layer: dict) -> None:
    """Shape and multiply-adds are those of the calculator."""
    options = {name: value for name, value in layer.items() if name not in NOT_OF_COSTS}
    cost = costs.conv2d((layer["in_channels"], *layer["input_size"]), **options)
    assert state["says shape"] == str(cost.output_shape)
    assert state["says multiplyAdds"].endswith(f" = {cost.multiply_adds:,}")


NOT_OF_COSTS = ("input_size", "in_channels")


def check_torch_line(line: str, layer: dict) -> None:
    """torch itself reads the line and makes a layer with these settings."""
    if layer["padding"] == "same" and layer["stride"] != 1:
        return  # torch refuses to make it
    with torch.device("meta"):
        made = eval(line, {"nn": torch.nn})
    assert (made.in_channels, made.out_channels) == (layer["in_channels"], layer["out_channels"])
    assert made.kernel_size == layer["kernel_size"]
    assert made.stride == (layer["stride"],) * 2
    assert made.dilation == (layer["dilation"],) * 2
    assert made.padding in (layer["padding"], (layer["padding"],) * 2)


def settings(state: dict) -> dict:
    """What the controls say, under torch's names."""
    kind = state["padding_kind"]
    return {
        "input_size": (int(state["input_height"]), int(state["input_width"])),
        "kernel_size": (int(state["kernel_height"]), int(state["kernel_width"])),
        "stride": int(state["stride"]),
        "padding": int(state["padding"]) if kind == "number" else kind,
        "dilation": int(state["dilation"]),
        "in_channels": int(state["in_channels"]),
        "out_channels": int(state["out_channels"]),
    }


def along(layer: dict, axis: int) -> dict:
    """The window along one axis, as `sizes` takes it."""
    shared = {name: layer[name] for name in ("stride", "padding", "dilation")}
    pair = {name: layer[name][axis] for name in ("input_size", "kernel_size")}
    return {**pair, **shared}


def refusal(window: dict) -> str:
    """Why there is no output along this axis; empty where there is one."""
    try:
        sizes.conv_output_size(**window)
    except ValueError as error:
        return str(error)
    return ""


def error_text(reasons: dict) -> str:
    """The lines of the explorer's error, from Python's reasons."""
    if not any(reasons.values()):
        return ""
    if reasons["height"] == reasons["width"]:
        lines = [f"height, width: {reasons['height']}"]
    else:
        lines = [f"{axis}: {reason}" for axis, reason in reasons.items() if reason]
    return "\n".join([words.say("impossible"), *lines])
