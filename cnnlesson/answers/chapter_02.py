"""The questions of chapter 02, convolution."""

from cnnlesson.answers.choice import Choices, MultipleChoice, Option
from cnnlesson.answers.code import Code
from cnnlesson.answers.convolution import PARAMETERS
from cnnlesson.answers.filters import (
    CORNER,
    DENSE,
    FILTER_SUM,
    MULTIPLY_ADDS,
    OUTLINE_WINDOW,
    PARAMETERS_OF_ONE,
    SHIFT,
    STOP,
    Corner,
    Shift,
    Stack,
    Stop,
)
from cnnlesson.answers.question import Question
from cnnlesson.answers.settings import Layer
from cnnlesson.answers.solved import filter_stop, one_stop
from cnnlesson.answers.window import Window

OUTLINE = ((0, -1, 0), (-1, 4, -1), (0, -1, 0))
IMAGE = ((1, 2, 4, 9, 9), (0, 3, 5, 9, 8), (2, 1, 6, 8, 9), (1, 1, 5, 9, 9))
RIGHT_LESS_LEFT = ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
ASKED = Stack(
    windows=(((3, 1), (0, 2)), ((1, 4), (3, 0)), ((5, 0), (1, 1))),
    kernels=(((1, 0), (0, 1)), ((0, 1), (1, 0)), ((-1, 0), (0, -1))),
    bias=10,
)

IN_THE_SECTIONS = (
    Question("02.dense", DENSE, Layer((1, 28, 28), out_channels=1, kernel_size=(3, 3))),
    Question("02.window", OUTLINE_WINDOW, Window(((2, 3, 2), (4, 9, 3), (2, 5, 2)), OUTLINE)),
    Question("02.shift", SHIFT, Shift(pixels=6, stride=2)),
    Question("02.summed", FILTER_SUM, ASKED),
    Question("02.rgb", PARAMETERS_OF_ONE, Layer((3, 32, 32), out_channels=1, kernel_size=(3, 3))),
    Question("02.corner", CORNER, Corner(kernel_size=3, padding=1)),
    Question("02.products", MULTIPLY_ADDS, Layer((3, 32, 48), out_channels=8, kernel_size=(3, 3))),
)

CODE = (
    Question(
        "02.one_stop",
        Code(of=STOP, arguments=("image", "kernel", "row", "column"), solved=one_stop),
        (
            Stop(IMAGE, RIGHT_LESS_LEFT, 1, 0),
            Stop(IMAGE, ((1, 2), (0, -5)), 2, 0),
            Stop(IMAGE, ((1, -2, 3),), 0, 1),
            Stop(IMAGE, ((7,),), 3, 2),
        ),
        hints=("02_hint_pixel_of_weight", "02_hint_two_loops_of_kernel"),
    ),
    Question(
        "02.filter_stop",
        Code(of=FILTER_SUM, arguments=("windows", "kernels", "bias"), solved=filter_stop),
        (
            ASKED,
            Stack((((2, 5, 1),), ((3, 0, 4),)), (((1, 1, -2),), ((0, 3, 1),)), bias=-1),
            Stack((((6,),),), (((-3,),),), bias=20),
        ),
        hints=("02_hint_loop_over_channels", "02_hint_bias_after_loops"),
    ),
)

TO_CHOOSE = (
    Question(
        "02.detects",
        MultipleChoice(),
        Choices(
            text="02_detects",
            options=(
                Option(text="02_detects_vertical", says="02_detects_vertical_says"),
                Option(text="02_detects_blur", says="02_detects_blur_says"),
                Option(text="02_detects_lines", says="02_detects_lines_says", is_right=True),
                Option(text="02_detects_bright", says="02_detects_bright_says"),
            ),
        ),
        hints=("02_hint_add_weights", "02_hint_lay_a_line"),
    ),
    Question(
        "02.depth",
        MultipleChoice(),
        Choices(
            text="02_depth",
            options=(
                Option(text="02_depth_apart", says="02_depth_apart_says"),
                Option(text="02_depth_colours", says="02_depth_colours_says"),
                Option(text="02_depth_filters", says="02_depth_filters_says", is_right=True),
                Option(text="02_depth_single", says="02_depth_single_says"),
            ),
        ),
        hints=("02_hint_maps_of_a_filter", "02_hint_how_many_filters"),
    ),
    Question(
        "02.impulse",
        MultipleChoice(),
        Choices(
            text="02_impulse",
            options=(
                Option(text="02_impulse_same", says="02_impulse_same_says"),
                Option(text="02_impulse_turned", says="02_impulse_turned_says", is_right=True),
                Option(text="02_impulse_mirrored", says="02_impulse_mirrored_says"),
                Option(text="02_impulse_middle", says="02_impulse_middle_says"),
            ),
        ),
        hints=("02_hint_first_stop_of_impulse", "02_hint_which_weight_last"),
    ),
)

EXERCISES = (
    Question(
        "02.exercise_1",
        PARAMETERS,
        Layer((3, 64, 96), out_channels=8, kernel_size=(5, 5)),
        on_request=True,
    ),
    Question(
        "02.exercise_2",
        MULTIPLY_ADDS,
        Layer((16, 20, 32), out_channels=4, kernel_size=(5, 3)),
        on_request=True,
    ),
    Question("02.exercise_3", CORNER, Corner(kernel_size=5, padding=2), on_request=True),
    Question(
        "02.exercise_4",
        FILTER_SUM,
        Stack((((4, 2, 7),), ((1, 0, 3),)), (((-1, 0, 1),), ((2, 2, 2),)), bias=-5),
        on_request=True,
    ),
)

QUESTIONS = (*IN_THE_SECTIONS, *CODE, *TO_CHOOSE, *EXERCISES)
