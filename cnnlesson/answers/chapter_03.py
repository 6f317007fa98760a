"""The questions of chapter 03, output sizes."""

import dataclasses

from cnnlesson import sizes
from cnnlesson.answers import solved
from cnnlesson.answers.backwards import (
    CHANNELS_FIRST,
    INPUTS,
    PADDING,
    SIDES_KEEPING_SIZE,
    STRIDE,
)
from cnnlesson.answers.choice import Choices, MultipleChoice, Option
from cnnlesson.answers.code import Code
from cnnlesson.answers.convolution import (
    OUTPUT_SHAPE,
    OUTPUT_SIDES,
    PARAMETERS,
    REACH,
    SIZE,
    SIZE_IN_CODE,
)
from cnnlesson.answers.question import Question
from cnnlesson.answers.settings import Axis, Fitting, Images, Layer, Wanted
from cnnlesson.answers.slips import Slip

PADDING_BEFORE = 2  # of the layer in the question before 03.unpadded
UNPADDED = dataclasses.replace(
    SIZE,
    slips=(
        Slip(
            says="03_slip_padding_kept",
            value=lambda axis: sizes.conv_output_size(
                axis.input_size, **axis.window | {"padding": PADDING_BEFORE}
            ),
        ),
        *SIZE.slips,
    ),
)
COLOUR_LAYER = Layer((3, 32, 32), out_channels=16, kernel_size=(5, 5))

IN_THE_SECTIONS = (
    Question(
        "03.stops",
        SIZE,
        Axis(7, kernel_size=3),
        hints=("03_hint_last_stop", "hint_room", "03_hint_moves"),
    ),
    Question(
        "03.stride",
        SIZE,
        Axis(8, kernel_size=3, stride=2),
        hints=("03_hint_last_stop", "hint_room", "hint_steps"),
    ),
    Question("03.padding", SIZE, Axis(7, kernel_size=3, padding=1)),
    Question("03.reach", REACH, Axis(9, kernel_size=3, dilation=2)),
    Question(
        "03.unpadded",
        UNPADDED,
        Axis(224, kernel_size=11, stride=4),
        hints=("03_hint_last_stop", "hint_room", "hint_steps"),
    ),
    Question("03.sides", OUTPUT_SIDES, Layer((1, 120, 180), 1, kernel_size=(5, 3), stride=2)),
    Question("03.depth", OUTPUT_SHAPE, COLOUR_LAYER),
    Question("03.parameters", PARAMETERS, COLOUR_LAYER),
    Question("03.inputs", INPUTS, Wanted(20, kernel_size=5, stride=3)),
)

EXERCISES = (
    Question(
        "03.exercise_1",
        OUTPUT_SHAPE,
        Layer((1, 64, 48), out_channels=8, kernel_size=(7, 7), stride=2, padding=3),
        on_request=True,
    ),
    Question(
        "03.exercise_2",
        PADDING,
        Fitting(28, 28, kernel_size=4, dilation=3),
        hints=("hint_missing_pixels", "hint_total", "03_hint_sides_differ"),
        on_request=True,
    ),
    Question(
        "03.exercise_3",
        PARAMETERS,
        Layer((16, 8, 8), out_channels=32, kernel_size=(1, 1)),
        on_request=True,
    ),
    Question("03.exercise_4", STRIDE, Fitting(27, 13, kernel_size=3), on_request=True),
    Question(
        "03.exercise_5", INPUTS, Wanted(13, kernel_size=5, stride=3, padding=1), on_request=True
    ),
    Question("03.exercise_6", CHANNELS_FIRST, Images((8, 32, 48, 3)), on_request=True),
    Question("03.exercise_7", PADDING, Fitting(32, 16, kernel_size=3, stride=2), on_request=True),
)

CODE = (
    Question(
        "03.output_size",
        Code(
            of=SIZE_IN_CODE,
            arguments=("input_size", "kernel_size", "stride", "padding", "dilation"),
            solved=solved.output_size,
        ),
        (
            Axis(7, kernel_size=3),
            Axis(7, kernel_size=3, stride=2),
            Axis(8, kernel_size=3, stride=2),
            Axis(7, kernel_size=3, padding=1),
            Axis(9, kernel_size=3, dilation=2),
            Axis(224, kernel_size=11, stride=4, padding=2),
            Axis(28, kernel_size=5, stride=4, padding=2),
            Axis(13, kernel_size=3, stride=4, padding=2, dilation=3),
        ),
        hints=("03_hint_code_reach", "03_hint_code_room", "03_hint_code_floor"),
    ),
    Question(
        "03.keeping_padding",
        Code(
            of=SIDES_KEEPING_SIZE,
            arguments=("kernel_size", "dilation"),
            solved=solved.keeping_padding,
        ),
        (
            Fitting(28, 28, kernel_size=5),
            Fitting(28, 28, kernel_size=4),
            Fitting(28, 28, kernel_size=3, dilation=2),
            Fitting(28, 28, kernel_size=2, dilation=3),
            Fitting(28, 28, kernel_size=1, dilation=4),
        ),
        hints=("03_hint_keep_total", "03_hint_keep_split", "03_hint_keep_pair"),
    ),
)

TO_CHOOSE = (
    Question(
        "03.fraction",
        MultipleChoice(),
        Choices(
            text="03_fraction",
            options=(
                Option(text="03_fraction_error", says="03_fraction_error_says"),
                Option(text="03_fraction_image", says="03_fraction_image_says"),
                Option(text="03_fraction_padding", says="03_fraction_padding_says", is_right=True),
                Option(text="03_fraction_up", says="03_fraction_up_says"),
            ),
        ),
        hints=("03_hint_quarter_step", "03_hint_left_over"),
    ),
    Question(
        "03.filter",
        MultipleChoice(),
        Choices(
            text="03_filter",
            options=(
                Option(text="03_filter_flat", says="03_filter_flat_says"),
                Option(text="03_filter_flat_bias", says="03_filter_flat_bias_says"),
                Option(text="03_filter_deep", says="03_filter_deep_says", is_right=True),
                Option(text="03_filter_biases", says="03_filter_biases_says"),
            ),
        ),
        hints=("03_hint_stack", "03_hint_one_sum"),
    ),
    Question(
        "03.more_filters",
        MultipleChoice(),
        Choices(
            text="03_more",
            options=(
                Option(text="03_more_larger", says="03_more_larger_says"),
                Option(text="03_more_deeper", says="03_more_deeper_says", is_right=True),
                Option(text="03_more_channels", says="03_more_channels_says"),
                Option(text="03_more_smaller", says="03_more_smaller_says"),
            ),
        ),
        hints=("03_hint_same_stops", "03_hint_one_map"),
    ),
)

QUESTIONS = (*IN_THE_SECTIONS, *EXERCISES, *CODE, *TO_CHOOSE)
