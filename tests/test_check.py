"""Bad input: each argument of each size and cost calculator, with all that is no such number."""

import dataclasses
import inspect
import operator
import re

import numpy as np
import pytest
import torch

from cnnlesson import _check, costs, sizes

NEVER = [  # wrong for every argument that counts something
    *(1.5, float("nan"), float("inf"), -float("inf"), 2j, "3", "same ", b"3", object(), {}, {3}),
    *([3], (1, 2, 3), (), (1, 1.5), [True, 2], (None, "x"), range(3)),
    *(np.bool_(True), np.float64(2.0), np.array([1, 2]), np.array(1.5)),
    *(torch.tensor(True), torch.tensor(2.0), torch.tensor([1, 2]), torch.tensor(3, device="meta")),
]
# What is wrong by kind of argument: a count, or one that may be 0, None, or a pair as well.
NUMBER = [*NEVER, True, False, -1, -(10**30)]
COUNT = [*NUMBER, None, 0, (1, 2)]
PAIR = [*NUMBER, None, 0]
OR_ZERO = [*NUMBER, None, (1, 2)]
PAIR_OR_ZERO = [*NUMBER, None]
OR_NONE = [*NUMBER, 0, (1, 2)]
PAIR_OR_NONE = [*NUMBER, 0]
PADDING = [*NUMBER, None, [1, 2], "SAME", (1, -1)]
AXIS_OF_SHAPE = [*NEVER, True, None, 4, -5, 10**30]
FLAG = [*NEVER, None, 0, 1, "True"]
WORD = [value for value in NEVER if not isinstance(value, str)] + [None, True, 0, "WIDTH", "depth"]
SHAPE = [
    *(None, True, 3, 1.5, "333", object(), {1, 2}, np.array([3, 4]), torch.tensor([3, 4])),
    *((3, 4, -1), (3, 4, 1.5), (3, True, 4), [3, None, 4], (3, "4", 4), ([3], 4, 4)),
]
IMAGE = [*SHAPE, (), (3, 8), (1, 3, 8, 8), (0, 8, 8), (3, 0, 8), (3, 8, 0)]

WINDOW = {"kernel_size": (3, COUNT), "stride": (1, COUNT), "dilation": (1, COUNT)}
ONE_AXIS = {"input_size": (9, COUNT), **WINDOW, "padding": (1, PADDING)}
POOLING = {**WINDOW, "stride": (1, OR_NONE), "padding": (1, OR_ZERO), "ceil_mode": (True, FLAG)}
WANTED = {"output_size": (4, COUNT)}
ADAPTIVE = {"input_size": (9, COUNT), "output_size": (4, [*NUMBER, (1, 2)])}
TRANSPOSED = {
    "input_size": (9, COUNT),
    **WINDOW,
    "stride": (2, COUNT),
    "padding": (1, OR_ZERO),
    "output_padding": (1, OR_ZERO),
}
FLATTENED = {
    "shape": ((2, 3, 4, 5), SHAPE),
    "start_dim": (1, AXIS_OF_SHAPE),
    "end_dim": (-1, AXIS_OF_SHAPE),
}
FEATURES = {"in_features": (5, OR_ZERO), "out_features": (7, OR_ZERO)}
LAYER_WINDOW = {"kernel_size": (3, PAIR), "stride": (1, PAIR), "dilation": (1, PAIR)}
LAYER = {
    "input_shape": ((4, 9, 8), IMAGE),
    "bytes_per_value": (4, COUNT),
}
CONVOLUTION = {
    **LAYER,
    **LAYER_WINDOW,
    "out_channels": (6, COUNT),
    "groups": (2, [*COUNT, 4, 3, 10**30]),
    "bias": (True, FLAG),
}
LAYER_POOLING = {
    **LAYER,
    **LAYER_WINDOW,
    "stride": (1, PAIR_OR_NONE),
    "padding": (1, PAIR_OR_ZERO),
    "ceil_mode": (True, FLAG),
}
# A layer of one, two or three axes takes more shapes.
IMAGE_OR_SOUND = {"input_shape": ((4, 9, 8), [None, 4, (4,), (4, 9, 8, 7, 6), (4, 0, 8), (4, 9.5)])}

