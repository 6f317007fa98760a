"""The sentences in English, by who says them."""

from cnnlesson.words.en.answers import ANSWERS
from cnnlesson.words.en.answers_00 import ANSWERS_00
from cnnlesson.words.en.answers_03 import ANSWERS_03
from cnnlesson.words.en.choice import CHOICE
from cnnlesson.words.en.figures import FIGURES
from cnnlesson.words.en.installation import INSTALLATION
from cnnlesson.words.en.layers import LAYERS
from cnnlesson.words.en.sizes import SIZES
from cnnlesson.words.en.summary import SUMMARY
from cnnlesson.words.en.widgets import WIDGETS

SECTIONS = {
    "sizes": SIZES,
    "layers": LAYERS,
    "summary": SUMMARY,
    "figures": FIGURES,
    "widgets": WIDGETS,
    "choice": CHOICE,
    "installation": INSTALLATION,
    "answers": ANSWERS,
    "answers_00": ANSWERS_00,
    "answers_03": ANSWERS_03,
}
