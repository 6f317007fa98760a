"""The course's widgets: each answers in the browser, without the kernel, and mirrors its state.

Python reads, sets, links and observes every value of a widget; its repr ends in
the result, for a reader who has no kernel and for the checks.
"""

from cnnlesson.widgets.convolution_explorer import ConvolutionExplorer
from cnnlesson.widgets.fully_connected_explorer import FullyConnectedExplorer
from cnnlesson.widgets.kernel_studio import KernelStudio
from cnnlesson.widgets.learning_rate_explorer import LearningRateExplorer
from cnnlesson.widgets.multiple_choice import MultipleChoice
from cnnlesson.widgets.training_curve import TrainingCurve

__all__ = [
    "ConvolutionExplorer",
    "FullyConnectedExplorer",
    "KernelStudio",
    "LearningRateExplorer",
    "MultipleChoice",
    "TrainingCurve",
]
