"""Kinds of questions that count: stops of a window, kernels in a layer, steps in training."""

from dataclasses import dataclass

from cnnlesson import words
from cnnlesson.answers.convolution import EVERY_PIXEL
from cnnlesson.answers.number import Number
from cnnlesson.answers.settings import Layer, Setting
from cnnlesson.answers.shape import Place, Shape
from cnnlesson.answers.slips import Slip


@dataclass(frozen=True)
class Training(Setting):
    """Images to train on and to test on, how many make a batch, and how often all are used."""

    images: int
    test_images: int
    batch: int
    epochs: int

    @property
    def steps_an_epoch(self) -> int:
        """Batches in one epoch."""
        return self.images // self.batch

    @property
    def steps(self) -> int:
        """Batches in all epochs."""
        return self.epochs * self.steps_an_epoch


STOPS = Number(
    right=lambda axis: axis.room + 1,
    worked=lambda axis: (f"{axis.input_size} − {axis.kernel_size} + 1 = {axis.room + 1}",),
    slips=(Slip(says="00_slip_moves", value=lambda axis: axis.room), EVERY_PIXEL),
)


def _stops_worked(layer: Layer) -> tuple[str, ...]:
    """A line for the rows and one for the columns."""
    return tuple(
        words.say("with_remark", worked=words.say(place.text), remark=line)
        for place in ROWS_AND_COLUMNS
        for line in STOPS.worked(place.setting(layer))
    )


ROWS_AND_COLUMNS = (
    Place(text="00_place_rows", kind=STOPS, setting=lambda layer: layer.height),
    Place(text="00_place_columns", kind=STOPS, setting=lambda layer: layer.width),
)
WHERE_IT_STOPS = Shape(
    places=ROWS_AND_COLUMNS,
    worked=_stops_worked,
    slips=(
        Slip(
            says="00_slip_columns_first",
            value=lambda layer: tuple(STOPS.right(side) for side in (layer.width, layer.height)),
        ),
    ),
    hints=("00_hint_stops_down", "00_hint_stops_across"),
)


KERNELS = Number(
    right=lambda layer: layer.out_channels * layer.in_channels,
    worked=lambda layer: (
        f"{layer.out_channels}·{layer.in_channels} = {layer.out_channels * layer.in_channels}",
    ),
    slips=(
        Slip(says="00_slip_kernel_a_filter", value=lambda layer: layer.out_channels),
        Slip(says="slip_one_filter", value=lambda layer: layer.in_channels),
        Slip(
            says="00_slip_filters_and_channels",
            value=lambda layer: layer.out_channels + layer.in_channels,
        ),
        Slip(
            says="00_slip_weights",
            value=lambda layer: layer.out_channels * layer.in_channels * layer.taps,
        ),
        Slip(
            says="00_slip_weights_of_a_filter",
            value=lambda layer: layer.in_channels * layer.taps,
        ),
    ),
    hints=("00_hint_one_filter", "00_hint_every_filter"),
)

STEPS = Number(
    right=lambda training: training.steps,
    worked=lambda training: (
        f"{training.images} / {training.batch} = {training.steps_an_epoch}",
        f"{training.epochs}·{training.steps_an_epoch} = {training.steps}",
    ),
    slips=(
        Slip(says="00_slip_one_epoch", value=lambda training: training.steps_an_epoch),
        Slip(
            says="00_slip_test_images",
            value=lambda training: (
                training.epochs * (training.images + training.test_images) // training.batch
            ),
        ),
        Slip(
            says="00_slip_step_an_image", value=lambda training: training.epochs * training.images
        ),
        Slip(says="00_slip_step_an_image", value=lambda training: training.images),
        Slip(says="00_slip_batch", value=lambda training: training.batch),
        Slip(says="00_slip_step_an_epoch", value=lambda training: training.epochs),
    ),
    hints=("00_hint_once_through", "00_hint_batches", "00_hint_epochs"),
)
