"""What the layers of a network say of themselves, and why one refuses its input."""

LAYERS = {
    "each_axis": "each axis",
    "wants_image": "{kind} takes an input of ({axes}), with the batch in front, not {shape}",
    "channels_differ": "the layer wants {wanted} channels and gets {given}, in {shape}",
    "cropped_away": "padding {padding} cuts more off than there is in {shape}",
}
