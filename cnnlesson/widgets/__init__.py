"""The course's widgets: each answers in the browser, without the kernel, and mirrors its state.

Python reads, sets, links and observes every value of a widget; its repr ends in
the result, for a reader who has no kernel and for the checks.
"""

from cnnlesson.widgets.convolution_explorer import ConvolutionExplorer
from cnnlesson.widgets.multiple_choice import MultipleChoice

__all__ = ["ConvolutionExplorer", "MultipleChoice"]
