"""Output sizes against torch on the CPU, refusals included, and against what torch really reads."""

from collections import Counter
from collections.abc import Callable

import pytest
import torch
from torch.nn import functional

from cnnlesson import costs, sizes
from tests import cases, fuzz

HUGE = 10**30


def per_axis(output_size: Callable, setting: dict) -> tuple[int, ...]:
    """The height and the width, each asked for by itself; a word or None counts for both."""
    found = []
    for axis in (0, 1):
        own = {
            name: value[axis] if isinstance(value, tuple) else value
            for name, value in setting.items()
        }
        found.append(output_size(own.pop("input_size"), **own))
    return tuple(found)


OURS = {
    "conv": lambda setting: per_axis(sizes.conv_output_size, setting),
    "max_pool": lambda setting: per_axis(sizes.pool_output_size, setting),
    "avg_pool": lambda setting: per_axis(sizes.pool_output_size, setting),
    "adaptive_pool": lambda setting: per_axis(sizes.adaptive_pool_output_size, setting),
    "conv_transpose": lambda setting: per_axis(sizes.conv_transpose_output_size, setting),
    "flatten": lambda setting: sizes.flatten_output_shape(**setting),
    "linear": lambda setting: sizes.linear_output_shape(**setting),
}


def our_size(kind: str, setting: dict) -> fuzz.Size:
    """Our answer, or None where we refuse. A TypeError is never right: all are whole numbers."""
    try:
        return OURS[kind](setting)
    except ValueError:
        return None


@pytest.mark.parametrize("kind", fuzz.SHARES)
def test_random_settings_give_torchs_size_or_are_refused_as_torch_refuses_them(kind):
    """Not one mismatch; and both answers are common, or the agreement would mean little."""
    answers = Counter()

    for setting in fuzz.settings(kind):
        truth = fuzz.torch_size(kind, setting)
        assert our_size(kind, setting) == truth, fuzz.where(kind, setting)
        answers["refused" if truth is None else "given"] += 1

    assert min(answers["refused"], answers["given"]) >= answers.total() // 50, answers


def test_a_whole_run_asks_torch_ten_thousand_times():
    """The shares add up, so that the count of settings is the count that is drawn."""
    assert sum(fuzz.SHARES.values()) == 100
    assert sum(fuzz.COUNT * share // 100 for share in fuzz.SHARES.values()) >= min(
        10_000, fuzz.COUNT - len(fuzz.SHARES)
    )


def test_the_same_seed_draws_the_same_settings():
    """A seed that a failure printed leads back to that failure."""
    assert list(fuzz.settings("conv"))[:50] == list(fuzz.settings("conv"))[:50]


def test_the_shared_table_gets_torchs_answers():
    """Each case that the explorer's script is checked with is right in Python first."""
    answers = Counter()

    for case, verdict in cases.cases_with_verdicts():
        answer = cases.python_answers(case)
        assert answer["output_size"] == verdict, case
        refused = answer["error"]["height"] or answer["error"]["width"]
        assert bool(refused) == (verdict is None), case
        answers["refused" if verdict is None else "given"] += 1

    assert answers["refused"] >= answers.total() // 12, answers
    assert answers["given"] >= answers.total() // 2, answers


def unread_by_torch(columns: torch.Tensor, before: int, input_size: int) -> sizes.Unread:
    """What torch left unread, where `columns` says for each column whether it was read."""
    last = int(columns.nonzero().max())
    beyond = range(last + 1, len(columns))
    image = sum(before <= column < before + input_size for column in beyond)
    return sizes.Unread(
        padded=len(beyond) - image,
        image=image,
        skipped=int((~columns[:last]).sum()),
    )


def torch_reads(setting: dict, sides: list[tuple[int, int]]) -> torch.Tensor:
    """Which pixels of the padded input the output depends on: where the gradient is not zero."""
    (top, bottom), (left, right) = sides
    padded = functional.pad(
        torch.zeros(1, 1, *setting["input_size"]), (left, right, top, bottom)
    ).requires_grad_()
    ones = torch.ones(1, 1, *setting["kernel_size"])
    window = {"stride": setting["stride"], "dilation": setting["dilation"]}
    functional.conv2d(padded, ones, **window).sum().backward()
    return padded.grad[0, 0] != 0


