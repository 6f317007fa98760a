"""Kinds of questions asked backwards: which input, padding, stride or order of axes it takes."""

from fractions import Fraction

from cnnlesson import sizes
from cnnlesson.answers.inverse import Inputs, Padding
from cnnlesson.answers.number import Number
from cnnlesson.answers.settings import Fitting, Images
from cnnlesson.answers.shape import Place, Shape
from cnnlesson.answers.slips import Slip

INPUTS = Inputs(
    slips=(
        Slip(
            says="slip_first_stop_a_step",
            value=lambda wanted: wanted.least + wanted.stride,
        ),
        Slip(says="slip_padding_added", value=lambda wanted: wanted.least + 4 * wanted.padding),
        Slip(says="slip_padding_kept", value=lambda wanted: wanted.least + 2 * wanted.padding),
        Slip(says="slip_padding_off_once", value=lambda wanted: wanted.least + wanted.padding),
    ),
    hints=("hint_walk_back", "hint_smallest_input", "hint_staircase"),
)

PADDING = Padding(
    slips=(
        Slip(says="slip_both_sides", value=lambda fitting: fitting.total),
        Slip(
            says="slip_padding_undilated",
            value=lambda fitting: (
                Fraction(fitting.kernel_size - 1, 2) if fitting.dilation > 1 else None
            ),
        ),
        Slip(
            says="slip_half_pixel",
            value=lambda fitting: Fraction(fitting.total, 2) if fitting.stride == 1 else None,
        ),
        Slip(
            says="slip_half_pixel_strided",
            value=lambda fitting: Fraction(fitting.total, 2) if fitting.stride > 1 else None,
        ),
    ),
    hints=("hint_missing_pixels", "hint_total", "hint_each_side"),
)

SIDES_KEEPING_SIZE = Padding(
    only_pairs=True,
    slips=(
        Slip(
            says="slip_padding_undilated",
            value=lambda fitting: ((fitting.kernel_size - 1) // 2, fitting.kernel_size // 2),
        ),
        Slip(says="slip_odd_pixel_lost", value=lambda fitting: (fitting.total // 2,) * 2),
        Slip(says="slip_odd_pixel_twice", value=lambda fitting: ((fitting.total + 1) // 2,) * 2),
        Slip(says="slip_both_sides", value=lambda fitting: (fitting.total,) * 2),
        Slip(
            says="slip_reach_padded",
            value=lambda fitting: (fitting.reach // 2, fitting.reach - fitting.reach // 2),
        ),
    ),
)


def _stride_that_fits(fitting: Fitting) -> int:
    """The least stride that gives the wanted size."""
    sizes_of = (
        (stride, sizes.conv_output_size(fitting.input_size, **fitting.window | {"stride": stride}))
        for stride in range(1, fitting.input_size + 1)
    )
    return next(stride for stride, made in sizes_of if made == fitting.output_size)


STRIDE = Number(
    right=_stride_that_fits,
    worked=lambda fitting: (
        sizes.conv_worked(
            fitting.input_size, **fitting.window | {"stride": _stride_that_fits(fitting)}
        ),
    ),
    slips=(
        Slip(
            says="slip_first_stop_a_step",
            value=lambda fitting: Fraction(fitting.input_size - fitting.reach, fitting.output_size),
        ),
        Slip(
            says="slip_kernel_left_out",
            value=lambda fitting: Fraction(fitting.input_size, fitting.output_size),
        ),
    ),
    hints=("hint_unstrided", "hint_steps_between", "hint_stride"),
)


def _number_at(index: int) -> Number:
    """One number of a shape (N, H, W, C)."""
    return Number(right=lambda images: images.shape[index], worked=lambda images: ())


def _itself(images: Images) -> Images:
    """The setting of each place is the whole one."""
    return images


CHANNELS_FIRST = Shape(
    places=(
        Place(text="place_batch", kind=_number_at(0), setting=_itself),
        Place(text="place_channels", kind=_number_at(3), setting=_itself),
        Place(text="place_height", kind=_number_at(1), setting=_itself),
        Place(text="place_width", kind=_number_at(2), setting=_itself),
    ),
    worked=lambda images: (f"permute(0, 3, 1, 2): {images.shape} → {images.channels_first}",),
    slips=(
        Slip(says="slip_axes_as_they_were", value=lambda images: images.shape),
        Slip(
            says="slip_axes_exchanged",
            value=lambda images: tuple(images.shape[axis] for axis in (0, 3, 2, 1)),
        ),
        Slip(says="slip_axes_given", value=lambda images: (0, 3, 1, 2)),
        Slip(says="slip_batch_left_out", value=lambda images: images.channels_first[1:]),
    ),
    hints=("hint_which_axis", "hint_torch_order", "hint_permute"),
)
