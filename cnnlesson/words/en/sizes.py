"""Output sizes: how one axis is counted, why a setting is impossible, which paddings there are."""

SIZES = {
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
    "with_remark": "{worked}: {remark}",
    "depth": "depth",
    "height": "height",
    "width": "width",
    "under_name": "{name}: {text}",
    "both": "{one}; {other}",
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
    "pool_padding": (
        "padding must be at most half of kernel_size {kernel_size}, not {padding}; "
        "use {half} at most, or a larger kernel_size"
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
}
