"""The questions of chapter 06, training."""

from cnnlesson.answers.choice import Choices, MultipleChoice, Option
from cnnlesson.answers.code import Code
from cnnlesson.answers.question import Question
from cnnlesson.answers.solved import cross_entropy, descended, updated
from cnnlesson.answers.training import (
    ADDED_UP,
    BORDER,
    CROSS_ENTROPY,
    UPDATE,
    UPDATES,
    WALK,
    Backwards,
    Bowl,
    Epochs,
    Scores,
    Update,
    Walk,
)

NOTHING_KNOWN = Scores((0,) * 10, label=3)

IN_THE_SECTIONS = (
    Question("06.update", UPDATE, Update(weight=3, gradient=6, learning_rate=0.1)),
    Question("06.border", BORDER, Bowl(factor=5)),
    Question(
        "06.nothing_known",
        CROSS_ENTROPY,
        NOTHING_KNOWN,
        hints=("06_hint_equal_scores", "06_hint_share", "06_hint_log"),
    ),
    Question("06.updates", UPDATES, Epochs(images=2000, batch=64, epochs=3)),
    Question("06.added_up", ADDED_UP, Backwards(weight=3, times=2)),
)

CODE = (
    Question(
        "06.updated",
        Code(of=UPDATE, arguments=("weight", "gradient", "learning_rate"), solved=updated),
        (
            Update(weight=3, gradient=6, learning_rate=0.1),
            Update(weight=-3, gradient=-4, learning_rate=0.25),
            Update(weight=1.5, gradient=0, learning_rate=10),
            Update(weight=0, gradient=5, learning_rate=2),
        ),
        hints=("06_hint_code_step", "06_hint_code_against"),
    ),
    Question(
        "06.descended",
        Code(of=WALK, arguments=("start", "learning_rate", "steps"), solved=descended),
        (
            Walk(start=3, learning_rate=0.1, steps=2),
            Walk(start=3, learning_rate=0.1, steps=20),
            Walk(start=-2, learning_rate=0.25, steps=3),
            Walk(start=1, learning_rate=1.5, steps=3),
            Walk(start=5, learning_rate=0.1, steps=0),
        ),
        hints=("06_hint_code_loop", "06_hint_code_new_gradient"),
    ),
    Question(
        "06.cross_entropy",
        Code(of=CROSS_ENTROPY, arguments=("logits", "label"), solved=cross_entropy),
        (
            Scores((2, 0, 1), label=0),
            NOTHING_KNOWN,
            Scores((1, -1, 3), label=1),
            Scores((5, 1), label=1),
        ),
        hints=("06_hint_code_powers", "06_hint_code_log"),
    ),
)

TO_CHOOSE = (
    Question(
        "06.safe",
        MultipleChoice(),
        Choices(
            text="06_safe",
            options=(
                Option(text="06_safe_flat", says="06_safe_flat_says"),
                Option(text="06_safe_99", says="06_safe_99_says"),
                Option(text="06_safe_101", says="06_safe_101_says", is_right=True),
                Option(text="06_safe_none", says="06_safe_none_says"),
            ),
        ),
        hints=("06_hint_border_of_each", "06_hint_two_over"),
    ),
    Question(
        "06.wants",
        MultipleChoice(),
        Choices(
            text="06_wants",
            options=(
                Option(text="06_wants_probabilities", says="06_wants_probabilities_says"),
                Option(text="06_wants_logits", says="06_wants_logits_says", is_right=True),
                Option(text="06_wants_class", says="06_wants_class_says"),
                Option(text="06_wants_one_hot", says="06_wants_one_hot_says"),
            ),
        ),
        hints=("06_hint_softmax_inside", "06_hint_twice_softmax"),
    ),
    Question(
        "06.still",
        MultipleChoice(),
        Choices(
            text="06_still",
            options=(
                Option(text="06_still_backward", says="06_still_backward_says"),
                Option(text="06_still_zero", says="06_still_zero_says"),
                Option(text="06_still_step", says="06_still_step_says", is_right=True),
                Option(text="06_still_forward", says="06_still_forward_says"),
            ),
        ),
        hints=("06_hint_who_fills", "06_hint_who_moves"),
    ),
    Question(
        "06.curves",
        MultipleChoice(),
        Choices(
            text="06_curves",
            options=(
                Option(text="06_curves_rate", says="06_curves_rate_says"),
                Option(text="06_curves_longer", says="06_curves_longer_says"),
                Option(text="06_curves_over", says="06_curves_over_says", is_right=True),
                Option(text="06_curves_set", says="06_curves_set_says"),
            ),
        ),
        hints=("06_hint_which_images", "06_hint_by_heart"),
    ),
)

EXERCISES = (
    Question(
        "06.exercise_1",
        UPDATE,
        Update(weight=-3, gradient=-4, learning_rate=0.25),
        on_request=True,
    ),
    Question("06.exercise_2", BORDER, Bowl(factor=20), on_request=True),
    Question("06.exercise_3", UPDATES, Epochs(images=60_000, batch=128, epochs=5), on_request=True),
    Question("06.exercise_4", ADDED_UP, Backwards(weight=-2, times=3), on_request=True),
    Question("06.exercise_5", CROSS_ENTROPY, Scores((4, 4), label=0), on_request=True),
)

QUESTIONS = (*IN_THE_SECTIONS, *CODE, *TO_CHOOSE, *EXERCISES)
