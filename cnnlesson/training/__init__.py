"""Training: fit, evaluate, checkpoints, preprocessing. It yields numbers, and draws nothing."""

from cnnlesson.training.checkpoints import CheckpointError
from cnnlesson.training.device import best_device
from cnnlesson.training.evaluate import Evaluation, evaluate
from cnnlesson.training.fit import Record, fit
from cnnlesson.training.preprocessing import preprocessing, tensors
from cnnlesson.training.progress import shown

__all__ = [
    "CheckpointError",
    "Evaluation",
    "Record",
    "best_device",
    "evaluate",
    "fit",
    "preprocessing",
    "shown",
    "tensors",
]
