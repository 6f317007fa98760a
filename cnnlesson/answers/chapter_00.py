"""The questions of chapter 00, start here."""

from cnnlesson.answers.choice import Choices, MultipleChoice, Option
from cnnlesson.answers.code import Code
from cnnlesson.answers.convolution import OUTPUT_SIDES
from cnnlesson.answers.counting import KERNELS, STEPS, Epoch
from cnnlesson.answers.question import Question
from cnnlesson.answers.settings import Layer
from cnnlesson.answers.window import (
    WINDOW,
    Demand,
    EdgeKernel,
    FindsEdges,
    Window,
    window_sum,
)

RIGHT_MINUS_LEFT = ((-1, 0, 1),) * 3
FIRST_WINDOW = Window(((1, 2, 4), (0, 3, 5), (2, 1, 6)), RIGHT_MINUS_LEFT)

IN_THE_SECTIONS = (
    Question("00.window", WINDOW, FIRST_WINDOW),
    Question(
        "00.shape",
        OUTPUT_SIDES,
        Layer((1, 4, 5), out_channels=1, kernel_size=(3, 3)),
        hints=("00_hint_stops_down", "00_hint_stops_across"),
    ),
    Question("00.kernels", KERNELS, Layer((3, 32, 32), out_channels=8, kernel_size=(5, 5))),
    Question("00.steps", STEPS, Epoch(images=1000, batch=50)),
    Question("00.sevens", WINDOW, Window(((7, 7, 7),) * 3, RIGHT_MINUS_LEFT)),
)

CODE = (
    Question(
        "00.sum",
        Code(of=WINDOW, arguments=("pixels", "weights"), solved=window_sum),
        (
            FIRST_WINDOW,
            Window(((5, 5, 5),) * 3, RIGHT_MINUS_LEFT),
            Window(((3, 1), (2, 4)), ((1, -2), (0, 5))),
            Window(((2, 0, 1), (4, 3, 7)), ((1, 2, 3), (-1, 0, 1))),
        ),
        hints=("00_hint_two_loops", "00_hint_total"),
    ),
    Question(
        "00.kernel",
        FindsEdges(hints=("00_hint_other_way", "00_hint_lower_minus_upper")),
        EdgeKernel(
            size=3,
            name="horizontal edges",
            demands=(
                Demand(((1, 1, 1),) * 3, says="00_kernel_even_area"),
                Demand(((0, 0, 1),) * 3, says="00_kernel_vertical_edge"),
                Demand(((0, 1, 1),) * 3, says="00_kernel_vertical_edge"),
                Demand(((0,) * 3, (0,) * 3, (1,) * 3), says="00_kernel_misses", is_found=True),
                Demand(((0,) * 3, (1,) * 3, (1,) * 3), says="00_kernel_misses", is_found=True),
            ),
        ),
    ),
)

TO_CHOOSE = (
    Question(
        "00.restart",
        MultipleChoice(),
        Choices(
            text="00_restart",
            options=(
                Option(text="00_restart_same", says="00_restart_same_says"),
                Option(text="00_restart_name", says="00_restart_name_says", is_right=True),
                Option(text="00_restart_above", says="00_restart_above_says"),
                Option(text="00_restart_nothing", says="00_restart_nothing_says"),
            ),
        ),
        hints=("00_hint_forgets", "00_hint_one_cell"),
    ),
    Question(
        "00.waiting",
        MultipleChoice(),
        Choices(
            text="00_waiting",
            options=(
                Option(text="00_waiting_all", says="00_waiting_all_says"),
                Option(text="00_waiting_first", says="00_waiting_first_says", is_right=True),
                Option(text="00_waiting_last", says="00_waiting_last_says"),
                Option(text="00_waiting_none", says="00_waiting_none_says"),
            ),
        ),
        hints=("00_hint_at_a_time", "00_hint_order"),
    ),
    Question(
        "00.brighter",
        MultipleChoice(),
        Choices(
            text="00_brighter",
            options=(
                Option(text="00_brighter_as_much", says="00_brighter_as_much_says"),
                Option(text="00_brighter_nine", says="00_brighter_nine_says"),
                Option(text="00_brighter_same", says="00_brighter_same_says", is_right=True),
                Option(text="00_brighter_stronger", says="00_brighter_stronger_says"),
            ),
        ),
        hints=("00_hint_both_sides", "00_hint_sum_of_weights"),
    ),
)

QUESTIONS = (*IN_THE_SECTIONS, *CODE, *TO_CHOOSE)
