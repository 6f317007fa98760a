"""An input's shape goes through any module: each call to torch on its way becomes a row.

No number is computed. Tensors have shapes and no data (torch's device "meta"), and where a layer
is one of `nets`, its own rules say the output's shape, so that what torch refuses on the CPU is
refused here too. The module's weights are seen through stand-ins, and never changed.
"""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from cnnlesson import nets, words
from cnnlesson.nets.fields import Fields
from cnnlesson.summary import seen_through
from cnnlesson.summary.layers_of_calls import LAYERS
from cnnlesson.summary.layers_of_modules import layer_of, twin_of
from cnnlesson.summary.number_formats import fitting
from cnnlesson.summary.products import Products
from cnnlesson.summary.running import Frame, Running
from cnnlesson.summary.tensors import OwnTensors, tensors_in

Shape = tuple[int, ...]
# Calls that compute nothing of the image's.
PLAIN = {"size", "dim", "stride", "is_contiguous", "numel", "_set_grad_enabled", "__set__"}
PLAIN |= {"__len__", "is_floating_point", "storage_offset", "ndimension", "element_size"}
TENSORS_OF = {"T", "mT", "H", "data", "real"}  # attributes that are tensors themselves
# Calls that hand the same values on: to another device, or in another layout or number format.
MOVES = {"to", "cpu", "cuda"}
SAME = {"contiguous", "clone", "detach", "requires_grad", "data", "type", "type_as"} | MOVES
SAME |= {"float", "double", "half", "bfloat16"}
# Calls that ask a tensor for a number of its own, which a tensor without data has not.
NUMBERS = {"item", "tolist", "numpy", "__bool__", "__int__", "__float__", "__index__", "nonzero"}
VIEWS = {"view", "reshape"}


class StoppedError(Exception):
    """A layer refused its input; the trace knows which, and why."""


@dataclasses.dataclass(slots=True)
class Known:
    """A tensor on its way: the row that made it, and what its units see."""

    tensor: Tensor
    row: int
    fields: Fields | None


