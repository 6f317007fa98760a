"""What every layer of a table can say of itself: its output, its costs, its receptive field."""

import dataclasses
from typing import NamedTuple

from cnnlesson.nets.fields import Fields

Shape = tuple[int, ...]


class Step(NamedTuple):
    """What one layer makes of an input: its output's shape, and what that costs.

    The multiply-adds are those of the whole input, every image of the batch.
    """

    output_shape: Shape
    parameters: int = 0
    multiply_adds: int = 0


class Layer:
    """One layer, with torch's name and torch's defaults.

    Shapes are torch's, the batch first. As it stands it is a layer that leaves every shape and
    every receptive field as it is, an activation.
    """

    # Shown as "in → out" in front of the other settings.
    widths: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The name of the layer in torch.

        >>> from cnnlesson import nets
        >>> nets.ReLU().kind
        'ReLU'
        """
        return type(self).__name__

    @property
    def settings(self) -> str:
        """The arguments that are not torch's defaults, in torch's words.

        >>> from cnnlesson import nets
        >>> nets.Conv2d(3, 96, kernel_size=11, stride=4).settings
        '3 → 96, kernel_size 11, stride 4'
        """
        arguments = [
            f"{field.name} {getattr(self, field.name)}"
            for field in dataclasses.fields(self)
            if field.name not in self.widths and getattr(self, field.name) != field.default
        ]
        widths = " → ".join(str(getattr(self, name)) for name in self.widths)
        return ", ".join(filter(None, [widths, *arguments]))

    def step(self, shape: Shape) -> Step:
        """What this layer makes of an input of that shape.

        Raises:
            ShapeError: the input does not fit.
            TypeError, ValueError: a setting of the layer is of the wrong kind or out of range.
        """
        return self._step(shape)

    def fields(self, fields: Fields | None, shape: Shape) -> Fields | None:
        """The receptive fields after the layer; `None` where they are not known.

        The shape is one that `step` took.
        """
        return self._fields(fields, shape) if fields else None

    def worked(self, shape: Shape) -> list[str]:
        """The arithmetic of the output's size, the parameters and the multiply-adds, in words.

        The shape is one that `step` took.
        """
        return self._worked(shape)

    def _step(self, shape: Shape) -> Step:
        return Step(shape)

    def _fields(self, fields: Fields, shape: Shape) -> Fields | None:
        return fields

    def _worked(self, shape: Shape) -> list[str]:
        return []


@dataclasses.dataclass(frozen=True)
class Operation(Layer):
    """Whatever else a module does: a function of torch, or a layer that no table has.

    It has a name, what torch prints of it, and no rule of its own. `sizes` are those that a view
    asks for.
    """

    name: str
    text: str = ""
    sizes: Shape = ()

    @property
    def kind(self) -> str:
        """The name of the function or of the layer."""
        return self.name

    @property
    def settings(self) -> str:
        """What torch prints of the layer, or the sizes that were asked for."""
        return self.text or ", ".join(map(str, self.sizes))
