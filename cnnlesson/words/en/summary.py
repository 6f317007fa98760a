"""What a summary of a network says around its numbers."""

SUMMARY = {
    "summary_of": "{name}, input {sizes}",
    "table_layer": "layer",
    "table_settings": "kind and settings",
    "table_jump": "jump",
    "table_start": "start",
    "table_why": "arithmetic",
    "table_how": "how",
    "table_total": "total",
    "table_input": "input",
    "table_activations": "outputs of all layers",
    "table_layer_number": "weights {number}",
    "compared": "side by side",
    "never_reached": "the input never reaches it",
    "frozen": "{count} of the parameters are frozen.",
    "outputs_hold": "All outputs together hold {size} MiB (2²⁰ bytes).",
    "counted_how": (
        "A multiply-add is one product added to a sum, two FLOPs; biases, activations and poolings "
        "are left out, and the whole batch is counted. A unit i sees the receptive field's pixels "
        "from start + i·jump on; – where there is no one number."
    ),
    "inputs_given": (
        "the model got {count} input; for several: input_size=((1, 3, 224, 224), (1, 10))"
    ),
    "memory_gradients": "gradients",
    "memory_optimizer": "optimizer state",
    "memory_activations": "activations saved",
    "memory_batch": "(a batch of {count})",
}