class Trace(TorchFunctionMode):
    """Writes a row for each call to torch that a module makes."""

    def __init__(self, model: nn.Module):
        super().__init__()
        self.rows: list[nets.Row] = []
        self.failure: nets.Failure | None = None
        self._running = Running(model)
        self._own = OwnTensors(model)
        self._known: dict[int, Known] = {}

    def enter(self, tensor: Tensor, fields: Fields | None) -> None:
        """A tensor that goes into the model."""
        self._known[id(tensor)] = Known(tensor, -1, fields)

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Know which module runs, and write down what it calls."""
        with self._running.watched(), self:
            yield

    def __torch_function__(self, func, types, args=(), kwargs=None):
        """One call to torch."""
        kwargs = kwargs or {}
        name = func.__name__
        if name == "__get__":
            name = func.__self__.__name__
            if name not in TENSORS_OF:
                return func(*args, **kwargs)
        if name in PLAIN:
            return func(*args, **kwargs)
        if name in LAYERS:
            with contextlib.suppress(TypeError, ValueError):  # a call that no layer looks like
                image, layer = LAYERS[name](*args, **kwargs)
                if id(image) in self._known or name != "flatten":
                    return self._layer(name, image, layer, (args, kwargs))
        return self._call(func, name.strip("_"), args, kwargs)

    def _layer(self, name: str, image: Tensor, layer: nets.Layer, used: tuple):
        """A call that is a layer of `nets`: its own rules say what comes out."""
        shape = tuple(image.shape)
        known = self._known.get(id(image))
        reads = (known.row,) if known else ()
        try:
            step = layer.step(shape)
        except (TypeError, ValueError) as error:
            raise self._failed(layer, shape, reads, error) from None
        fields = layer.fields(known.fields, shape) if known else None
        output = torch.empty(step.output_shape, dtype=image.dtype, device="meta")
        tensors = tensors_in(used)
        row = self._write(layer, shape, output, step.multiply_adds, fields, reads, tensors)
        self._known[id(output)] = Known(output, row, fields)
        if name.endswith("_with_indices"):
            return output, torch.empty(step.output_shape, dtype=torch.int64, device="meta")
        return output

    def _call(self, func: Callable, name: str, args: tuple, kwargs: dict):
        """A call that torch runs on shapes alone; products in it are counted."""
        tensors = tensors_in((args, kwargs))
        known = [self._known[id(tensor)] for tensor in tensors if id(tensor) in self._known]
        if not known:
            return self._without_image(func, tensors, args, kwargs)
        if name in SAME:
            return self._same(func, name, known[0], args, kwargs)
        layer = self._module_or(name, args)
        if not isinstance(layer, nets.Operation) and func.__name__ != f"{name}_":
            return self._layer(name, known[0].tensor, layer, (args, kwargs))
        image = tuple(known[0].tensor.shape)
        reads = tuple(dict.fromkeys(each.row for each in known))
        if func.__name__ in NUMBERS:
            error = TypeError(words.say("number_wanted"))
            raise self._failed(layer, image, reads, error)
        counting = contextlib.nullcontext() if seen_through.has_rule(name) else Products()
        try:
            layer.step(image)
            with counting as products:
                ready = fitting(func, self._own.without_data(args))
                result = func(*ready, **self._own.without_data(kwargs))
        except (TypeError, ValueError, RuntimeError, NotImplementedError, IndexError) as error:
            raise self._failed(layer, image, reads, error) from None
        multiply_adds = products.multiply_adds if products else 0
        self._note(name, layer, (args, kwargs), known, result, multiply_adds)
        return result

    def _without_image(self, func: Callable, tensors: list[Tensor], args: tuple, kwargs: dict):
        """A call that computes something of the module's own, or a constant."""
        own = self._own.among(tensors)
        if not own and not any(tensor.device.type == "meta" for tensor in tensors):
            return func(*args, **kwargs)
        with Products() as products:
            result = func(*self._own.without_data(args), **self._own.without_data(kwargs))
        results = tensors_in(result)
        if products.multiply_adds:
            layer, shape = self._module_or(func.__name__, args), tuple(tensors[0].shape)
            self._write(layer, shape, results[0], products.multiply_adds, None, (), tensors)
        self._own.note_made(results, own)
        return result

    def _same(self, func: Callable, name: str, known: Known, args: tuple, kwargs: dict):
        """The values go on as they are; a device plays no part here, a number format may."""
        if name in MOVES:
            formats = [x for x in (*args[1:], *kwargs.values()) if isinstance(x, torch.dtype)]
            result = known.tensor.to(formats[0]) if formats else known.tensor
        else:
            result = func(*args, **kwargs)
        self._known[id(result)] = Known(result, known.row, known.fields)
        return result

    def _note(self, name, layer, used, known, result, multiply_adds) -> None:
        """The row of a call, where it is worth one, and what its results' units see."""
        results = tensors_in(result)
        if not results:  # it changed a tensor in place, at places that no rule tells
            self._remember(tensors_in(used)[0], known[0].row, None)
            return
        sources = [(each.tensor, each.fields) for each in known]
        seen = seen_through.results_of(name, *used, sources, results)
        before = tuple(known[0].tensor.shape) if known[0].tensor is not results[0] else None
        row, tensors = known[0].row, tensors_in(used)
        if (
            self._running.one_row
            or name in seen_through.ELEMENTWISE
            or len(known) > 1
            or multiply_adds
            or tuple(results[0].shape) != before
            or self._own.unused_among(self._without_known(tensors))
        ):
            reads = tuple(dict.fromkeys(each.row for each in known))
            shape = tuple(known[0].tensor.shape)
            row = self._write(layer, shape, results[0], multiply_adds, seen[0], reads, tensors)
        for each, fields in zip(results, seen, strict=True):
            self._remember(each, row, fields)

    def _remember(self, tensor: Tensor, row: int, fields: Fields | None) -> None:
        """A result; where it was there before, changed in place, so are the views of it."""
        old = self._known.get(id(tensor))
        if old and old.fields != fields:
            memory = tensor.untyped_storage()._cdata
            for other in self._known.values():
                if other.tensor.untyped_storage()._cdata == memory:
                    other.fields = None
        self._known[id(tensor)] = Known(tensor, row, fields)

    def _write(self, layer, shape, output, multiply_adds, fields, reads, tensors) -> int:
        """A row more; or more in the row of the module that is one row as a whole."""
        parameters = self._own.use(self._without_known(tensors))
        known = [p for p in parameters if self._own.is_registered(p)]
        strangers = sum(p.numel() for p in parameters if not self._own.is_registered(p))
        frame = self._running.innermost
        row = nets.Row(
            name=self._running.name_of(layer, frame),
            layer=layer,
            input_shape=shape,
            output_shape=tuple(output.shape),
            parameters=sum(p.numel() for p in known),
            trainable_parameters=sum(p.numel() for p in known if p.requires_grad),
            multiply_adds=multiply_adds,
            fields=fields,
            reads=reads,
            bytes_per_value=output.element_size(),
            remark=words.say("not_registered", count=strangers) if strangers else "",
        )
        if frame and frame.is_one_row:
            if frame.row is not None:
                self.rows[frame.row] = _together(self.rows[frame.row], row)
                return frame.row
            frame.row = len(self.rows)
        self.rows.append(row)
        return len(self.rows) - 1

    def _module_or(self, name: str, args: tuple) -> nets.Layer:
        """The module that runs, where it is one row; else an operation of the call's name."""
        if self._running.one_row:
            return layer_of(self._running.one_row.module)
        return nets.Operation(name, sizes=_sizes(args[1:]) if name in VIEWS else ())

    def _failed(self, layer, shape, reads, error: Exception) -> Exception:
        """Remember where it broke."""
        return self._stopped_in(self._running.innermost, layer, shape, reads, error)

    def _stopped_in(self, frame: Frame | None, layer, shape, reads, error) -> Exception:
        if not self.failure:
            name = self._running.name_of(layer, frame)
            self.failure = nets.Failure(name, layer, shape, reads, error)
        return StoppedError(str(error))

    def finds_wrong_settings(self) -> bool:
        """Whether the module that was called last has settings which its layer refuses.

        torch looks at their kinds, a whole number or a fraction, before a call gets here.
        """
        latest = self._running.latest
        layer = twin_of(latest.module) if latest else None
        image = latest.inputs[0] if layer else None
        if not isinstance(image, Tensor):
            return False
        try:
            layer.step(tuple(image.shape))
        except (TypeError, ValueError) as error:
            known = self._known.get(id(image))
            self._stopped_in(
                latest, layer, tuple(image.shape), (known.row,) if known else (), error
            )
        return self.failure is not None

    def _without_known(self, tensors: list[Tensor]) -> list[Tensor]:
        """Those tensors that are not on their way from the input."""
        return [tensor for tensor in tensors if id(tensor) not in self._known]


def _sizes(args: tuple) -> Shape:
    """The sizes that a view asks for, given one by one or as a tuple."""
    args = args[0] if len(args) == 1 and isinstance(args[0], tuple | list) else args
    return tuple(size for size in args if isinstance(size, int))


def _together(one: nets.Row, other: nets.Row) -> nets.Row:
    """Two calls of one module, in one row: the layer is the one with arithmetic."""
    main = one if isinstance(other.layer, nets.Operation) else other
    return dataclasses.replace(
        other,
        layer=main.layer,
        input_shape=main.input_shape,
        parameters=one.parameters + other.parameters,
        trainable_parameters=one.trainable_parameters + other.trainable_parameters,
        multiply_adds=one.multiply_adds + other.multiply_adds,
        reads=one.reads,
        remark=one.remark or other.remark,
    )