def test_unread_is_what_torchs_gradient_never_reaches():
    """Far end and gaps, image and padding, along both axes of random convolutions."""
    checked = 0

    for setting in list(fuzz.settings("conv"))[:1500]:
        if our_size("conv", setting) is None:
            continue
        windows = [
            {
                name: value[axis] if isinstance(value, tuple) else value
                for name, value in setting.items()
            }
            for axis in (0, 1)
        ]
        sides = [sizes.padding_sides(**window) for window in windows]
        read = torch_reads(setting, sides)
        for axis, window in enumerate(windows):
            truth = unread_by_torch(read.any(dim=1 - axis), sides[axis][0], window["input_size"])
            assert sizes.conv_unread(**window) == truth, fuzz.where("conv", setting)
        checked += 1

    assert checked >= min(1500, fuzz.COUNT * 40 // 100) // 5


def test_a_stride_longer_than_the_image_leaves_its_first_padding_unread_too():
    """One pixel between 2 + 2 of padding: the kernel reads the first, and never steps."""
    unread = sizes.conv_unread(1, kernel_size=1, stride=7, padding=2)

    assert unread == sizes.Unread(padded=3, image=1, skipped=0)


def test_adaptive_windows_are_the_ones_torch_takes_the_mean_of():
    """A ramp of numbers has another mean in each window, so that equal means are equal windows."""
    for size in range(1, 25):
        ramp = torch.arange(size, dtype=torch.float64) ** 2
        for wanted in (0, 1, 2, 3, 5, 6, 7, 12, 13, 24, 30, None):
            windows = sizes.adaptive_pool_windows(size, output_size=wanted)
            image = ramp[None, None, None].expand(1, 1, 2, size)

            means = functional.adaptive_avg_pool2d(image, (2, wanted))[0, 0, 1]

            ours = [ramp[start:stop].mean() for start, stop in windows]
            assert len(ours) == sizes.adaptive_pool_output_size(size, output_size=wanted)
            assert means.tolist() == pytest.approx([float(mean) for mean in ours]), (size, wanted)


def test_same_pads_the_odd_pixel_after_as_torch_does():
    """A lone pixel's echo lies where the padding of each side puts it."""
    pixels = torch.zeros(1, 1, 1, 9)
    pixels[..., 4] = 1
    for kernel, dilation in ((2, 1), (3, 1), (4, 2), (4, 3), (5, 1), (2, 4)):
        ramp = torch.arange(1.0, kernel + 1).reshape(1, 1, 1, -1)
        sides = sizes.padding_sides("same", input_size=9, kernel_size=kernel, dilation=dilation)
        by_word = fuzz.quiet_same(pixels, ramp, dilation)

        by_number = functional.conv2d(functional.pad(pixels, sides), ramp, dilation=dilation)

        assert by_word.shape == pixels.shape
        assert torch.equal(by_word, by_number), (kernel, dilation)


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ({"input_size": 227, "kernel_size": 11, "stride": 4}, 55),
        ({"input_size": 224, "kernel_size": 11, "stride": 4}, 54),
        ({"input_size": 224, "kernel_size": 11, "stride": 4, "padding": 2}, 55),
        ({"input_size": 224, "kernel_size": 11, "stride": 4, "padding": (0, 3)}, 55),
        ({"input_size": 224, "kernel_size": 11, "stride": 4, "padding": 1}, 54),
        ({"input_size": 27, "kernel_size": 5, "padding": "same"}, 27),
    ],
)
def test_first_layers_of_the_alexnets_have_their_published_sizes(arguments, size):
    """227, or 224 with 3 more pixels in all, gives 55; with 2 more it gives 54."""
    assert sizes.conv_output_size(arguments.pop("input_size"), **arguments) == size


def test_alexnet_shrinks_from_227_to_6_pixels():
    """Layer by layer, as the paper has it."""
    size, found = 227, []
    for kernel, stride, padding in (
        *[(11, 4, 0), (3, 2, 0), (5, 1, 2), (3, 2, 0)],
        *[(3, 1, 1), (3, 1, 1), (3, 1, 1), (3, 2, 0)],
    ):
        size = sizes.conv_output_size(size, kernel_size=kernel, stride=stride, padding=padding)
        found.append(size)

    assert found == [55, 27, 27, 13, 13, 13, 13, 6]


def test_the_mend_of_a_kernel_too_wide_is_the_least_one():
    """The padding named is enough and one pixel less is not; so is the kernel named."""
    for setting in fuzz.settings("conv"):
        window = {name: setting[name][0] for name in ("kernel_size", "stride", "dilation")}
        size = setting["input_size"][0]
        try:
            sizes.conv_output_size(size, **window)
        except sizes.ShapeError as error:
            missing = number_between(str(error), "pad by ", " px more")
            largest = number_between(str(error), "use kernel_size ", " at most")
        except ValueError:
            continue
        else:
            continue
        assert sizes.conv_output_size(size, **window, padding=(0, missing)) == 1, setting
        assert sizes.conv_output_size(size, **window | {"kernel_size": largest}) >= 1, setting
        with pytest.raises(sizes.ShapeError):
            sizes.conv_output_size(size, **window, padding=(missing - 1, 0))
        with pytest.raises(sizes.ShapeError):
            sizes.conv_output_size(size, **window | {"kernel_size": largest + 1})


def test_the_mend_of_a_pooling_too_wide_is_the_least_one():
    """The input size named is enough and one pixel less is not; so is the kernel, if one is."""
    seen = Counter()
    for setting in fuzz.settings("max_pool"):
        window = {
            name: value[0] if isinstance(value, tuple) else value for name, value in setting.items()
        }
        size = window.pop("input_size")
        try:
            sizes.pool_output_size(size, **window)
        except sizes.ShapeError as error:
            said = str(error)
        except ValueError:
            continue
        else:
            continue
        least = number_between(said, "input_size of ", " or more")
        assert sizes.pool_output_size(least, **window) == 1, setting
        with pytest.raises(sizes.ShapeError):
            sizes.pool_output_size(least - 1, **window)
        seen["input"] += 1
        if "use kernel_size" in said:
            largest = number_between(said, "use kernel_size ", " at most")
            assert sizes.pool_output_size(size, **window | {"kernel_size": largest}) >= 1, setting
            with pytest.raises(sizes.ShapeError):
                sizes.pool_output_size(size, **window | {"kernel_size": largest + 1})
            seen["kernel"] += 1
    assert seen["input"] > 0


