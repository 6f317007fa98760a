"""Several networks side by side."""

import dataclasses

from torch import nn

from cnnlesson import _check, nets
from cnnlesson.summary import display
from cnnlesson.summary.report import Summary
from cnnlesson.summary.summarise import summary


@dataclasses.dataclass(frozen=True, repr=False)
class Comparison:
    """Networks in columns: their totals, and their layers with weights one below the other."""

    summaries: tuple[Summary, ...]

    def __str__(self) -> str:
        """The table as text."""
        return display.comparison_as_text(self.summaries)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The table as Jupyter shows it."""
        return display.comparison_as_html(self.summaries)


def compare(*networks: Summary | nets.Net | tuple[nn.Module, tuple[int, ...]]) -> Comparison:
    """Several networks side by side; a module comes with its input's size.

    >>> from cnnlesson import nets
    >>> both = compare(nets.ALEXNET_2012, nets.ALEXNET_ONE_TOWER)
    >>> [each.parameters for each in both.summaries]
    [60965224, 62378344]

    Raises:
        TypeError: one of them is none of the three.
        ShapeError: an input does not get through.
    """
    if not networks:
        raise TypeError("compare needs one network or more, a table or (module, input_size)")
    return Comparison(tuple(_summary_of(network) for network in networks))


def _summary_of(network: object) -> Summary:
    """The summary of one of them."""
    if isinstance(network, Summary):
        return network
    if isinstance(network, nets.Net):
        return summary(network)
    if isinstance(network, tuple) and len(network) == 2 and isinstance(network[0], nn.Module):
        return summary(*network)
    raise TypeError(
        "compare takes tables, summaries and pairs (module, input_size), "
        f"not {_check.shown(network)}"
    )
