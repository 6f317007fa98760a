"""An input's shape goes through any module: each call to torch on its way becomes a row.

No number is computed. Tensors have shapes and no data (torch's device "meta"), and where a layer
is one of `nets`, its own rules say the output's shape, so that what torch refuses on the CPU is
refused here too. The module's weights are seen through stand-ins, and never changed.
"""

import contextlib
import dataclasses
import threading
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn
from torch.nn.modules import module as hooks
from torch.overrides import TorchFunctionMode

from cnnlesson import nets, words
from cnnlesson.nets import fields as receptive
from cnnlesson.nets.fields import Fields
from cnnlesson.summary import seen_through
from cnnlesson.summary.layers_of_calls import LAYERS
from cnnlesson.summary.layers_of_modules import layer_of, twin_of
from cnnlesson.summary.number_formats import fitting
from cnnlesson.summary.products import Products

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
JOINED = {"cat", "concat", "concatenate"}
CUT = {"chunk", "split", "split_with_sizes", "tensor_split"}


class StoppedError(Exception):
    """A layer refused its input; the trace knows which, and why."""


@dataclasses.dataclass(slots=True)
class Known:
    """A tensor on its way: the row that made it, and what its units see."""

    tensor: Tensor
    row: int
    fields: Fields | None


@dataclasses.dataclass(slots=True)
class Frame:
    """A module whose forward pass runs, and the row that it has as a whole, if it has one."""

    path: str
    module: nn.Module
    inputs: tuple
    is_one_row: bool
    row: int | None = None


