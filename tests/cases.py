"""The shared table: settings of one convolution, torch's verdict on each, and Python's answers.

The ConvolutionExplorer's script does this arithmetic too. `write` puts the table down as JSON,
and the script's test reads it: so Python and the script are checked with the very same cases.
"""

import functools
import itertools
import json
import random
from pathlib import Path

import torch

from cnnlesson import costs, kernels, sizes, words
from tests import dense_cases, fuzz, studio_cases

FIXED_SEED = 2012
FIXED, FRESH = fuzz.COUNT // 4, fuzz.COUNT // 40  # 3,000 and 300 in a whole run
MOST_WORK = 300_000  # multiply-adds of one call of torch's, to stay quick

EDGES = [
    # (input height and width), (kernel height and width), stride, padding, dilation
    ((227, 227), (11, 11), 4, 0, 1),
    ((224, 224), (11, 11), 4, 0, 1),
    ((224, 224), (11, 11), 4, 2, 1),
    ((28, 28), (5, 5), 1, "same", 1),
    ((28, 28), (4, 4), 1, "same", 1),  # an even kernel: one pixel more after than before
    ((28, 20), (2, 3), 1, "same", 3),
    ((28, 28), (3, 3), 2, "same", 1),  # refused
    ((28, 28), (3, 3), 2, "valid", 1),
    ((9, 7), (2, 1), 5, 0, 1),  # a stride larger than the kernel
    ((9, 7), (1, 2), 5, 3, 1),
    ((3, 8), (5, 5), 1, 0, 1),  # too low, wide enough
    ((8, 3), (5, 5), 1, 0, 1),  # high enough, too narrow
    ((3, 3), (5, 5), 1, 0, 1),
    ((6, 6), (3, 3), 1, 0, 3),  # too wide by its dilation
    ((1, 1), (1, 1), 1, 0, 1),
    ((1, 1), (3, 3), 1, "same", 1),
    ((1, 1), (2, 2), 1, 0, 1),
    ((1, 1), (1, 1), 7, 2, 1),
    ((1, 256), (1, 11), 4, 2, 1),
    ((256, 1), (11, 1), 4, 0, 2),
    ((256, 256), (3, 3), 2, 1, 1),
    ((256, 256), (256, 256), 1, 0, 1),
    ((255, 256), (256, 256), 1, 0, 1),
]


def cases() -> list[dict]:
    """Every case: the edges, thousands that are always the same, and a few hundred new ones."""
    edges = [_case(*edge, in_channels=3, out_channels=8) for edge in EDGES]
    chance, fresh = random.Random(FIXED_SEED), random.Random(f"{fuzz.SEED} cases")
    return [
        *edges,
        *(_draw(chance) for _ in range(FIXED)),
        *(_draw(fresh) for _ in range(FRESH)),
    ]


@functools.cache
def cases_with_verdicts() -> list[tuple[dict, list[int] | None]]:
    """Each case with the output's height and width by torch on the CPU, None where refused."""
    return [(case, _torch_verdict(case)) for case in cases()]


def python_answers(case: dict) -> dict:
    """What Python says of a case; what a refusal leaves nothing to say of is None."""
    along = {"height": _along(case, 0), "width": _along(case, 1)}
    error = {axis: _refusal(window) for axis, window in along.items()}
    if any(error.values()):
        nothing = ("output_size", "worked", "unread", "parameters", "multiply_adds")
        return {**dict.fromkeys(nothing), "error": error}
    cost = costs.conv2d(
        (case["in_channels"], *case["input_size"]),
        out_channels=case["out_channels"],
        kernel_size=tuple(case["kernel_size"]),
        **_shared(case),
    )
    return {
        "output_size": list(cost.output_shape[1:]),
        "worked": {axis: sizes.conv_worked(**along[axis], axis=axis) for axis in along},
        "unread": {axis: vars(sizes.conv_unread(**along[axis])) for axis in along},
        "parameters": cost.parameters,
        "multiply_adds": cost.multiply_adds,
        "error": error,
    }


def write(path: str | Path) -> None:
    """Puts the table down as JSON: the sentences, the seed, and each case with its answers."""
    table = {
        "words": words.for_scripts(),
        "seed": fuzz.SEED,
        "cases": [
            {"setting": case, "torch": verdict, "python": python_answers(case)}
            for case, verdict in cases_with_verdicts()
        ],
        "maps": maps(),
        "fields": fields(),
        "studio": studio_cases.table(),
        "dense": dense_cases.table(),
    }
    Path(path).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def maps() -> list[dict]:
    """Kernels of every name and of somebody's own, their weights, and torch's output map."""
    own = [[1, 2.5, -3], [0, 0.25, 7]]
    settings = itertools.product(
        (*kernels.KERNELS, own),
        ((1, 1), (1, 3), (3, 1), (2, 2), (3, 3), (3, 5), (4, 3)),
        ((1, 1, 0), (2, 1, 1), (1, 2, 2), (3, 2, 3)),
        (0, 2.5),
    )
    return [_map(*setting) for setting in settings]


