"""What the widgets say."""

WIDGETS = {
    # What the convolution explorer says.
    "group_input": "Input",
    "group_kernel": "Kernel and filters",
    "group_steps": "Steps",
    "label_shown_as": "shown as",
    "option_numbers": "numbers",
    "option_digit": "a digit",
    "option_photo": "a photo",
    "option_array": "your array",
    "label_input_height": "input height",
    "label_input_width": "input width",
    "label_in_channels": "input channels",
    "label_kernel_height": "kernel height",
    "label_kernel_width": "kernel width",
    "label_out_channels": "number of filters",
    "label_square": "keep height and width equal",
    "label_stride": "stride",
    "label_dilation": "dilation",
    "label_padding_kind": "padding",
    "option_number": "a number",
    "option_same": "same",
    "option_valid": "valid (none)",
    "label_padding": "padding per side",
    "height": "height",
    "width": "width",
    "label_output_shape": "output shape",
    "label_parameters": "parameters",
    "label_multiply_adds": "multiply-adds",
    "multiply_adds_note": "for one image, without the bias; one multiply-add is two FLOPs",
    "label_torch": "in torch",
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
    "channel_products": "channel {channel}: {products} = {sum}",
    "channel_products_short": "channel {channel}: {count} products add up to {sum}",
    "channels_sum": "all channels: {sums} = {value}",
    "channels_sum_short": "all {count} channels together: {value}",
    "impossible": "There is no output",
    "caption_input": "input {channels} × {height} × {width}",
    "caption_padded": (
        "input {channels} × {height} × {width}, padded to {padded_height} × {padded_width}"
    ),
    "caption_kernel": "kernel {height} × {width}",
    "caption_output": "output {channels} × {height} × {width}",
    "caption_front_channel": "channel 1 of {count} is shown",
    "caption_front_filter": "filter 1 of {count} is shown",
    "legend_window": "what the kernel reads at this stop",
    "legend_padding": "padding (zeros)",
    "legend_unread": "never read",
    "input_alt": (
        "The padded input as a grid of {height} rows and {width} columns, "
        "the kernel's window at row {row}, column {column}."
    ),
    "kernel_alt": "The kernel's weights as a grid.",
    "output_alt": (
        "The output as a grid of {height} rows and {width} columns. "
        "Arrow keys move the window; it is at row {row}, column {column}."
    ),
    "no_output_alt": "There is no output.",
    "this_stop_one": (
        "output row {row}, column {column}: the {taps} pixels under the kernel, each times its "
        "weight, add up to {value}"
    ),
    "this_stop_many": (
        "output row {row}, column {column}: the {taps} pixels under the kernel in each of "
        "{channels} channels, each times its weight, add up to {value}"
    ),
}