# Each public function: for each argument a value that is right, and those that are wrong.
ARGUMENTS = {
    sizes.conv_output_size: ONE_AXIS,
    sizes.conv_unread: ONE_AXIS,
    sizes.conv_worked: {**ONE_AXIS, "axis": ("height", WORD)},
    sizes.padding_sides: ONE_AXIS,
    sizes.pool_output_size: {"input_size": (9, COUNT), **POOLING},
    sizes.pool_worked: {"input_size": (9, COUNT), **POOLING, "axis": ("height", WORD)},
    sizes.adaptive_pool_output_size: ADAPTIVE,
    sizes.adaptive_pool_windows: ADAPTIVE,
    sizes.conv_transpose_output_size: TRANSPOSED,
    sizes.conv_transpose_worked: TRANSPOSED,
    sizes.paddings_for: {"input_size": (9, COUNT), **WANTED, **WINDOW},
    sizes.paddings_worked: {"input_size": (9, COUNT), **WANTED, **WINDOW},
    sizes.input_sizes_for: {**WANTED, **WINDOW, "padding": (1, PADDING)},
    sizes.pool_input_sizes_for: {**WANTED, **POOLING},
    sizes.flatten_output_shape: FLATTENED,
    sizes.flatten_worked: {"shape": ((2, 3, 4, 5), SHAPE)},
    sizes.linear_output_shape: {"shape": ((2, 3, 5), SHAPE), **FEATURES},
    sizes.checked_shape: {"name": ("shape", []), "shape": ((2, 3), SHAPE)},
    costs.conv2d: {**CONVOLUTION, "padding": (1, [*PAIR_OR_ZERO, "SAME", ("same", "same")])},
    costs.conv_transpose2d: {
        **CONVOLUTION,
        "stride": (2, PAIR),
        "padding": (1, [*PAIR_OR_ZERO, "same"]),
        "output_padding": (1, PAIR_OR_ZERO),
    },
    costs.max_pool2d: LAYER_POOLING,
    costs.avg_pool2d: {name: LAYER_POOLING[name] for name in LAYER_POOLING if name != "dilation"},
    costs.adaptive_avg_pool2d: {
        **LAYER,
        "output_size": (4, [*NUMBER, (4, -1), (None, 1.5)]),
    },
    costs.conv: {**CONVOLUTION, **IMAGE_OR_SOUND, "padding": (1, [*PAIR_OR_ZERO, "SAME"])},
    costs.conv_transpose: {
        **CONVOLUTION,
        **IMAGE_OR_SOUND,
        "stride": (2, PAIR),
        "padding": (1, [*PAIR_OR_ZERO, "same"]),
        "output_padding": (1, PAIR_OR_ZERO),
    },
    costs.pool: {**LAYER_POOLING, **IMAGE_OR_SOUND},
    costs.adaptive_pool: {
        **LAYER,
        **IMAGE_OR_SOUND,
        "output_size": (4, [*NUMBER, (4, -1), (None, 1.5)]),
    },
    costs.axis_name: {"axis": ("height", [])},
    costs.flatten: {**LAYER, "input_shape": ((4, 9, 8), [*SHAPE, ()])},
    costs.linear: {
        **LAYER,
        "input_shape": ((4, 9, 5), [*SHAPE, ()]),
        **FEATURES,
        "bias": (False, FLAG),
    },
}
SLIPS = [
    pytest.param(function, name, wrong, id=f"{function.__module__}.{function.__name__}-{name}")
    for function, arguments in ARGUMENTS.items()
    for name, (_, wrong) in arguments.items()
]


def right_ones(function) -> dict:
    """A right value for each argument."""
    return {name: right for name, (right, _) in ARGUMENTS[function].items()}


def public(module) -> set:
    """The functions of a module that do not start with an underscore."""
    names = getattr(module, "__all__", dir(module))
    return {
        found
        for name in names
        if inspect.isfunction(found := getattr(module, name))
        and not name.startswith("_")
        and found.__module__.startswith(module.__name__)
    }


