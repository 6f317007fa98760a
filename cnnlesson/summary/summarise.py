"""`summary`: from a table or a module to its rows."""

import dataclasses

import torch
from torch import Tensor, nn

from cnnlesson import _check, nets, sizes, words
from cnnlesson.nets import fields as receptive
from cnnlesson.summary.report import Summary, Unused
from cnnlesson.summary.tensors import tensors_in
from cnnlesson.summary.trace import StoppedError, Trace
from cnnlesson.summary.untouched import untouched

Shape = tuple[int, ...]


def summary(
    model_or_net: nn.Module | nets.Net, input_size: Shape | tuple[Shape, ...] | None = None
) -> Summary:
    """Each layer's output, costs and receptive field, without computing a number.

    `input_size` is torch's (N, C, H, W), the batch first; a tuple of such for a model of several
    inputs. A table of `nets` has a size of its own. A module is followed in evaluation mode, and
    nothing of it is changed.

    >>> from cnnlesson import nets
    >>> conv1 = summary(nets.ALEXNET_2012)["conv1"]
    >>> conv1.output_shape, conv1.parameters, conv1.multiply_adds, conv1.receptive_field
    ((1, 96, 55, 55), 34944, 105415200, 11)
    >>> from torch import nn
    >>> summary(nn.Conv2d(1, 8, 3), (2, 1, 28, 28)).multiply_adds  # of both images
    97344

    Raises:
        TypeError, ValueError: an argument is of the wrong kind or out of range.
        ShapeError: the input does not get through; the message says where, why, and the least mend.
    """
    if isinstance(model_or_net, nets.Net):
        return _of_net(model_or_net, input_size)
    if not isinstance(model_or_net, nn.Module):
        raise TypeError(
            "model_or_net must be a torch.nn.Module or a table of nets, "
            f"not {_check.shown(model_or_net)}"
        )
    shapes = _checked_sizes(input_size)
    found, model = _followed(model_or_net, shapes), model_or_net
    if found.failure:
        raise sizes.ShapeError(
            nets.explained(found, lambda shape: _followed(model, (shape, *shapes[1:])))
        )
    return Summary(type(model).__name__, shapes, found.rows, _unused(model, found.rows), model)


def _of_net(net: nets.Net, input_size: Shape | None) -> Summary:
    """The rows of a table."""
    shape = (1, *net.input_shape) if input_size is None else _checked_sizes(input_size)[0]
    found = nets.walk(net, shape[0], input_shape=shape[1:])
    if found.failure:
        raise sizes.ShapeError(
            nets.explained(found, lambda size: nets.walk(net, size[0], input_shape=size[1:]))
        )
    return Summary(net.name, (shape,), found.rows, (), net)


def _followed(model: nn.Module, shapes: tuple[Shape, ...]) -> nets.Walk:
    """The rows of a module, as far as inputs of those shapes get."""
    number_format = next((p.dtype for p in model.parameters() if p.is_floating_point()), None)
    trace = Trace(model)
    inputs = [torch.empty(shape, dtype=number_format, device="meta") for shape in shapes]
    for number, (tensor, shape) in enumerate(zip(inputs, shapes, strict=True)):
        # A receptive field is told in pixels of the first input.
        trace.enter(tensor, receptive.of_image(shape) if number == 0 else None)
    try:
        with untouched(model), torch.no_grad(), trace.watching():
            output = model(*inputs)
    except StoppedError:
        return nets.Walk(shapes[0], tuple(trace.rows), trace.failure)
    except TypeError as error:
        if trace.finds_wrong_settings():
            return nets.Walk(shapes[0], tuple(trace.rows), trace.failure)
        if "positional argument" in str(error):
            error.add_note(words.say("inputs_given", count=len(shapes)))
        raise
    rows = _with_changed_batch(trace.rows, shapes[0], tensors_in(output))
    return nets.Walk(shapes[0], tuple(rows))


def _with_changed_batch(
    rows: list[nets.Row], shape: Shape, outputs: list[Tensor]
) -> list[nets.Row]:
    """The rows, with a word at the view that made another batch, if the output has another."""
    after = outputs[0].shape[0] if outputs and outputs[0].dim() and shape else None
    if after in (None, shape[0]):
        return rows
    for number in reversed(range(len(rows))):
        row = rows[number]
        if row.kind in ("view", "reshape") and row.input_shape[:1] == shape[:1]:
            remark = words.say("batch_changed", before=shape[0], after=row.output_shape[0])
            return [*rows[:number], dataclasses.replace(row, remark=remark), *rows[number + 1 :]]
    return rows


def _unused(model: nn.Module, rows: tuple[nets.Row, ...]) -> tuple[Unused, ...]:
    """The parameters that no row counts, by the outermost module that holds only such."""
    if sum(p.numel() for p in model.parameters()) == sum(row.parameters for row in rows):
        return ()
    used = {name for row in rows for name in _prefixes(row.name)}
    found: list[Unused] = []
    seen: set[int] = set()
    for name, module in model.named_modules():
        if name in used or name == "" or any(name.startswith(f"{u.name}.") for u in found):
            continue
        parameters = [p for p in module.parameters() if id(p) not in seen]
        seen.update(map(id, parameters))
        if parameters:
            trainable = sum(p.numel() for p in parameters if p.requires_grad)
            found.append(Unused(name, sum(p.numel() for p in parameters), trainable))
    return tuple(found)


def _prefixes(path: str) -> list[str]:
    """A module's path and those of the modules around it."""
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _checked_sizes(input_size: object) -> tuple[Shape, ...]:
    """The shape of each input."""
    if isinstance(input_size, Tensor):
        text = words.say("sizes_not_tensor", sizes=tuple(input_size.shape))
        if input_size.dtype == torch.uint8:
            text = words.joined([text, words.say("pixels_are_bytes")])
        raise TypeError(text)
    if not isinstance(input_size, tuple | list) or not input_size:
        raise TypeError(
            "input_size must be sizes such as (1, 3, 224, 224), the batch first, "
            f"not {_check.shown(input_size)}"
        )
    if isinstance(input_size[0], tuple | list):
        return tuple(_checked_size(f"input_size[{i}]", size) for i, size in enumerate(input_size))
    return (_checked_size("input_size", input_size),)


def _checked_size(name: str, size: object) -> Shape:
    """One shape, each number 1 or more."""
    shape = sizes.checked_shape(name, size)
    return tuple(_check.whole(f"{name}[{i}]", each, at_least=1) for i, each in enumerate(shape))
