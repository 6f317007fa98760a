"""The sentences in Chinese, by who says them."""

from cnnlesson.words.zh.answers import ANSWERS
from cnnlesson.words.zh.answers_00 import ANSWERS_00
from cnnlesson.words.zh.answers_02 import ANSWERS_02
from cnnlesson.words.zh.answers_03 import ANSWERS_03
from cnnlesson.words.zh.answers_06 import ANSWERS_06
from cnnlesson.words.zh.choice import CHOICE
from cnnlesson.words.zh.curve import CURVE
from cnnlesson.words.zh.descent import DESCENT
from cnnlesson.words.zh.figures import FIGURES
from cnnlesson.words.zh.fully_connected import FULLY_CONNECTED
from cnnlesson.words.zh.installation import INSTALLATION
from cnnlesson.words.zh.layers import LAYERS
from cnnlesson.words.zh.sizes import SIZES
from cnnlesson.words.zh.studio import STUDIO
from cnnlesson.words.zh.summary import SUMMARY
from cnnlesson.words.zh.widgets import WIDGETS

SECTIONS = {
    "sizes": SIZES,
    "layers": LAYERS,
    "summary": SUMMARY,
    "figures": FIGURES,
    "widgets": WIDGETS,
    "studio": STUDIO,
    "descent": DESCENT,
    "curve": CURVE,
    "fully_connected": FULLY_CONNECTED,
    "choice": CHOICE,
    "installation": INSTALLATION,
    "answers": ANSWERS,
    "answers_00": ANSWERS_00,
    "answers_02": ANSWERS_02,
    "answers_03": ANSWERS_03,
    "answers_06": ANSWERS_06,
}
