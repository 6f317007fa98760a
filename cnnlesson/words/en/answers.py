"""What every chapter's questions say: the verdict, which slip it was, what an answer looks like."""

ANSWERS = {
    # The verdict.
    "right": "Right: {answer}.",
    "right_code": "Right: your function is right in all {count} cases.",
    "not_yet": "Not yet.",
    "no_answer": "No answer yet: put yours in the place of None.",
    "no_result": "Your function returns nothing yet: `return` hands its result back.",
    "solution": "Solution: {answer}.",
    "solution_code": "Solution:",
    "trouble": "This answer could not be read. Is it what the question asks for?",
    # Hints.
    "hint_of": "Hint {number} of {count}: {hint}",
    "hint_first": '`answers.hint("{question}")` gives a hint.',
    "hint_next": '`answers.hint("{question}")` gives the next hint.',
    "hint_last": 'That was the last hint; `answers.solution("{question}")` shows the way.',
    # Which question.
    "no_question": "There is no question {question}. The nearest is {nearest}.",
    "no_choices": "{question} has no answers to choose from: `answers.check` takes yours.",
    # What a learner gave.
    "value_function": "a function",
    "value_object": "an object of type {type_name}",
    "value_array": "an object of type {type_name} and shape {shape}",
    "value_nested": "lists within lists within lists",
    "value_unreadable": "an object that cannot be read",
    "text_read": "{answer} is read as {read}: write it so, without quotes.",
    "whole_float": "{answer} is a float; as a whole number it is {whole}.",
    "one_in_brackets": "It is read as {answer}: a number stands alone, without brackets or comma.",
    "text_returned": (
        "it returns {answer}, which is text: return the number itself, without quotes or `str`."
    ),
    "listed": "{one}, {other}",  # of numbers and names, in figures too
    "set_given": "Curly brackets make a set, which keeps no order: write round ones.",
    # What is asked for instead.
    "number_expected": "One number is asked for, not {answer}.",
    "shape_expected": "{count} numbers are asked for, ({places}), not {answer}.",
    "sizes_expected": "Sizes are asked for, all of them, such as [1, 2], not {answer}.",
    "padding_expected": "One padding is asked for, a number or (before, after), not {answer}.",
    "pair_expected": "Two numbers are asked for, (before, after), not {answer}.",
    "function_expected": (
        "The function itself is asked for, its name without brackets, not {answer}."
    ),
    "letter_expected": "A letter is asked for, a to {last}, in quotes, not {answer}.",
    # Which slip it was: these go on after "when".
    "you_got": "You got {answer}: that is what comes out when {slip}.",
    "you_got_either": (
        "You got {answer}: that is what comes out when {one}, and also when {other}."
    ),
    "list_begins": "The smallest of yours is {answer}: that is what comes out when {slip}.",
    "slip_plus_left_out": "the + 1 is left out (the kernel stops once before it moves at all)",
    "slip_padding_once": (
        "the padding is added on one side only (`padding={padding}` adds {padding} on each side)"
    ),
    "slip_rounded_up": "the division is rounded up (torch rounds down)",
    "slip_rounded_nearest": "the division is rounded to the nearest (torch rounds down, always)",
    "slip_fraction": (
        "the division is not rounded (stops are whole: torch rounds down, and raises no error)"
    ),
    "slip_no_dilation": (
        "the dilation is left out (the kernel covers {reach} px, not {kernel_size})"
    ),
    "slip_reach_product": (
        "the kernel is said to cover {dilation}·{kernel_size} px "
        "(it covers {dilation}·({kernel_size} − 1) + 1 = {reach})"
    ),
    "slip_bracket_opened": (
        "the 1 of what the kernel covers is added, not taken away "
        "(put all of D·(K − 1) + 1 into brackets)"
    ),
    "slip_not_all_divided": (
        "only the last term is divided (`//` comes before `+` and `-`: "
        "put the whole room into brackets)"
    ),
    "slip_no_stride": "the stride is left out (the kernel moves {stride} px at a time)",
    "slip_no_padding": "the padding is left out (it adds {padding} px on each side)",
    "slip_every_pixel": (
        "the kernel starts at every pixel (at its last stop it still needs {reach} px)"
    ),
    "slip_times_dilation": (
        "kernel size and dilation are multiplied (of {kernel_size} weights, "
        "only {kernel_size} − 1 have a step before them)"
    ),
    "slip_weights_counted": (
        "the weights are counted (the kernel also covers the pixels between them)"
    ),
    "slip_gaps_counted": (
        "only the steps from weight to weight are counted (the first pixel belongs to it too)"
    ),
    "slip_kernel_turned": "the kernel lies on its side (its height is {kernel_height})",
    "slip_depth_of_input": "the depth of the input is taken (each filter makes one map)",
    "slip_height_for_depth": "a height stands for the depth (each filter makes one map)",
    "slip_channels_apart": (
        "the maps of the {in_channels} input channels are kept apart (a filter sums them)"
    ),
    "slip_depth_last": "the depth is written last (torch writes it first)",
    "slip_sides_swapped": "height and width change places (torch writes the height first)",
    "slip_batch_in_front": (
        "a batch of one image stands in front (asked for is the image: depth, height, width)"
    ),
    "slip_batch_left_out": "the batch is left out (it stays in front)",
    "slip_depth_left_out": "the depth is left out (it stands first)",
    "slip_depth_in_front": "the depth is written too (asked for are height and width)",
    "slip_no_bias": "the biases are left out (each filter has one)",
    "slip_one_bias": "all filters share one bias (each of the {out_channels} has its own)",
    "slip_flat_filter": (
        "a filter has one kernel only (it has one for each of the {in_channels} input channels)"
    ),
    "slip_flat_filter_no_bias": (
        "a filter has one kernel only, and no bias (it has {in_channels} kernels and one bias)"
    ),
    "slip_one_filter": "one filter is counted (there are {out_channels})",
    "slip_one_filter_no_bias": (
        "one filter is counted, and no bias (there are {out_channels} filters, each with a bias)"
    ),
    "slip_bias_per_kernel": (
        "each kernel has a bias (a filter has one, added to the sum of its kernels)"
    ),
    "slip_in_and_out": (
        "in and out change places (there are {out_channels} filters on {in_channels} channels)"
    ),
    "slip_kernel_a_row": (
        "a kernel has {kernel_width} weights (it has {kernel_height}·{kernel_width})"
    ),
    "slip_first_stop_a_step": (
        "{output_size} steps are counted (between {output_size} stops lie {output_size} − 1)"
    ),
    "slip_padding_added": (
        "the padding is added to the input (the padded input is the longer one: take it away)"
    ),
    "slip_padding_kept": "the padding is left out (the input is shorter than the padded one)",
    "slip_padding_off_once": "the padding is taken off on one side only (it is on both)",
    "slip_both_sides": "both sides are counted together (`padding` is what each side gets)",
    "slip_padding_undilated": (
        "the dilation is left out (the kernel covers {reach} px, not {kernel_size})"
    ),
    "slip_half_pixel": (
        "an odd number of pixels is halved (no pixel can be split: give a pair (before, after))"
    ),
    "slip_half_pixel_strided": (
        "an odd number of pixels is halved (no pixel can be split: round up to {rounded_up}, "
        "since the size is rounded down)"
    ),
    "slip_odd_pixel_lost": (
        "an odd pixel is dropped (both sides together need {total} px, and {total} is odd)"
    ),
    "slip_odd_pixel_twice": (
        "an odd pixel is added on both sides (both together need {total} px, and {total} is odd)"
    ),
    "slip_reach_padded": (
        "the padding adds up to all {reach} px that the kernel covers (it takes one less: {total})"
    ),
    "slip_kernel_left_out": "the kernel is left out (at its last stop it still needs {reach} px)",
    "slip_axes_as_they_were": "the axes stay as they were (torch wants the channels second)",
    "slip_axes_given": "the axes are written, as `permute` takes them (asked for is the shape)",
    "slip_axes_exchanged": (
        "two axes are exchanged, as by `transpose(1, 3)` "
        "(that mirrors each image along its diagonal)"
    ),
    # What is off where it was no usual slip.
    "too_large": "{answer} is too large.",
    "too_small": "{answer} is too small.",
    "not_whole": "{answer} is not a whole number.",
    "wrong_place": "Not right yet: the {place}.",
    "place_batch": "batch",
    "place_channels": "channels",
    "place_depth": "depth",
    "place_height": "height",
    "place_width": "width",
    "gives_another": "{answer} gives {made}, not {output_size}.",
    "gives_nothing": "{answer} gives no output at all.",
    "smaller_too": "{answer}: right so far, but a smaller input gives {output_size} too.",
    "larger_too": "{answer}: right so far, but a larger input gives {output_size} too.",
    "between_too": "Both ends are right, but an input between them gives {output_size} too.",
    "range_end": "Mind that Python's `range` leaves its end out.",
    "sides_of_word": '"{word}" stands for the sides {sides} here.',
    "sides_as_same": (
        "`nn.Conv2d` would read `padding={sides}` as height and width: "
        'with a stride of 1, `padding="same"` pads by these two numbers.'
    ),
    "sides_by_hand": (
        "`nn.Conv2d` would read `padding={sides}` as height and width: "
        "pad two sides by different numbers with `nn.ZeroPad2d`."
    ),
    "you_chose": "You chose: {answer}.",
    # What a learner's function does.
    "called_with": "Called with {arguments}:",
    "returns": "it returns {answer}, and {right} would be right.",
    "for_instance": "{answer}, for instance,",
    "prints": "It prints {printed}; only what it returns is looked at.",
    "raises": "it raises {error}. Call it yourself with these numbers to see the line.",
    "endless": "it does not come to an end.",
    "other_arguments": "it takes other arguments. They come in this order: {arguments}.",
    "all_results": "All its results are what comes out when {slip}.",
    # What is worked out in words.
    "depth_worked": "depth: {out_channels} filters make {out_channels} maps",
    # Hints about one axis.
    "hint_reach_and_padded": "How many pixels does the kernel cover? How long is the padded row?",
    "hint_room": "The kernel covers {reach} of {padded} px: it has {room} px of room to move.",
    "hint_steps": (
        "How many whole steps of {stride} px fit into {room} px? "
        "The first stop comes before the first step."
    ),
    "hint_draw_weights": (
        "Draw {kernel_size} weights in a row, {dilation} px from each to the next."
    ),
    "hint_count_gaps": "From the first weight to the last there are {kernel_size} − 1 steps.",
    "hint_first_pixel": (
        "These steps are {dilation}·({kernel_size} − 1) px long. The first pixel counts as well."
    ),
    # Hints about a layer.
    "hint_each_axis": (
        "Each axis has its own numbers: work out the height, then the width. "
        "torch writes (height, width)."
    ),
    "hint_depth": (
        "torch writes (depth, height, width). Each filter makes one map: "
        "how many filters are there?"
    ),
    "hint_height": (
        "Height: the kernel covers {kernel_height} of {input_height} px, "
        "padding {padding} on each side, stride {stride}."
    ),
    "hint_width": (
        "Width: the kernel covers {kernel_width} of {padded_width} px, the border included. "
        "Divide the room by the stride, round down, add 1."
    ),
    "hint_kernels_of_a_filter": (
        "A filter has {kernel_height}·{kernel_width} weights for each input channel. "
        "How many channels are there?"
    ),
    "hint_bias": "Each filter has one bias, which is added to the sum over all channels.",
    "hint_all_filters": (
        "One filter has {in_channels}·{kernel_height}·{kernel_width} + 1 numbers, "
        "and there are {out_channels} filters."
    ),
    # Hints about a question asked backwards.
    "hint_walk_back": (
        "Walk back from the last stop: between {output_size} stops lie "
        "{output_size} − 1 steps of {stride} px."
    ),
    "hint_smallest_input": (
        "The steps are {walked} px long, and at its last stop the kernel needs {reach} px more. "
        "Padding, where there is some, is not part of the input."
    ),
    "hint_staircase": (
        "{least} is the smallest. The next ones give the same output size, as long as what is "
        "left over is too little for another step of {stride} px."
    ),
    "hint_missing_pixels": (
        "How long must the padded row be, for {output_size} stops with stride {stride}?"
    ),
    "hint_total": (
        "{stride}·({output_size} − 1) px of steps, and {reach} px that the kernel covers: "
        "that is {needed} px, and the input has {input_size}."
    ),
    "hint_each_side": (
        "Both sides together get {total} px at least. `padding` is what each of them gets."
    ),
    "hint_unstrided": "The kernel covers {reach} of {input_size} px. How much room is left?",
    "hint_steps_between": "Between {output_size} stops lie {output_size} − 1 steps.",
    "hint_stride": "{room} px are walked in {output_size} − 1 steps.",
    # Hints about the order of axes.
    "hint_which_axis": "Which of the four numbers of {shape} counts the channels?",
    "hint_torch_order": "torch wants (batch, channels, height, width).",
    "hint_permute": (
        "`permute` takes the old axes in their new order: the batch is axis 0, "
        "the channels are axis 3."
    ),
}