class Trace(TorchFunctionMode):
    """Writes a row for each call to torch that a module makes."""

    def __init__(self, model: nn.Module):
        super().__init__()
        self.rows: list[nets.Row] = []
        self.failure: nets.Failure | None = None
        self.paths = {id(module): path for path, module in model.named_modules()}
        self._registered = {id(parameter) for parameter in model.parameters()}
        self._known: dict[int, Known] = {}
        # The module's own tensors, and what was made of them: of which parameters.
        self._own: dict[int, tuple[Tensor, list[nn.Parameter]]] = {
            id(tensor): (tensor, []) for tensor in (*model.parameters(), *model.buffers())
        }
        self._stand_ins: dict[int, tuple[Tensor, Tensor]] = {}
        self._counted: set[int] = set()
        self._frames: list[Frame] = []
        self._latest: Frame | None = None
        self._names: dict[str, int] = {}
        self._thread = threading.get_ident()

    def enter(self, tensor: Tensor, fields: Fields | None) -> None:
        """A tensor that goes into the model."""
        self._known[id(tensor)] = Known(tensor, -1, fields)

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Know which module runs, and write down what it calls."""
        handles = [
            hooks.register_module_forward_pre_hook(self._begin),
            hooks.register_module_forward_hook(self._end, always_call=True),
        ]
        try:
            with self:
                yield
        finally:
            for handle in handles:
                handle.remove()

    def _begin(self, module: nn.Module, inputs: tuple) -> None:
        if threading.get_ident() != self._thread:
            return
        path = self.paths.get(id(module))
        if path is None:  # in a plain list or dict, where torch does not see it
            path = self._frames[-1].path if self._frames else ""
        is_torch = type(module).__module__.startswith("torch.nn.modules")
        is_one_row = is_torch and (not module._modules or isinstance(module, nn.MultiheadAttention))
        self._latest = Frame(path, module, inputs, is_one_row)
        self._frames.append(self._latest)

    def _end(self, module: nn.Module, inputs: tuple, output: object) -> None:
        if threading.get_ident() == self._thread and self._frames:
            self._frames.pop()

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
        row = self._write(layer, shape, output, step.multiply_adds, fields, reads, used)
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
        has_rule = name in seen_through.RULES or name in seen_through.ELEMENTWISE or name in JOINED
        counting = contextlib.nullcontext() if has_rule else Products()
        try:
            layer.step(image)
            with counting as products:
                ready = fitting(func, self._with_stand_ins(args))
                result = func(*ready, **self._with_stand_ins(kwargs))
        except (TypeError, ValueError, RuntimeError, NotImplementedError, IndexError) as error:
            raise self._failed(layer, image, reads, error) from None
        multiply_adds = products.multiply_adds if products else 0
        self._note(name, layer, (args, kwargs), known, result, multiply_adds)
        return result

    def _without_image(self, func: Callable, tensors: list[Tensor], args: tuple, kwargs: dict):
        """A call that computes something of the module's own, or a constant."""
        own = [tensor for tensor in tensors if id(tensor) in self._own]
        if not own and not any(tensor.device.type == "meta" for tensor in tensors):
            return func(*args, **kwargs)
        with Products() as products:
            result = func(*self._with_stand_ins(args), **self._with_stand_ins(kwargs))
        if products.multiply_adds:
            layer, made = self._module_or(func.__name__, args), tensors_in(result)[0]
            shape = tuple(tensors[0].shape)
            self._write(layer, shape, made, products.multiply_adds, None, (), (args, kwargs))
        parameters = self._parameters_of(own)
        for made in tensors_in(result):
            self._own[id(made)] = (made, parameters)
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
        seen = self._seen(name, layer, used, known, results)
        before = tuple(known[0].tensor.shape) if known[0].tensor is not results[0] else None
        frame = self._frames[-1] if self._frames else None
        row = known[0].row
        if (
            (frame and frame.is_one_row)
            or name in seen_through.ELEMENTWISE
            or len(known) > 1
            or multiply_adds
            or tuple(results[0].shape) != before
            or any(id(p) not in self._counted for p in self._parameters_in(used))
        ):
            reads = tuple(dict.fromkeys(each.row for each in known))
            shape = tuple(known[0].tensor.shape)
            row = self._write(layer, shape, results[0], multiply_adds, seen[0], reads, used)
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

    def _seen(self, name, layer, used, known, results) -> list[Fields | None]:
        """What the units of each result see."""
        args, kwargs = used
        fields = [each.fields for each in known]
        image, result = known[0].tensor, results[0]
        nothing: list[Fields | None] = [None] * len(results)
        if None in fields:
            return nothing
        if name in JOINED:
            dim = kwargs.get("dim", args[1] if len(args) > 1 else 0)
            return [seen_through.cat(fields, dim % result.dim())]
        if name in seen_through.ELEMENTWISE:
            merged = receptive.merged([_aligned(each, result) for each in known])
            return [receptive.spread(merged, tuple(result.shape))]
        if len(known) > 1:
            return nothing
        try:
            if name in CUT:
                dim = kwargs.get("dim", args[2] if len(args) > 2 else 0)
                return seen_through.parts(fields[0], image, tuple(results), dim)
            if name in seen_through.RULES and len(results) == 1:
                rule = seen_through.RULES[name]
                return [rule(fields[0], image, result, *args[1:], **kwargs)]
        except (TypeError, KeyError):  # a way to call it that the rule does not know
            return nothing
        return nothing

    # ------------------------------------------------------------------ rows

    def _write(self, layer, shape, output, multiply_adds, fields, reads, used) -> int:
        """A row more; or more in the row of the module that is one row as a whole."""
        parameters = self._newly_used(used)
        known = [p for p in parameters if id(p) in self._registered]
        strangers = sum(p.numel() for p in parameters if id(p) not in self._registered)
        frame = self._frames[-1] if self._frames else None
        row = nets.Row(
            name=self._name(layer, frame),
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

    def _name(self, layer: nets.Layer, frame: Frame | None) -> str:
        """The path of the module that is one row; else the call's name behind the path."""
        if frame and frame.is_one_row:
            return frame.path or layer.kind
        path = f"{frame.path}.{layer.kind.lower()}" if frame and frame.path else layer.kind.lower()
        self._names[path] = self._names.get(path, 0) + 1
        return path if self._names[path] == 1 else f"{path}_{self._names[path]}"

    def _module_or(self, name: str, args: tuple) -> nets.Layer:
        """The module that runs, where it is one row; else an operation of the call's name."""
        frame = self._frames[-1] if self._frames else None
        if frame and frame.is_one_row:
            return layer_of(frame.module)
        return nets.Operation(name, sizes=_sizes(args[1:]) if name in VIEWS else ())

    def _failed(self, layer, shape, reads, error: Exception) -> Exception:
        """Remember where it broke."""
        frame = self._frames[-1] if self._frames else None
        if not self.failure:
            self.failure = nets.Failure(self._name(layer, frame), layer, shape, reads, error)
        return StoppedError(str(error))

    def finds_wrong_settings(self) -> bool:
        """Whether the module that was called last has settings which its layer refuses.

        torch looks at their kinds, a whole number or a fraction, before a call gets here.
        """
        layer = twin_of(self._latest.module) if self._latest else None
        image = self._latest.inputs[0] if layer else None
        if not isinstance(image, Tensor):
            return False
        try:
            layer.step(tuple(image.shape))
        except (TypeError, ValueError) as error:
            known = self._known.get(id(image))
            self._frames.append(self._latest)
            self._failed(layer, tuple(image.shape), (known.row,) if known else (), error)
        return self.failure is not None

    def _newly_used(self, used: object) -> list[nn.Parameter]:
        """The parameters that this call is the first to use."""
        new = [p for p in self._parameters_in(used) if id(p) not in self._counted]
        self._counted.update(map(id, new))
        return new

    def _parameters_in(self, used: object) -> list[nn.Parameter]:
        """The parameters among a call's arguments, and those that an argument was made of."""
        return self._parameters_of([t for t in tensors_in(used) if id(t) not in self._known])

    def _parameters_of(self, tensors: list[Tensor]) -> list[nn.Parameter]:
        """The parameters among these tensors, and those that one of them was made of."""
        found: dict[int, nn.Parameter] = {}
        for tensor in tensors:
            made_of = self._own.get(id(tensor), (tensor, ()))[1]
            for parameter in (tensor, *made_of):
                if isinstance(parameter, nn.Parameter):
                    found[id(parameter)] = parameter
        return list(found.values())

    def _with_stand_ins(self, value: object) -> object:
        """The same arguments, each tensor with data replaced by one of its shape without."""
        if isinstance(value, Tensor):
            return value if value.device.type == "meta" else self._stand_in(value)
        if isinstance(value, dict):
            return {key: self._with_stand_ins(each) for key, each in value.items()}
        if type(value) in (tuple, list):
            return type(value)(self._with_stand_ins(each) for each in value)
        return value

    def _stand_in(self, tensor: Tensor) -> Tensor:
        """A tensor of the same shape and number format, without data."""
        if id(tensor) not in self._stand_ins:
            empty = torch.empty_strided(
                tensor.shape, tensor.stride(), dtype=tensor.dtype, device="meta"
            )
            self._stand_ins[id(tensor)] = (tensor, empty)
        return self._stand_ins[id(tensor)][1]


def tensors_in(value: object) -> list[Tensor]:
    """Every tensor in a call's arguments, or in its results."""
    if isinstance(value, Tensor):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, tuple | list):
        return []
    return [tensor for each in value for tensor in tensors_in(each)]


def _sizes(args: tuple) -> Shape:
    """The sizes that a view asks for, given one by one or as a tuple."""
    args = args[0] if len(args) == 1 and isinstance(args[0], tuple | list) else args
    return tuple(size for size in args if isinstance(size, int))


def _aligned(known: Known, result: Tensor) -> Fields | None:
    """The fields in the dimensions of a result that has more of them in front."""
    more = result.dim() - known.tensor.dim()
    return receptive.renumbered(
        known.fields, {dim: dim + more for dim in range(known.tensor.dim())}
    )


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
