"""Every sentence that Python and the widgets' scripts both say: one table, two readers.

A sentence is a template. `{name}` is filled in with a value, by `say` here and by `say` in
widgets/shared/words.mjs; nothing else in a template has a meaning.
"""

ENGLISH = {
    # How one axis of an image is counted.
    "unread_padded_column_one": "one padded column is never read",
    "unread_padded_column_many": "{count} padded columns are never read",
    "unread_padded_row_one": "one padded row is never read",
    "unread_padded_row_many": "{count} padded rows are never read",
    "unread_image_column_one": "one column of the image is never read",
    "unread_image_column_many": "{count} columns of the image are never read",
    "unread_image_row_one": "one row of the image is never read",
    "unread_image_row_many": "{count} rows of the image are never read",
    "skipped_image_column_one": "one column of the image is stepped over",
    "skipped_image_column_many": "{count} columns of the image are stepped over",
    "skipped_image_row_one": "one row of the image is stepped over",
    "skipped_image_row_many": "{count} rows of the image are stepped over",
    "skipped_padded_input_column_one": "one column of the padded input is stepped over",
    "skipped_padded_input_column_many": "{count} columns of the padded input are stepped over",
    "skipped_padded_input_row_one": "one row of the padded input is stepped over",
    "skipped_padded_input_row_many": "{count} rows of the padded input are stepped over",
    "nothing_lost": "no pixel of the image is lost",
    "overhang_column_one": "the last window hangs over the edge by one column",
    "overhang_column_many": "the last window hangs over the edge by {count} columns",
    "overhang_row_one": "the last window hangs over the edge by one row",
    "overhang_row_many": "the last window hangs over the edge by {count} rows",
    "window_dropped": (
        "rounded up it would be {rounded_up}, but that window would start beyond the image "
        "and its first padding, so it is left out"
    ),
    # Why a setting is impossible, and the least mend.
    "too_wide": (
        "kernel_size {kernel_size} does not fit into {padded} px "
        "(input_size {input_size} + padding {before} + {after}): "
        "pad by {missing} px more in all, or use kernel_size {largest} at most"
    ),
    "too_wide_dilated": (
        "kernel_size {kernel_size} with dilation {dilation} reaches over "
        "{dilation}·({kernel_size} − 1) + 1 = {reach} px and does not fit into {padded} px "
        "(input_size {input_size} + padding {before} + {after}): "
        "pad by {missing} px more in all, or use kernel_size {largest} at most"
    ),
    "pool_too_wide": (
        "a window that reaches over {reach} px does not fit into {padded} px "
        "(input_size {input_size}, padding {padding} on each side): use kernel_size {largest} "
        "at most, or an input_size of {least} or more"
    ),
    "pool_too_wide_dilated": (
        "kernel_size {kernel_size} with dilation {dilation} reaches over "
        "{dilation}·({kernel_size} − 1) + 1 = {reach} px and does not fit into {padded} px "
        "(input_size {input_size}, padding {padding} on each side): "
        "use an input_size of {least} or more"
    ),
    "same_needs_stride_1": (
        'padding "same" needs stride 1, not {stride}: use stride 1, or padding {padding}, '
        "which gives {wanted}, the input size divided by the stride and rounded up"
    ),
    # Which paddings give a wanted size.
    "no_padding": (
        "no padding gives {output_size}: the kernel stops at {unpadded} places without any, "
        "and padding can only add to them; use a larger kernel_size or stride"
    ),
    "padding_number": (
        "padding {number} gives {output_size}: "
        "the input gets {total} px more in all, {number} on each side"
    ),
    "padding_pair_only": (
        "no padding that is the same on both sides gives {output_size}: the input needs "
        "{total} px more in all, an odd number; pad {before} before and {after} after"
    ),
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


def say(key: str, **values: object) -> str:
    """The sentence of that key, its blanks filled in.

    >>> say("unread_padded_column_many", count=3)
    '3 padded columns are never read'

    Raises:
        KeyError: there is no such sentence, or a blank got no value.
    """
    return ENGLISH[key].format(**values)
