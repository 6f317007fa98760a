"""What is asked, hinted and explained in chapter 03, output sizes."""

ANSWERS_03 = {
    # Multiple choice: 55.25.
    "03_fraction": (
        "An image of 224, a kernel of 11, stride 4, padding 2: "
        "the size formula comes to a fraction. What comes out, and is a pixel of the image lost?"
    ),
    "03_fraction_error": "An error: a size must come out whole",
    "03_fraction_error_says": (
        "A fraction is no error. It says that the last step does not fit: some pixels at the far "
        "end are too few for another stop. torch takes the setting without a word."
    ),
    "03_fraction_image": "55: it rounds down, and the last column of the image is never read",
    "03_fraction_image_says": (
        "The size is right. One column is never read, but it lies at the far end of the padded "
        "image, and there the border lies outermost: it is a column of padding."
    ),
    "03_fraction_padding": "55: it rounds down, and no pixel of the image is lost",
    "03_fraction_padding_says": (
        "The formula comes to 55.25, and the kernel stops at 55 places. One column is left after "
        "the last stop, too little for another one; it is a column of padding."
    ),
    "03_fraction_up": "56: it rounds up, so that no pixel is lost",
    "03_fraction_up_says": (
        "Rounded up, the last window would hang over the edge. torch's convolutions never do that: "
        "they leave the rest unread."
    ),
    # Multiple choice: the weights of a filter on a colour image.
    "03_filter": (
        "One filter of 5 × 5 on a colour image (red, green, blue). How many numbers does it learn?"
    ),
    "03_filter_flat": "25: five times five",
    "03_filter_flat_says": (
        "That is one kernel, and no bias. A colour image has three channels, and the filter has "
        "a kernel of its own for each of them."
    ),
    "03_filter_flat_bias": "26: five times five, and a bias",
    "03_filter_flat_bias_says": (
        "The bias is there. But 25 weights are a kernel for one channel: the filter does not use "
        "the same kernel three times, it has one of its own for each channel."
    ),
    "03_filter_deep": "76: three times five times five, and a bias",
    "03_filter_deep_says": (
        "A kernel of 25 weights for each of the three channels, and one bias for the filter, "
        "which is added once to their sum."
    ),
    "03_filter_biases": "78: three kernels, each with a bias",
    "03_filter_biases_says": (
        "The 75 weights are right. But the results of the three kernels are summed first, and the "
        "filter has one bias, which is added to the sum."
    ),
    # Multiple choice: more filters.
    "03_more": (
        "A layer with 16 filters turns (3, 32, 32) into (16, 28, 28). "
        "What comes out with 32 filters?"
    ),
    "03_more_larger": "(32, 56, 56): everything doubles",
    "03_more_larger_says": (
        "The height counts the stops of a kernel along the image. More filters stop at the same "
        "places, so height and width stay."
    ),
    "03_more_deeper": "(32, 28, 28): of the shape, only the depth doubles",
    "03_more_deeper_says": (
        "Each filter makes one map, and all maps are of the same height and width. The number of "
        "filters is the depth of the output, and nothing else of its shape."
    ),
    "03_more_channels": "(96, 28, 28): a map for each filter and each channel",
    "03_more_channels_says": (
        "That would keep the three channels apart. A filter adds up what its three kernels find, "
        "so it makes one map, not three."
    ),
    "03_more_smaller": "(32, 14, 14): the numbers are spread over more maps",
    "03_more_smaller_says": (
        "Nothing is shared out between the filters: each one visits every place of the image and "
        "makes a full map. Smaller maps come from a larger stride."
    ),
    # Hints on multiple choice.
    "03_hint_quarter_step": "The formula counts stops. What would a quarter of a step be?",
    "03_hint_left_over": (
        "A row of 8, a kernel of 3, stride 2: one pixel was left at the far end, never read. "
        "What lies at the far end here, after the last pixel of the image?"
    ),
    "03_hint_stack": "A filter is a stack of kernels. How many are in it here?",
    "03_hint_one_sum": "The results of its kernels are summed. Where does the bias come in?",
    "03_hint_same_stops": "What does the height count? Does another filter stop elsewhere?",
    "03_hint_one_map": "How many maps does one filter make?",
    # What is said of single questions.
    "03_slip_padding_kept": "the padding of 2 is kept (this layer has none)",
    "03_hint_last_stop": "The first stop starts at pixel 0. At which pixel can the last one start?",
    "03_hint_moves": (
        "The window can move {room} times, one pixel each time. It stops once before that."
    ),
    "03_hint_sides_differ": (
        "Both sides together get {total} px, an odd number: here the two sides differ. "
        "Give a pair (before, after)."
    ),
    # Hints on the code exercises.
    "03_hint_code_reach": "First line: how many pixels does the kernel cover, dilation included?",
    "03_hint_code_room": "Then: how much room has it in the padded input? Padding has two sides.",
    "03_hint_code_floor": (
        "`//` divides and rounds down. And the first stop comes before the first step."
    ),
    "03_hint_keep_total": (
        "A kernel that covers n px makes the output n − 1 px smaller. That is what is missing."
    ),
    "03_hint_keep_split": "One side gets half of it, by `//`; the other side gets what is left.",
    "03_hint_keep_pair": "Give back both: `return before, after`.",
}
