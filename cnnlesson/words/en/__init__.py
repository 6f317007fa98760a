"""The sentences in English, by who says them."""

from cnnlesson.words.en.figures import FIGURES
from cnnlesson.words.en.sizes import SIZES
from cnnlesson.words.en.widgets import WIDGETS

SECTIONS = {"sizes": SIZES, "figures": FIGURES, "widgets": WIDGETS}
