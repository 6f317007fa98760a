"""What the widgets say."""

WIDGETS = {
    # What the convolution explorer says.
    "group_input": "Input",
    "group_kernel": "Kernel and filters",
    "group_steps": "Steps",
    "label_shown_as": "shown as",
    "option_numbers": "numbers",
    "option_impulse": "an impulse",
    "option_digit": "a digit",
    "option_photo": "a photo",
    "option_array": "your array",
    "label_input_height": "input height",
    "label_input_width": "input width",
    "label_in_channels": "input channels",
    "label_kernel_height": "kernel height",
    "label_kernel_width": "kernel width",
    "label_out_channels": "number of filters",
    "label_kernel": "weights",
    "kernel_vertical_edges": "vertical edges",
    "kernel_horizontal_edges": "horizontal edges",
    "kernel_outline": "outline",
    "kernel_identity": "identity",
    "kernel_blur": "blur",
    "kernel_gaussian_blur": "Gaussian-like blur",
    "kernel_sharpen": "sharpen",
    "kernel_random": "random",
    "kernel_own": "your own",
    "label_weight": "weight",
    "label_weight_at": "weight in row {row}, column {column}",
    "label_bias": "bias",
    "label_square": "keep height and width equal",
    "label_stride": "stride",
    "label_dilation": "dilation",
    "label_padding_kind": "padding",
    "option_number": "a number",
    "option_same": "same",
    "option_valid": "valid (none)",
    "label_padding": "padding per side",
    "height_and_width": "height, width",
    "label_output_shape": "output shape",
    "label_parameters": "parameters",
    "label_multiply_adds": "multiply-adds",
    "multiply_adds_note": "for one image, without the bias; one multiply-add is two FLOPs",
    "label_field": "receptive field",
    "field_worked": (
        "{one} pixels; in an image that is large enough, two such layers in a row see {two}, "
        "and three {three}"
    ),
    "label_torch": "in torch",
    "label_state": "state",
    "restore": "restore",
    "state_unreadable": (
        "this line cannot be read: copy a whole one, from {widget}( to its last bracket"
    ),
    "no_setting": "there is no setting {name}; there are {names}",
    "setting_must_be": "{name} must be {rule}, not {value}",
    "rule_whole": "a whole number from {least} to {most}",
    "rule_pair": "one or two whole numbers from {least} to {most}",
    "rule_number": "a number from {least} to {most}",
    "rule_padding": 'a whole number from 0 to {most}, "same" or "valid"',
    "rule_kernel": (
        "1 to 64 rows of as many numbers each, from {least} to {most}, or one of {names}"
    ),
    "rule_weight_rows": "1 to 64 rows of as many numbers each, from {least} to {most}",
    "run_to_move": "Run this cell to bring its controls to life.",
    "copy": "copy",
    "copied": "copied",
    "selected": "selected: copy it by keyboard",
    "steps": "steps",
    "step_first": "first",
    "step_back": "back",
    "step_next": "next",
    "step_last": "last",
    "step_play": "play",
    "step_pause": "pause",
    "step_place": "stop {at} of {count}",
    "channel_products": "channel {channel}: {products} {equals} {sum}",
    "channel_products_short": "channel {channel}: {count} products add up to {sum}",
    "channels_sum": "all channels: {sums} {equals} {sum}",
    "channels_sum_short": "all {count} channels together: {sum}",
    "with_bias": "with the bias: {sums} {equals} {value}",
    "impossible": "There is no output",
    "caption_input": "input {channels} × {height} × {width}",
    "caption_padded": (
        "input {channels} × {height} × {width}, padded to {padded_height} × {padded_width}"
    ),
    "caption_kernel": "kernel {height} × {width}",
    "caption_same_kernel": "here the same for each channel, where a real filter has one for each",
    "caption_output": "output {channels} × {height} × {width}",
    "caption_front_channel": "channel 1 of {count} is shown",
    "caption_front_filter": "filter 1 of {count} is shown",
    "caption_grey_is_zero": "grey is 0, darker is negative, lighter is positive",
    "impulse_note": (
        "With a stride and a dilation of 1, a bias of 0 and room around the impulse, the kernel "
        "stands in the output turned by half a turn. It was not flipped before: this is "
        "cross-correlation."
    ),
    "legend_window": "what the kernel reads at this stop",
    "legend_padding": "padding (zeros)",
    "legend_unread": "never read",
    "input_alt": (
        "The padded input as a grid of {height} rows and {width} columns, the kernel's window "
        "at row {window_row}, column {window_column}. Arrow keys point at a pixel, to see which "
        "outputs use it; it is in row {row}, column {column}, where {value} stands."
    ),
    "input_alone_alt": "The padded input as a grid of {height} rows and {width} columns.",
    "kernel_alt": (
        "The kernel's weights as a grid of {height} rows and {width} columns. Arrow keys choose a "
        "weight, and a digit changes it; it is in row {row}, column {column}, where {value} stands."
    ),
    "output_alt": (
        "The output as a grid of {height} rows and {width} columns. "
        "Arrow keys move the window; it is in row {row}, column {column}, where {value} stands."
    ),
    "no_output_alt": "There is no output.",
    "this_stop_one": (
        "output row {row}, column {column}: the {taps} px that the kernel reads, each times its "
        "weight, and the bias add up to {value}"
    ),
    "this_stop_many": (
        "output row {row}, column {column}: the {taps} px that the kernel reads in each of "
        "{channels} channels, each times its weight, and the bias add up to {value}"
    ),
    "input_pixel": "row {row}, column {column} of the input",
    "padded_pixel": "row {row}, column {column} of the padded input",
    "pixel_used_one": "{pixel}: one output of this map uses it",
    "pixel_used_many": "{pixel}: {count} outputs of this map use it",
    "pixel_unused": "{pixel}: no output uses it",
    "weight_used_one": (
        "the weight in row {row}, column {column}: the one output of this map uses it"
    ),
    "weight_used_many": (
        "the weight in row {row}, column {column}: all {count} outputs of this map use it, each "
        "at a place of its own"
    ),
}
