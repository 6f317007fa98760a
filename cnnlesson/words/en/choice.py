"""What a multiple-choice question says beside its own text."""

CHOICE = {
    "choice_right": "Right.",
    "choice_not_yet": "Not yet.",
    "choice_run": "Run this cell to choose an answer and see whether it is right, and why.",
}
