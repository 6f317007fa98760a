"""The sentences in Chinese, by who says them."""

from cnnlesson.words.zh.answers import ANSWERS
from cnnlesson.words.zh.answers_00 import ANSWERS_00
from cnnlesson.words.zh.answers_03 import ANSWERS_03
from cnnlesson.words.zh.choice import CHOICE
from cnnlesson.words.zh.figures import FIGURES
from cnnlesson.words.zh.installation import INSTALLATION
from cnnlesson.words.zh.layers import LAYERS
from cnnlesson.words.zh.sizes import SIZES
from cnnlesson.words.zh.summary import SUMMARY
from cnnlesson.words.zh.widgets import WIDGETS

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