def test_the_mend_of_same_with_a_stride_gives_the_size_it_names():
    """The padding named gives the input size divided by the stride and rounded up."""
    for size in range(1, 30):
        for kernel, stride, dilation in ((1, 2, 1), (3, 2, 1), (4, 3, 2), (2, 5, 3), (7, 2, 1)):
            window = {"kernel_size": kernel, "stride": stride, "dilation": dilation}
            with pytest.raises(ValueError, match='"same" needs stride 1') as error:
                sizes.conv_output_size(size, padding="same", **window)

            padding = number_between(str(error.value), "or padding ", ", which")
            wanted = number_between(str(error.value), "gives ", ", the input")

            assert wanted == -(-size // stride)
            assert sizes.conv_output_size(size, padding=padding, **window) == wanted


def test_the_mend_of_a_transposed_padding_is_the_most_that_leaves_something():
    """The padding named leaves pixels, one more leaves none."""
    with pytest.raises(sizes.ShapeError, match="use padding 1 at most"):
        sizes.conv_transpose_output_size(1, kernel_size=4, padding=2)

    assert sizes.conv_transpose_output_size(1, kernel_size=4, padding=1) == 2


def number_between(text: str, before: str, after: str) -> int:
    """The number that stands between two pieces of a message."""
    return int(text.split(before)[1].split(after)[0])


@pytest.mark.parametrize(
    ("found", "truth"),
    [
        (sizes.conv_output_size(HUGE, kernel_size=3, stride=7), (HUGE - 3) // 7 + 1),
        (sizes.conv_output_size(HUGE, kernel_size=HUGE), 1),
        (sizes.conv_output_size(HUGE, kernel_size=5, padding="same"), HUGE),
        (sizes.conv_output_size(1, kernel_size=3, padding=HUGE), 2 * HUGE - 1),
        (sizes.pool_output_size(HUGE, kernel_size=2), HUGE // 2),
        (sizes.pool_output_size(HUGE + 1, kernel_size=2, ceil_mode=True), HUGE // 2 + 1),
        (sizes.adaptive_pool_output_size(3, output_size=HUGE), HUGE),
        (sizes.conv_transpose_output_size(HUGE, kernel_size=2, stride=2), 2 * HUGE),
        (sizes.flatten_output_shape((1, HUGE, HUGE)), (1, HUGE * HUGE)),
        (
            sizes.conv_unread(HUGE, kernel_size=1, stride=3),
            sizes.Unread(padded=0, image=0, skipped=HUGE - (HUGE + 2) // 3),
        ),
        (sizes.input_sizes_for(HUGE, kernel_size=3), range(HUGE + 2, HUGE + 3)),
        (sizes.pool_input_sizes_for(HUGE, kernel_size=2), range(2 * HUGE, 2 * HUGE + 2)),
        (
            costs.linear((HUGE,), in_features=HUGE, out_features=HUGE).parameters,
            HUGE * HUGE + HUGE,
        ),
    ],
)
def test_a_huge_number_gets_its_right_answer(found, truth):
    """No float is on the way: not one digit is lost, and nothing is counted one by one."""
    assert found == truth


def test_a_list_too_long_for_the_memory_is_refused():
    """The windows of an adaptive pooling are the one answer here that is not a closed form."""
    with pytest.raises(ValueError, match="output_size must be at most 1000000 to list"):
        sizes.adaptive_pool_windows(3, output_size=HUGE)


@pytest.mark.parametrize(
    ("input_size", "window", "error", "says"),
    [
        (8, {"kernel_size": 3, "stride": 0}, ValueError, "stride must be at least 1, not 0"),
        (8.0, {"kernel_size": 3}, TypeError, "input_size must be a whole number, not 8.0; write 8"),
        (8, {"kernel_size": True}, TypeError, "kernel_size must be a whole number, not True"),
        (
            8,
            {"kernel_size": 3, "padding": "SAME"},
            ValueError,
            '"same" or "valid" .*, not \'SAME\'',
        ),
        (2, {"kernel_size": 5}, sizes.ShapeError, r"does not fit into 2 px \(input_size 2 \+"),
        (6, {"kernel_size": 3, "dilation": 3}, sizes.ShapeError, r"3·\(3 − 1\) \+ 1 = 7 px"),
    ],
)
def test_a_slip_is_told_by_its_numbers(input_size, window, error, says):
    """The argument, the rule and the value; the numbers on both sides where it does not fit."""
    with pytest.raises(error, match=says):
        sizes.conv_output_size(input_size, **window)
