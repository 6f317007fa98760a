"""What a multiple-choice question says beside its own text."""

CHOICE = {
    "choice_right": "答对了。",
    "choice_not_yet": "还不对。",
    "choice_run": "运行这个单元格就能选择答案，并看到它对不对、为什么。",
}
