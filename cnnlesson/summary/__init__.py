"""A network in one table: what each layer makes, what it costs, what it sees, and why.

>>> from cnnlesson import nets
>>> from cnnlesson.summary import summary
>>> summary(nets.LENET5).parameters
61706
"""

from cnnlesson.summary.comparison import Comparison, compare
from cnnlesson.summary.memory import TrainingMemory
from cnnlesson.summary.report import Summary, Unused
from cnnlesson.summary.summarise import summary

__all__ = ["Comparison", "Summary", "TrainingMemory", "Unused", "compare", "summary"]
