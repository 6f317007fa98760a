"""What the size functions take: windows, paddings and shapes, each checked in one place."""

from cnnlesson import _check, words

Padding = int | str | tuple[int, int]
LONGEST_LIST = 1_000_000  # a longer one fills the memory and answers nobody's question


class ShapeError(ValueError):
    """A layer and its input do not fit; the message says why, and the least mend."""


def padding_sides(
    padding: Padding, *, input_size: int, kernel_size: int, stride: int = 1, dilation: int = 1
) -> tuple[int, int]:
    """Pixels of padding before and after one axis; an odd one out goes after.

    >>> padding_sides("same", input_size=8, kernel_size=4)
    (1, 2)
    >>> padding_sides(2, input_size=8, kernel_size=5)
    (2, 2)

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
    """
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, stride, dilation
    )
    if isinstance(padding, str):
        return _named_padding(padding, input_size, kernel_size, stride, dilation)
    if isinstance(padding, tuple) and len(padding) == 2:
        before, after = padding
        return (
            _check.whole("padding[0]", before, at_least=0),
            _check.whole("padding[1]", after, at_least=0),
        )
    if padding is None or isinstance(padding, tuple | list):
        raise TypeError(
            "padding must be a whole number, a pair (before, after), "
            f'"same" or "valid", not {_check.shown(padding)}'
        )
    return (_check.whole("padding", padding, at_least=0),) * 2


def checked_window(
    input_size: int, kernel_size: int, stride: int, dilation: int
) -> tuple[int, int, int, int]:
    """The four numbers of a window along one axis, each a whole number of 1 or more."""
    return (
        _check.whole("input_size", input_size, at_least=1),
        _check.whole("kernel_size", kernel_size, at_least=1),
        _check.whole("stride", stride, at_least=1),
        _check.whole("dilation", dilation, at_least=1),
    )


def checked_pool(
    input_size: int,
    kernel_size: int,
    stride: int | None,
    padding: int,
    dilation: int,
    ceil_mode: bool,
) -> tuple[int, int, int, int, int]:
    """The five numbers of a pooling window, the stride filled in and the padding small enough."""
    kernel_size = _check.whole("kernel_size", kernel_size, at_least=1)
    input_size, kernel_size, stride, dilation = checked_window(
        input_size, kernel_size, kernel_size if stride is None else stride, dilation
    )
    padding = _check.whole("padding", padding, at_least=0)
    if not isinstance(ceil_mode, bool):
        raise TypeError(f"ceil_mode must be True or False, not {_check.shown(ceil_mode)}")
    if padding > kernel_size // 2:
        raise ValueError(
            words.say(
                "pool_padding", kernel_size=kernel_size, padding=padding, half=kernel_size // 2
            )
        )
    return input_size, kernel_size, stride, padding, dilation


def checked_shape(name: str, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape as a tuple of whole numbers, each 0 or more: torch knows empty batches."""
    if not isinstance(shape, tuple | list):
        raise TypeError(f"{name} must be a tuple of whole numbers, not {_check.shown(shape)}")
    return tuple(_check.whole(f"{name}[{i}]", size, at_least=0) for i, size in enumerate(shape))


def _named_padding(
    name: str, input_size: int, kernel_size: int, stride: int, dilation: int
) -> tuple[int, int]:
    """The two sides that torch pads for "same" or "valid"."""
    if name == "valid":
        return 0, 0
    if name != "same":
        raise ValueError(f'padding must be "same" or "valid" where it is a word, not {name!r}')
    total = dilation * (kernel_size - 1)
    if stride != 1:
        raise ValueError(_why_same_needs_stride_1(input_size, total, stride))
    return total // 2, total - total // 2


def _why_same_needs_stride_1(input_size: int, reach_less_one: int, stride: int) -> str:
    """What to write instead of "same" for a stride that is not 1."""
    wanted = -(-input_size // stride)
    total = max(0, (wanted - 1) * stride + reach_less_one + 1 - input_size)
    return words.say("same_needs_stride_1", stride=stride, padding=-(-total // 2), wanted=wanted)
