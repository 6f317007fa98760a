"""What units see after a call to torch that is no layer: sums, cuts, means, turned axes.

A function here gets the receptive fields of the tensor that goes in, that tensor, the tensor that
comes out, and the call's other arguments. What is not listed here is not known.
"""

import dataclasses

from torch import Tensor

from cnnlesson.nets import fields as receptive
from cnnlesson.nets import receptive_field
from cnnlesson.nets.fields import Fields
from cnnlesson.nets.receptive_field import Window

# Each value of the result is made of the values at its place.
ARITHMETIC = {
    "abs",
    "add",
    "clamp",
    "clamp_max",
    "clamp_min",
    "clip",
    "cos",
    "div",
    "eq",
    "erf",
    "exp",
    "expm1",
    "ge",
    "gt",
    "le",
    "log",
    "log1p",
    "logical_not",
    "lt",
    "maximum",
    "minimum",
    "mul",
    "nan_to_num",
    "ne",
    "neg",
    "pow",
    "radd",
    "reciprocal",
    "rmul",
    "rpow",
    "rsqrt",
    "rsub",
    "rtruediv",
    "sign",
    "sin",
    "sqrt",
    "square",
    "sub",
    "truediv",
    "where",
}
ACTIVATIONS = {
    "celu",
    "elu",
    "gelu",
    "hardshrink",
    "hardsigmoid",
    "hardswish",
    "hardtanh",
    "leaky_relu",
    "logsigmoid",
    "mish",
    "prelu",
    "relu",
    "relu6",
    "rrelu",
    "selu",
    "sigmoid",
    "silu",
    "softplus",
    "softshrink",
    "softsign",
    "tanh",
    "tanhshrink",
    "threshold",
}
DROPOUTS = {
    "alpha_dropout",
    "dropout",
    "dropout1d",
    "dropout2d",
    "dropout3d",
    "feature_alpha_dropout",
    "feature_dropout",
}
ELEMENTWISE = ARITHMETIC | ACTIVATIONS | DROPOUTS | {"batch_norm"}
JOINED = {"cat", "concat", "concatenate"}
CUT = {"chunk", "split", "split_with_sizes", "tensor_split"}
LAID_OUT = {"view", "reshape", "unflatten", "squeeze", "unsqueeze", "view_as", "reshape_as"}
REDUCED = {"mean", "sum", "amax", "amin", "var", "std", "logsumexp", "prod"}
ALONG = {"softmax", "log_softmax"}


def local_response_norm(fields: Fields, image: Tensor, result: Tensor, *args, **kwargs):
    """Neighbour channels are read."""
    return fields if fields.alike and 1 not in fields.dims else None


def layer_norm(fields: Fields, image: Tensor, result: Tensor, normalized_shape, *args, **kwargs):
    """The last dimensions are read whole."""
    dims = range(image.dim() - len(normalized_shape), image.dim())
    return receptive.collapsed(fields, list(dims))


def whole_image(fields: Fields, image: Tensor, result: Tensor, *args, **kwargs):
    """Mean and deviation are taken over the whole image."""
    if not fields.alike or 1 in fields.dims:
        return None
    return receptive.collapsed(fields, list(range(2, image.dim())))


def permute(fields: Fields, image: Tensor, result: Tensor, *dims, **kwargs):
    """The dimensions at other places."""
    order = kwargs.get("dims", dims[0] if len(dims) == 1 else dims)
    return receptive.renumbered(fields, {old % image.dim(): new for new, old in enumerate(order)})


def transpose(fields: Fields, image: Tensor, result: Tensor, dim0: int, dim1: int):
    """Two dimensions in each other's place."""
    places = {dim: dim for dim in range(image.dim())}
    one, other = dim0 % image.dim(), dim1 % image.dim()
    return receptive.renumbered(fields, places | {one: other, other: one})


def laid_out(fields: Fields, image: Tensor, result: Tensor, *args, **kwargs):
    """The same values in another shape."""
    return receptive.reshaped(fields, tuple(image.shape), tuple(result.shape))


def reduced(fields: Fields, image: Tensor, result: Tensor, dim=None, keepdim=False, **kwargs):
    """Each unit reads some dimensions whole; those may be gone after that."""
    dims = range(image.dim()) if dim is None else dim if isinstance(dim, tuple | list) else [dim]
    read = {each % image.dim() for each in dims}
    if 1 in read or 0 in read:
        return None
    seen = receptive.collapsed(fields, list(read), removed=True)
    if not seen:
        return None
    left = [each for each in range(image.dim()) if keepdim or each not in read]
    places = {old: new for new, old in enumerate(left)}
    return receptive.renumbered(seen, places)


def along(fields: Fields, image: Tensor, result: Tensor, dim=None, *args, **kwargs):
    """Each unit reads one dimension whole, and keeps its place."""
    if not isinstance(dim, int) or not fields.alike:
        return None
    return receptive.collapsed(fields, [dim % image.dim()])


def getitem(fields: Fields, image: Tensor, result: Tensor, index):
    """What is cut out; channels only where all of them see the same."""
    index = index if isinstance(index, tuple) else (index,)
    if not all(isinstance(each, slice | int) or each is Ellipsis for each in index):
        return None
    if Ellipsis in index:
        place = index.index(Ellipsis)
        full = (slice(None),) * (image.dim() - len(index) + 1)
        index = (*index[:place], *full, *index[place + 1 :])
    if any(isinstance(each, int) for each in index):
        return None
    for dim, each in enumerate(index):
        taken = range(image.shape[dim])[each]
        fields = fields and cut(fields, image.shape[dim], dim, taken)
    return fields