def _map(kernel: str | list, kernel_size: tuple, steps: tuple, bias: float) -> dict:
    """One of them, on an image of 9 × 12 whose values follow no pattern."""
    height, width = kernel_size
    named = isinstance(kernel, str)
    weights = (kernels.kernel if named else kernels.fitted)(kernel, height, width)
    stride, dilation, padding = steps
    image = torch.tensor(
        [[(7 * r * r + 5 * r * c + 3 * c) % 10 for c in range(12)] for r in range(9)]
    )
    padded = torch.nn.functional.pad(image.double(), (padding,) * 4)
    made = torch.nn.functional.conv2d(
        padded[None, None],
        torch.tensor(weights, dtype=torch.float64)[None, None],
        torch.tensor([bias], dtype=torch.float64),
        stride=stride,
        dilation=dilation,
    )[0, 0]
    return {
        "kernel": kernel,
        "kernel_size": kernel_size,
        "weights": weights,
        "columns": padded.shape[1],
        "values": padded.flatten().tolist(),
        "steps": {"stride": stride, "dilation": dilation, "bias": bias},
        "torch": made.tolist(),
    }


def fields() -> list[dict]:
    """How many pixels one output sees through one, two and three layers, by torch's gradient."""
    return [
        {
            "axis": {"kernelSize": kernel, "stride": stride, "dilation": dilation},
            "torch": [seen_pixels(kernel, stride, dilation, layers) for layers in (1, 2, 3)],
        }
        for kernel, stride, dilation in itertools.product((1, 2, 3, 5), (1, 2, 3), (1, 2))
    ]


def seen_pixels(kernel_size: int, stride: int, dilation: int, layers: int) -> int:
    """From the first to the last pixel of a long row on which its first output depends."""
    row = torch.ones(1, 1, 400, requires_grad=True)
    made = row
    for _ in range(layers):
        ones = torch.ones(1, 1, kernel_size)
        made = torch.nn.functional.conv1d(made, ones, stride=stride, dilation=dilation)
    made[0, 0, 0].backward()
    seen = row.grad[0, 0].nonzero().flatten().tolist()
    return max(seen) - min(seen) + 1


def _case(input_size, kernel_size, stride, padding, dilation, in_channels, out_channels) -> dict:
    """A case with the names and the kinds of values that the explorer has."""
    return {
        "input_size": list(input_size),
        "kernel_size": list(kernel_size),
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "in_channels": in_channels,
        "out_channels": out_channels,
    }


def _draw(chance: random.Random) -> dict:
    """A random case that torch answers quickly: small ones mostly, some at full size."""
    most = chance.choice([8, 16, 16, 32, 64, 256])
    kernels = [1, 2, 3, 3, 4, 5, 5, 7, 11, *([64, 200, 256] if most == 256 else [])]
    while True:
        padding = chance.choice([0, 0, 1, 1, 2, 3, 5, 10, "same", "same", "valid"])
        case = _case(
            input_size=(chance.randint(1, most), chance.randint(1, most)),
            kernel_size=(chance.choice(kernels), chance.choice(kernels)),
            stride=1 if padding == "same" and chance.random() < 0.8 else chance.randint(1, 9),
            padding=padding,
            dilation=chance.choice([1, 1, 1, 2, 3, 5]),
            in_channels=chance.randint(1, 512),
            out_channels=chance.randint(1, 512),
        )
        if _work(case) <= MOST_WORK:
            return case


def _work(case: dict) -> int:
    """At most so many multiply-adds in one channel, counted roughly from above."""
    work = 1
    for size, kernel in zip(case["input_size"], case["kernel_size"], strict=True):
        room = size + 20 if case["padding"] != "valid" else size
        work *= kernel * (room // case["stride"] + 1)
    return work


def _torch_verdict(case: dict) -> list[int] | None:
    """torch's output height and width, of one channel: channels change neither."""
    shared = _shared(case)
    verdict = fuzz.torch_size(
        "conv",
        {
            "input_size": tuple(case["input_size"]),
            "kernel_size": tuple(case["kernel_size"]),
            "stride": shared["stride"],
            "dilation": shared["dilation"],
            # A pair of numbers is (height, width) here, as in torch.
            "padding": shared["padding"]
            if isinstance(shared["padding"], str)
            else (shared["padding"], shared["padding"]),
        },
    )
    return None if verdict is None else list(verdict)


def _shared(case: dict) -> dict:
    """What the explorer has one number for, the same along both axes."""
    return {name: case[name] for name in ("stride", "padding", "dilation")}


def _along(case: dict, axis: int) -> dict:
    """The window along one axis, as `sizes` takes it."""
    return {
        "input_size": case["input_size"][axis],
        "kernel_size": case["kernel_size"][axis],
        **_shared(case),
    }


def _refusal(window: dict) -> str | None:
    """Why the setting is impossible along this axis, or None where it is not."""
    try:
        sizes.conv_output_size(**window)
    except ValueError as error:
        return str(error)
    return None
