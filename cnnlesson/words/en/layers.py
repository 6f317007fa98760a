"""What the layers of a network say of themselves, and why one refuses its input."""

LAYERS = {
    "each_axis": "each axis",
    "wants_image": "{kind} takes an input of ({axes}), with the batch in front, not {shape}",
    "channels_differ": "the layer wants {wanted} channels and gets {given}, in {shape}",
    "one_value": "the mean of a channel wants more than one value, and {shape} has one for each",
    "cropped_away": "padding {padding} cuts more off than there is in {shape}",
    "not_registered": (
        "its {count} parameters are in a plain list or dict, where no optimizer finds them: "
        "use nn.ModuleList or nn.ModuleDict"
    ),
    # Why a network refuses its input, and the least mend.
    "broken": "{what}. {mends}",
    "either": "{one}; or {other}",
    "the_input": "the input",
    "features_differ": ("{name} wants {wanted} features and gets {given}: {giver} gave {shape}"),
    "channels_given": "{name} wants {wanted} channels and gets {given}: {giver} gave {shape}",
    "mend_in_features": "make {name}'s in_features {given}",
    "mend_flatten": (
        "put nn.Flatten() before {name}, which maps the last axis alone: "
        "that gives {features} features"
    ),
    "mend_start_dim": "the batch was flattened too: use start_dim=1",
    "mend_input": "an input of {least} to {most} px a side gives {size}",
    "mend_input_only": "an input of {least} px a side gives {size}",
    "mend_input_from": "an input of {least} px a side or more gives {size}",
    "mend_least_input": (
        "an input of {least} px a side is the least that leaves every window a place"
    ),
    "mend_argument": "make {name}'s {argument} {value}",
    "mend_channels_last": (
        "the channels come last here, and torch wants (N, C, H, W): "
        "images.permute(0, 3, 1, 2) puts them in front"
    ),
    "padding_fraction": (
        "padding must be a whole number, not {padding}: (kernel_size − 1) / 2 is one for odd "
        'kernels only; for an even kernel, padding="same" keeps the size'
    ),
    "batch_flattened": "start_dim 0 rolls the batch out too: use start_dim 1",
    "pixels_are_bytes": (
        "its pixels are whole numbers of one byte: give the model images.float() / 255"
    ),
    "sizes_not_tensor": (
        "input_size must be sizes such as (1, 3, 224, 224), not a tensor; write {sizes}"
    ),
    "batch_changed": (
        "the batch was {before} and is {after} here: images were cut up or run together; "
        "view(x.size(0), -1) keeps them apart"
    ),
    "number_wanted": (
        "the model looks at a number in a tensor, and here tensors have shapes alone"
    ),
    "numbers_differ": (
        "{name} wants {wanted} numbers for each image and gets {given}: {giver} gave {shape}"
    ),
    "mend_view": "flatten with nn.Flatten(), or with view(x.size(0), -1), which gives {given}",
}