def test_no_argument_of_a_public_function_is_left_out():
    """The table above names each function of the calculators, and each of its arguments."""
    assert set(ARGUMENTS) == public(sizes) | public(costs)
    for function, arguments in ARGUMENTS.items():
        assert set(arguments) == set(inspect.signature(function).parameters), function


@pytest.mark.parametrize("function", ARGUMENTS)
def test_the_right_values_are_right(function):
    """Else a refusal below could be that of another argument."""
    function(**right_ones(function))


@pytest.mark.parametrize(("function", "name", "wrong"), SLIPS)
def test_a_wrong_value_is_refused_by_name(function, name, wrong):
    """TypeError or ValueError, and the message holds the argument's name and the value."""
    for value in wrong:
        with pytest.raises((TypeError, ValueError)) as error:
            function(**right_ones(function) | {name: value})
        message = str(error.value)
        assert re.search(rf"\b{name}\b", message), (value, message)
        assert names_the_value(message, value), (value, message)


def names_the_value(message: str, value: object) -> bool:
    """Whether the message says "not", and then the value or the part of it that is wrong."""
    parts = list(value) if isinstance(value, tuple | list) else []
    return any(f"not {_check.shown(part)}" in message for part in [value, *parts])


@pytest.mark.parametrize("function", ARGUMENTS)
@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.int8, torch.tensor, np.array])
def test_integers_of_numpy_and_torch_are_whole_numbers(function, kind):
    """The same answer, digit for digit, in Python's own numbers."""
    plain = right_ones(function)
    foreign = {name: translated(value, kind) for name, value in plain.items()}
    assert repr(function(**foreign)) == repr(function(**plain))


def translated(value: object, kind: type) -> object:
    """The value with its whole numbers of another kind; all else as it is."""
    if isinstance(value, tuple):
        return tuple(translated(part, kind) for part in value)
    if isinstance(value, bool | str):
        return value
    small = kind is np.uint8 and value < 0
    return value if small else kind(value)


def test_costs_of_small_integers_do_not_overflow():
    """8 bits hold a number of features, and not the number of their weights."""
    cost = costs.linear((np.uint8(200),), in_features=np.uint8(200), out_features=np.uint8(250))

    assert cost.parameters == 200 * 250 + 250
    assert all(type(value) is int for value in dataclasses.astuple(cost)[1:])


def test_an_index_that_is_a_number_of_its_own_is_taken():
    """Whatever has `__index__` counts, as it does for Python's own lists."""

    class Three:
        """A number of a learner's own."""

        def __index__(self):
            return 3

    assert _check.whole("stride", Three(), at_least=1) == operator.index(Three())


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (2.0, "stride must be a whole number, not 2.0; write 2"),
        ("3", "stride must be a whole number, not '3'; write 3 without quotes"),
        (2.5, "stride must be a whole number, not 2.5"),
        ("three", "stride must be a whole number, not 'three'"),
        (float("nan"), "stride must be a whole number, not nan"),
        ("1" * 9999, f"stride must be a whole number, not '{'1' * 59}…"),
        (0, "stride must be at least 1, not 0"),
    ],
)
def test_a_slip_that_is_plain_to_see_gets_its_way_out(value, message):
    """The message is this whole line; a value that would fill the screen is cut."""
    with pytest.raises((TypeError, ValueError)) as error:
        _check.whole("stride", value, at_least=1)
    assert str(error.value) == message


def test_pairs_are_height_and_width_and_nothing_else():
    """One number stands for both; three numbers, or a pair in a pair, are refused."""
    assert _check.pair("padding", 0, at_least=0) == (0, 0)
    assert _check.pair("padding", [0, 2], at_least=0) == (0, 2)
    for value in ((1,), (1, 2, 3), [], "12"):
        with pytest.raises(TypeError, match="padding must be a whole number"):
            _check.pair("padding", value, at_least=0)
    with pytest.raises(TypeError, match=r"padding\[1\] must be a whole number, not \(1, 2\)"):
        _check.pair("padding", (1, (1, 2)), at_least=0)
    with pytest.raises(ValueError, match=r"padding\[0\] must be at least 0, not -1"):
        _check.pair("padding", (-1, 2), at_least=0)
