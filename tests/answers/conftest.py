"""Each test starts with no hint given, and in English."""

import pytest

from cnnlesson import answers, words


@pytest.fixture(autouse=True)
def _fresh():
    """What one test was told, no other remembers."""
    answers._hints_seen.clear()
    words.speak("en")
    yield
    answers._hints_seen.clear()
    words.speak("en")