def cut(fields: Fields, size: int, dim: int, taken: range) -> Fields | None:
    """With a part of one dimension taken out."""
    if taken == range(size):
        return fields
    if dim not in fields.dims:
        return fields if fields.alike or dim == 0 else None
    if fields.flattened or taken.step < 1:
        return None
    return receptive.through_sizes(
        fields,
        {dim: len(taken)},
        [dim],
        lambda axis, count, wanted: receptive_field.through_slice(axis, taken),
    )


def cat(all_fields: list[Fields | None], dim: int) -> Fields | None:
    """Channels behind each other: a unit of the next layer sees what any of them does."""
    first = all_fields[0]
    if dim != 1 or not first or any(dim in each.dims for each in all_fields if each):
        return None
    seen = receptive.merged(all_fields)
    alike = all(each == first for each in all_fields)
    return seen and dataclasses.replace(seen, alike=alike and first.alike)


def parts(fields: Fields, image: Tensor, results: tuple[Tensor, ...], dim: int) -> list:
    """Pieces of one dimension, one behind the other."""
    dim, first, seen = dim % image.dim(), 0, []
    for result in results:
        size = result.shape[dim]
        taken = range(first, first + size)
        seen.append(cut(fields, image.shape[dim], dim, taken))
        first += size
    return seen


BORDERS = {
    "reflect": lambda place, count: min(abs(place), 2 * (count - 1) - abs(place)),
    "replicate": lambda place, count: min(max(place, 0), count - 1),
}


def pad(fields: Fields, image: Tensor, result: Tensor, pad, mode="constant", value=None):
    """More pixels at the ends: of a constant, or copies of the image's own."""
    before = {image.dim() - 1 - number: pad[2 * number] for number in range(len(pad) // 2)}
    if min(before) < 2 or min(pad) < 0:
        return None
    if mode == "constant":
        windows = {dim: Window(1, 1, size, 1, result.shape[dim]) for dim, size in before.items()}
        return receptive.through_windows(fields, windows)
    for dim, size in before.items():
        if mode not in BORDERS or not fields:
            return None
        count, places = image.shape[dim], range(-size, result.shape[dim] - size)
        copied = [BORDERS[mode](place, count) for place in places]
        fields = receptive.through_sizes(
            fields,
            {dim: len(copied)},
            [dim],
            lambda axis, count, wanted, copied=copied: receptive_field.through_copies(
                axis, copied, count
            ),
        )
    return fields


def interpolate(fields: Fields, image: Tensor, result: Tensor, *args, **kwargs):
    """An enlargement by a whole number that repeats pixels."""
    is_nearest = kwargs.get("mode", args[2] if len(args) > 2 else "nearest") == "nearest"
    sizes = zip(result.shape[2:], image.shape[2:], strict=True)
    if not is_nearest or any(new % old for new, old in sizes):
        return None
    return receptive.through_sizes(
        fields,
        tuple(result.shape),
        list(range(2, image.dim())),
        receptive_field.through_repeats,
    )


RULES = {
    **dict.fromkeys(LAID_OUT, laid_out),
    **dict.fromkeys(REDUCED, reduced),
    **dict.fromkeys(ALONG, along),
    "permute": permute,
    "transpose": transpose,
    "swapaxes": transpose,
    "local_response_norm": local_response_norm,
    "layer_norm": layer_norm,
    "group_norm": whole_image,
    "instance_norm": whole_image,
    "getitem": getitem,
    "pad": pad,
    "interpolate": interpolate,
}


def results_of(
    name: str,
    args: tuple,
    kwargs: dict,
    sources: list[tuple[Tensor, Fields | None]],
    results: list[Tensor],
) -> list[Fields | None]:
    """What the units of each result of a call see; `sources` are the tensors that it reads."""
    fields = [each for _, each in sources]
    image, result = sources[0][0], results[0]
    nothing: list[Fields | None] = [None] * len(results)
    if None in fields:
        return nothing
    if name in JOINED:
        dim = kwargs.get("dim", args[1] if len(args) > 1 else 0)
        return [cat(fields, dim % result.dim())]
    if name in ELEMENTWISE:
        merged = receptive.merged([_aligned(*source, result) for source in sources])
        return [receptive.spread(merged, tuple(result.shape))]
    if len(sources) > 1:
        return nothing
    try:
        if name in CUT:
            dim = kwargs.get("dim", args[2] if len(args) > 2 else 0)
            return parts(fields[0], image, tuple(results), dim)
        if name in RULES and len(results) == 1:
            return [RULES[name](fields[0], image, result, *args[1:], **kwargs)]
    except (TypeError, KeyError):  # a way to call it that the rule does not know
        return nothing
    return nothing


def has_rule(name: str) -> bool:
    """Whether a call of that name is one whose results' fields are told by a rule."""
    return name in RULES or name in ELEMENTWISE or name in JOINED


def _aligned(tensor: Tensor, fields: Fields, result: Tensor) -> Fields | None:
    """The fields in the dimensions of a result that has more of them in front."""
    more = result.dim() - tensor.dim()
    return receptive.renumbered(fields, {dim: dim + more for dim in range(tensor.dim())})
