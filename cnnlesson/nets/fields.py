"""The receptive fields of a whole tensor: one rule for each axis of the input image."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from cnnlesson.nets import receptive_field
from cnnlesson.nets.receptive_field import Axis, Field, Window

Shape = tuple[int, ...]
Value = int | tuple[int | None, ...] | None


@dataclasses.dataclass(frozen=True, slots=True)
class Fields:
    """What the units of a tensor see of the image, axis by axis.

    `axes` holds a rule for each axis of the image, `counts` how many units lie along it, and
    `dims` the dimension of the tensor in which it runs: `None` where it runs in none, and every
    unit sees the same of it. Axes that were `flattened` run together in one dimension. Where not
    all channels are `alike`, the rule is that of all channels together.
    """

    axes: tuple[Axis, ...]
    counts: tuple[int, ...]
    dims: tuple[int | None, ...]
    flattened: bool = False
    alike: bool = True

    @property
    def receptive_field(self) -> Value:
        """Pixels that a unit sees along each axis; where the units differ, the largest."""
        return _one_or_each([_size(axis) for axis in self.axes])

    @property
    def jump(self) -> Value:
        """Pixels from a unit's field to the next one's; `None` where there is no such number."""
        return _one_or_each(
            [
                axis.jump if isinstance(axis, Field) and count > 1 and not self.flattened else None
                for axis, count in zip(self.axes, self.counts, strict=True)
            ]
        )

    @property
    def start(self) -> Value:
        """The first pixel that unit 0 sees, negative in the padding."""
        return _one_or_each([axis.start if isinstance(axis, Field) else None for axis in self.axes])


def of_image(shape: Shape) -> Fields | None:
    """Each pixel sees itself; the shape is (N, C, and the axes of the image)."""
    image = shape[2:]
    if not image:
        return None
    return Fields((receptive_field.PIXELS,) * len(image), image, tuple(range(2, len(shape))))


def through_windows(
    fields: Fields | None,
    windows: Mapping[int, Window],
    through: Callable[[Axis, Window, int], Axis | None] = receptive_field.through_window,
) -> Fields | None:
    """After a layer that moves a window along some dimensions; `through` is the rule of one."""
    return _resized(
        fields,
        {dim: window.stops for dim, window in windows.items()},
        lambda axis, dim, count: through(axis, windows[dim], count),
    )


def through_sizes(
    fields: Fields | None,
    output_shape: Shape,
    dims: Sequence[int],
    through: Callable[[Axis, int, int], Axis | None],
) -> Fields | None:
    """After a layer that makes an axis of one size from an axis of another, by that rule."""
    return _resized(
        fields,
        {dim: output_shape[dim] for dim in dims},
        lambda axis, dim, count: through(axis, count, output_shape[dim]),
    )


def collapsed(
    fields: Fields | None, dims: Sequence[int], *, removed: bool = False
) -> Fields | None:
    """After a layer whose units read those dimensions whole; what is `removed` has none left."""
    if not fields or not any(dim in dims for dim in fields.dims):
        return fields
    read = [dim in dims for dim in fields.dims]
    axes = [
        receptive_field.whole(axis, count) if whole else axis
        for axis, count, whole in zip(fields.axes, fields.counts, read, strict=True)
    ]
    if None in axes:
        return None
    if not (removed or fields.flattened):
        return dataclasses.replace(fields, axes=tuple(axes))
    return dataclasses.replace(
        fields,
        axes=tuple(axes),
        counts=_where(read, 1, fields.counts),
        dims=_where(read, None, fields.dims),
        flattened=False,
    )


def reshaped(fields: Fields | None, shape: Shape, new_shape: Shape) -> Fields | None:
    """After the values were laid out in another shape, in the same order."""
    if not fields:
        return None
    ahead = _alike(shape, new_shape)
    behind = _alike(shape[ahead:][::-1], new_shape[ahead:][::-1])
    last, moved = len(shape) - behind, len(new_shape) - len(shape)
    places: dict[int, int | None] = {
        dim: dim if dim < ahead else dim + moved for dim in range(len(shape))
    }
    inside = [dim is not None and ahead <= dim < last for dim in fields.dims]
    made = last + moved - ahead
    if not any(inside):
        return renumbered(fields, places)
    if made == 0:  # dimensions of a single unit are gone
        return renumbered(fields, places | dict.fromkeys(range(ahead, last)))
    if made > 1 or not all(inside):
        return None
    return dataclasses.replace(fields, dims=(ahead,) * len(inside), flattened=True)


def renumbered(fields: Fields | None, places: Mapping[int, int | None]) -> Fields | None:
    """With the dimensions at other places of the shape: old place to new place, or to none."""
    if not fields:
        return None
    dims = tuple(None if dim is None else places[dim] for dim in fields.dims)
    return dataclasses.replace(fields, dims=dims)


def merged(all_fields: Sequence[Fields | None]) -> Fields | None:
    """Of a tensor whose units each read the units at their place in several tensors."""
    first, *others = all_fields
    for other in others:
        first = _both(first, other)
    return first


def spread(fields: Fields | None, shape: Shape) -> Fields | None:
    """Of a tensor that was enlarged to that shape: a single unit stands at every place."""
    if not fields or fields.flattened:
        return fields
    counts = tuple(
        count if dim is None else shape[dim]
        for dim, count in zip(fields.dims, fields.counts, strict=True)
    )
    along = zip(fields.axes, fields.counts, counts, strict=True)
    axes = tuple(_spread(axis, count, wanted) for axis, count, wanted in along)
    return None if None in axes else dataclasses.replace(fields, axes=axes, counts=counts)


def _both(one: Fields | None, other: Fields | None) -> Fields | None:
    """Of two tensors that are laid over each other; a single unit is laid over all."""
    if not one or not other or len(one.axes) != len(other.axes):
        return None
    if one.flattened and other.flattened:  # in which order, is not known
        return None
    axes, counts, dims = [], [], []
    for axis in range(len(one.axes)):
        places = {each.dims[axis] for each in (one, other)} - {None}
        sizes = {each.counts[axis] for each in (one, other)} - {1}
        if len(places) > 1 or len(sizes) > 1:
            return None
        count = sizes.pop() if sizes else 1
        spread = [_spread(each.axes[axis], each.counts[axis], count) for each in (one, other)]
        axes.append(None if None in spread else receptive_field.both(*spread, count))
        counts.append(count)
        dims.append(places.pop() if places else None)
    if None in axes:
        return None
    return Fields(
        tuple(axes),
        tuple(counts),
        tuple(dims),
        flattened=one.flattened or other.flattened,
        alike=one.alike and other.alike,
    )


def _spread(axis: Axis, count: int, wanted: int) -> Axis | None:
    """What is seen where a single unit stands at every place."""
    return axis if count == wanted else receptive_field.whole(axis, count)


def _resized(
    fields: Fields | None,
    sizes: Mapping[int, int],
    through: Callable[[Axis, int, int], Axis | None],
) -> Fields | None:
    """The fields with the axes in some dimensions put through a rule, and their new counts."""
    if not fields:
        return None
    touched = [dim in sizes for dim in fields.dims]
    if fields.flattened and any(touched):
        return None
    along = zip(fields.axes, fields.counts, fields.dims, touched, strict=True)
    axes = tuple(through(axis, dim, count) if on else axis for axis, count, dim, on in along)
    if None in axes:
        return None
    counts = tuple(
        sizes.get(dim, count) for dim, count in zip(fields.dims, fields.counts, strict=True)
    )
    return dataclasses.replace(fields, axes=axes, counts=counts)


def _alike(one: Shape, other: Shape) -> int:
    """How many sizes two shapes have in common, from the front."""
    pairs = zip(one, other, strict=False)
    return next(
        (i for i, pair in enumerate(pairs) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _where(mask: Sequence[bool], value: int | None, otherwise: Sequence) -> tuple:
    """The value where the mask holds, and the old one elsewhere."""
    return tuple(value if on else old for on, old in zip(mask, otherwise, strict=True))


def _size(axis: Axis) -> int | None:
    """The largest field of an axis."""
    if isinstance(axis, Field):
        return axis.size
    return max((last - first + 1 for first, last in filter(None, axis.units)), default=None)


def _one_or_each(values: Sequence[int | None]) -> Value:
    """One number where all axes agree, else one for each."""
    return values[0] if len(set(values)) == 1 else tuple(values)
