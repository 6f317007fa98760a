"""What the kernel studio says."""

STUDIO = {
    "studio_group_photo": "Photo",
    "studio_group_kernel": "Kernel",
    "studio_group_steps": "Steps",
    "studio_group_output": "Output",
    "studio_label_photo": "photo",
    "studio_coffee": "a cup of coffee",
    "studio_chelsea": "a cat",
    "studio_astronaut": "an astronaut",
    "studio_label_channels": "channels",
    "studio_grey": "grey: their mean",
    "studio_separate": "each by itself",
    "studio_summed": "added up",
    "studio_label_size": "kernel size",
    "studio_size": "{size} × {size}",
    "studio_label_weights": "the kernel's weights",
    "studio_turn": "turn by half a turn",
    "studio_normalise": "normalise: divide by the sum",
    "studio_label_shades": "shades",
    "studio_auto": "by the weights",
    "studio_signed": "grey is 0",
    "studio_clipped": "black is 0",
    "studio_mark_padding": "mark what reads padding",
    "studio_label_sum": "sum of weights",
    "studio_sum_zero": "{sum}: where all pixels are equal, the products cancel out",
    "studio_sum_divided": "{sum}; each weight is divided by it",
    "studio_sum_not_divided": "{sum}, so there is nothing to divide by",
    "studio_label_values": "output values",
    "studio_values": "from {least} to {most}",
    "studio_label_grey": "how they are shown",
    "studio_grey_signed": "grey is 0, black is {black}, white is {white}",
    "studio_grey_clipped": "black is {black} and all below, white is {white} and all above",
    "studio_before": "before: {channels} × {height} × {width}",
    "studio_before_padded": (
        "before: {channels} × {height} × {width}, padded with zeros to "
        "{padded_height} × {padded_width}"
    ),
    "studio_after": "after: {channels} × {height} × {width}",
    "studio_shown_mean": "the mean of its {count} channels is shown",
    "studio_shown_first": "channel 1 of {count} is shown",
    "studio_colours": "channels 1, 2 and 3 are red, green and blue",
    "studio_border_none": "No output pixel reads padding.",
    "studio_border_all": "Every output pixel reads padding.",
    "studio_border_one": "One output pixel, outside the dashed frame, reads padding.",
    "studio_border_many": (
        "{count} output pixels, outside the dashed frame, read padding: to them the photo goes on "
        "in zeros."
    ),
    "studio_turned": (
        "The kernel was turned by half a turn. A convolutional layer does not turn its kernel: "
        "that is cross-correlation. What you see now is what mathematics calls the convolution "
        "with the kernel from before. The two differ here by {difference} at most."
    ),
    "studio_turned_same": (
        "Half a turn leaves this kernel as it is: cross-correlation and convolution are the same."
    ),
    "studio_rule_kernel": (
        "3, 5 or 7 rows of as many numbers each, from {least} to {most}, or one of {names}"
    ),
    "studio_rule_size": "{size}, as the kernel's rows are",
    "studio_alt_coffee": "A cup of coffee on a saucer with a spoon, on a table of rough wood",
    "studio_alt_chelsea": "A cat's face with fine fur and white whiskers",
    "studio_alt_astronaut": "An astronaut before a flag and a model of a space shuttle",
    "studio_alt_array": "Your array",
    "studio_before_alt": (
        "Before: {photo}. The kernel's window is outlined at row {row}, column {column}."
    ),
    "studio_alone_alt": "Before: {photo}.",
    "studio_after_alt": (
        "After: the filtered photo, {height} rows and {width} columns of pixels, {values}; "
        "{shades}. Arrow keys point at a pixel, with Shift ten further, and its window is outlined "
        "on the photo; it is in row {row}, column {column}, where {value} stands."
    ),
    "studio_this_stop": (
        "output row {row}, column {column}: in each channel, the {taps} px that the kernel reads, "
        "each times its weight, and the bias add up to {values}"
    ),
}
