"""The sentences in Chinese, by who says them."""

from cnnlesson.words.zh.figures import FIGURES
from cnnlesson.words.zh.sizes import SIZES
from cnnlesson.words.zh.widgets import WIDGETS

SECTIONS = {"sizes": SIZES, "figures": FIGURES, "widgets": WIDGETS}
