"""The sentences in English, by who says them."""

from cnnlesson.words.en.answers import ANSWERS
from cnnlesson.words.en.answers_00 import ANSWERS_00
from cnnlesson.words.en.answers_02 import ANSWERS_02
from cnnlesson.words.en.answers_03 import ANSWERS_03
from cnnlesson.words.en.answers_06 import ANSWERS_06
from cnnlesson.words.en.choice import CHOICE
from cnnlesson.words.en.curve import CURVE
from cnnlesson.words.en.descent import DESCENT
from cnnlesson.words.en.figures import FIGURES
from cnnlesson.words.en.fully_connected import FULLY_CONNECTED
from cnnlesson.words.en.installation import INSTALLATION
from cnnlesson.words.en.layers import LAYERS
from cnnlesson.words.en.sizes import SIZES
from cnnlesson.words.en.studio import STUDIO
from cnnlesson.words.en.summary import SUMMARY
from cnnlesson.words.en.widgets import WIDGETS

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
