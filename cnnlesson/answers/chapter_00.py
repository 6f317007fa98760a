"""The questions of chapter 00, start here."""

from cnnlesson.answers.choice import Choices, MultipleChoice, Option
from cnnlesson.answers.code import Code
from cnnlesson.answers.counting import KERNELS, STEPS, WHERE_IT_STOPS, Training
from cnnlesson.answers.question import Question
from cnnlesson.answers.settings import Layer
from cnnlesson.answers.window import (
    EVEN_WINDOW,
    WINDOW,
    Demand,
    EdgeKernel,
    FindsEdges,
    Window,
    window_sum,
)

RIGHT_MINUS_LEFT = ((-1, 0, 1),) * 3
SHARPEN = ((0, -1, 0), (-1, 5, -1), (0, -1, 0))
DARK, BRIGHT = (0, 0, 0), (1, 1, 1)
FIRST_WINDOW = Window(((1, 2, 4), (0, 3, 5), (2, 1, 6)), RIGHT_MINUS_LEFT)

IN_THE_SECTIONS = (
    Question("00.window", WINDOW, FIRST_WINDOW),
    Question(
        "00.shape",
        WHERE_IT_STOPS,
        Layer((1, 4, 5), out_channels=1, kernel_size=(3, 3)),
    ),
    Question("00.kernels", KERNELS, Layer((3, 32, 32), out_channels=8, kernel_size=(3, 3))),
    Question("00.steps", STEPS, Training(images=1000, test_images=200, batch=50, epochs=3)),
    Question("00.sevens", EVEN_WINDOW, Window(((7, 7, 7),) * 3, SHARPEN)),
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
        FindsEdges(hints=("00_hint_other_way", "00_hint_first_row_of_kernel")),
        EdgeKernel(
            size=3,
            solved=(BRIGHT, DARK, (-1, -1, -1)),
            demands=(
                Demand((BRIGHT,) * 3, says="00_kernel_even_area"),
                Demand(((0, 0, 1),) * 3, says="00_kernel_vertical_edge"),
                Demand(((0, 1, 1),) * 3, says="00_kernel_vertical_edge"),
            ),
            edge=((BRIGHT, BRIGHT, DARK), (BRIGHT, DARK, DARK)),
        ),
    ),
)

TO_CHOOSE = (
    Question(
        "00.deleted",
        MultipleChoice(),
        Choices(
            text="00_deleted",
            options=(
                Option(text="00_deleted_gone", says="00_deleted_gone_says"),
                Option(text="00_deleted_works", says="00_deleted_works_says", is_right=True),
                Option(text="00_deleted_back", says="00_deleted_back_says"),
                Option(text="00_deleted_below", says="00_deleted_below_says"),
            ),
        ),
        hints=("00_hint_where_names_live", "00_hint_when_forgotten"),
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
