"""Kinds of questions that count: kernels in a layer, steps in an epoch."""

from dataclasses import dataclass

from cnnlesson.answers.number import Number
from cnnlesson.answers.settings import Setting
from cnnlesson.answers.slips import Slip


@dataclass(frozen=True)
class Epoch(Setting):
    """Training images, and how many of them make a batch; the batches come out even."""

    images: int
    batch: int


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
    ),
    hints=("00_hint_one_filter", "00_hint_every_filter"),
)

STEPS = Number(
    right=lambda epoch: epoch.images // epoch.batch,
    worked=lambda epoch: (f"{epoch.images} / {epoch.batch} = {epoch.images // epoch.batch}",),
    slips=(
        Slip(says="00_slip_step_an_image", value=lambda epoch: epoch.images),
        Slip(says="00_slip_batch", value=lambda epoch: epoch.batch),
        Slip(says="00_slip_batch_times", value=lambda epoch: epoch.images * epoch.batch),
        Slip(says="00_slip_one_step", value=lambda epoch: 1),
    ),
    hints=("00_hint_once_through", "00_hint_batches"),
)
