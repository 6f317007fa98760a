"""The result of `summary`: rows, totals, and their ways to be read."""

import dataclasses
from collections.abc import Callable

from torch import nn

from cnnlesson import _check, nets
from cnnlesson.summary import display
from cnnlesson.summary.memory import TrainingMemory, training_memory

Shape = tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class Unused:
    """A part of a model that the input never reaches, though the model holds its parameters."""

    name: str
    parameters: int
    trainable_parameters: int


@dataclasses.dataclass(frozen=True, repr=False)
class Summary:
    """A network, row by row.

    Shapes have the batch first, and multiply-adds and bytes are those of the whole batch. A
    multiply-add is two FLOPs; biases, activations and poolings are left out of them. The
    parameters of a layer that is used twice are counted once.
    """

    name: str
    input_sizes: tuple[Shape, ...]
    rows: tuple[nets.Row, ...]
    unused: tuple[Unused, ...]
    source: nn.Module | nets.Net

    @property
    def parameters(self) -> int:
        """Every parameter of the network, those that no input reaches included."""
        return sum(each.parameters for each in (*self.rows, *self.unused))

    @property
    def trainable_parameters(self) -> int:
        """The parameters that are not frozen."""
        return sum(each.trainable_parameters for each in (*self.rows, *self.unused))

    @property
    def multiply_adds(self) -> int:
        """The products of all layers, for the whole batch."""
        return sum(row.multiply_adds for row in self.rows)

    @property
    def activation_bytes(self) -> int:
        """Bytes of every row's output together; training keeps others, see `training_memory`."""
        return sum(row.activation_bytes for row in self.rows)

    def __getitem__(self, name: str) -> nets.Row:
        """The row of that name.

        >>> from cnnlesson import nets
        >>> from cnnlesson.summary import summary
        >>> print(summary(nets.LENET5)["fc6"].worked)
        parameters: 120·84 + 84 = 10164; multiply-adds: 120·84 = 10080

        Raises:
            KeyError: there is none; the message names those that there are.
        """
        for row in self.rows:
            if row.name == name:
                return row
        known = ", ".join(row.name for row in self.rows)
        raise KeyError(f"there is no row {_check.shown(name)}; there are {known}")

    def records(self) -> list[dict[str, object]]:
        """The rows as plain dictionaries: `pandas.DataFrame(s.records())` makes a table of them.

        >>> from cnnlesson import nets
        >>> from cnnlesson.summary import summary
        >>> summary(nets.LENET5).records()[0]["output_shape"]
        (1, 6, 28, 28)
        """
        return [{name: getattr(row, name) for name in COLUMNS} for row in self.rows]

    def training_memory(
        self, *, batch_size: int, optimizer: str | Callable = "sgd"
    ) -> TrainingMemory:
        """Bytes that training holds at its fullest moment, before the backward pass.

        `batch_size` images of these sizes; `optimizer` is "sgd", "momentum" (sgd with it), "adam",
        "adamw" or "rmsprop", or a function from parameters to an optimizer.

        >>> from cnnlesson import nets
        >>> from cnnlesson.summary import summary
        >>> memory = summary(nets.LENET5).training_memory(batch_size=1, optimizer="momentum")
        >>> memory.parameters, memory.gradients, memory.optimizer_state
        (246824, 246824, 246824)

        Raises:
            TypeError, ValueError: an argument is of the wrong kind or out of range.
        """
        return training_memory(
            self.source, self.input_sizes, batch_size=batch_size, optimizer=optimizer
        )

    def __str__(self) -> str:
        """The table as text."""
        return display.as_text(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The table as Jupyter shows it."""
        return display.as_html(self)


COLUMNS = (
    *("name", "kind", "settings", "output_shape", "parameters", "trainable_parameters"),
    *("multiply_adds", "activation_bytes", "receptive_field", "jump", "start", "worked"),
)
