"""What is asked of the questions of every chapter."""

from cnnlesson import answers, words


def only_this_letter_is_right(name: str, letter: str) -> None:
    """And each of the others is wrong, with its own reason."""
    said = [answers.check(name, each) for each in "abcd"]
    assert [feedback.is_right for feedback in said] == [each == letter for each in "abcd"]
    assert len({str(feedback) for feedback in said}) == 4


def speaks_chinese(name: str) -> None:
    """Hints and solution: no blank is left open."""
    words.speak("zh")

    said = [str(answers.hint(name)) for _ in range(4)] + [str(answers.solution(name))]

    assert not any("{" in text for text in said if "def " not in text)
    assert all(any("一" <= sign <= "鿿" for sign in text) for text in said)
