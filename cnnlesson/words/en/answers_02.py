"""What is asked, hinted and explained in chapter 02, convolution."""

ANSWERS_02 = {
    # One window.
    "02_slip_middle_row": "only the middle row is added (add the rows above and below it too)",
    # A fully-connected layer for the same map.
    "02_slip_no_biases": "the biases are left out (each neuron has one)",
    "02_slip_one_bias": "one bias is counted for all neurons (each neuron has its own)",
    "02_slip_one_neuron": "one neuron is counted (the output has a neuron for each of its numbers)",
    "02_slip_local": (
        "each neuron gets only the weights of a small window "
        "(in a fully-connected layer it has a weight for every pixel)"
    ),
    "02_slip_the_kernel": (
        "the convolution's own parameters are counted (asked for is the fully-connected layer)"
    ),
    "02_slip_neuron_a_pixel": (
        "the output is given as many numbers as the image (a kernel of 3 makes it 26 × 26)"
    ),
    "02_slip_added": "inputs and outputs are added (each output has a weight for each input)",
    "02_hint_neurons": (
        "The output has 26·26 numbers. In a fully-connected layer, each of them is a neuron."
    ),
    "02_hint_weights_of_neuron": "Each neuron has a weight for each of the 28·28 pixels.",
    "02_hint_biases": "And each neuron has one bias.",
    # One stop on an image, as a function.
    "02_slip_place_swapped": "row and column of the place are exchanged (the row comes first)",
    "02_slip_first_stop": "the window stays at the first stop (add the place to the numbers)",
    "02_slip_around": (
        "the window's middle is laid on the place (its first pixel, above and left, lies there)"
    ),
    "02_slip_return_in_outer_loop": (
        "only the kernel's first row is added (is the `return` inside the loop?)"
    ),
    "02_slip_last_product": (
        "only the last product is kept (add each one to the total, with `+=`)"
    ),
    "02_slip_columns_as_rows": (
        "as many columns as rows are read (the kernel has `len(kernel[0])` columns)"
    ),
    "02_hint_pixel_of_weight": (
        "The weight in row i and column j of the kernel lies on the pixel in row `row + i` and "
        "column `column + j`."
    ),
    "02_hint_two_loops_of_kernel": (
        "Start with `total = 0`; loop over the kernel's rows, "
        "`for i in range(len(kernel))`, and inside over its columns; add each product."
    ),
    # All channels.
    "02_kept_apart": (
        "{answer}: you keep the {channels} channels apart. A filter adds up what its kernels find, "
        "so that one number comes out at each stop."
    ),
    "02_slip_bias_left_out": "the bias is left out (it is added at the end)",
    "02_slip_bias_per_channel": (
        "the bias is added for each channel (a filter has one, which is added once, to the sum)"
    ),
    "02_slip_first_channel": "only the first channel is used (add what the others give)",
    "02_slip_last_channel": (
        "only the last channel is used (keep what the channels before it give)"
    ),
    "02_slip_same_kernel": (
        "the first kernel is used for all channels (each channel has a kernel of its own)"
    ),
    "02_slip_no_weights": "the pixels are added without their weights",
    "02_slip_bias_times": "the sum is multiplied by the bias (the bias is added)",
    "02_slip_bias_sign": "the minus sign of the bias is left out",
    "02_hint_each_channel": (
        "Each kernel reads its own channel: multiply and add there. What does each of them give?"
    ),
    "02_hint_add_channels": (
        "They give {sums}. What does a filter do with these {channels} numbers?"
    ),
    "02_hint_one_bias": "Then add the bias, {bias}, once.",
    "02_hint_loop_over_channels": (
        "`for window, kernel in zip(windows, kernels)` takes one channel after the other; what is "
        "done to each of them is what you did for one window."
    ),
    "02_hint_bias_after_loops": (
        "One total runs through all channels. The bias is added to it once, outside the loops."
    ),
    # A shifted image.
    "02_slip_shift_unstrided": (
        "the stride is left out (from one stop to the next are {stride} px, so {stride} px of the "
        "image are one place of the map)"
    ),
    "02_slip_shift_times": "pixels and stride are multiplied (divide: a stop takes {stride} px)",
    "02_slip_shift_less": "the stride is taken away (divide: a stop takes {stride} px)",
    "02_slip_shift_none": "the map is said to stay (it moves with the image)",
    "02_hint_one_stop_on": (
        "A stop lies {stride} px after the one before it. "
        "By how many pixels must the image move until each stop reads what the one before it read?"
    ),
    "02_hint_stops_moved": "How many steps of {stride} px are {pixels} px?",
    # The corner of a padded image.
    "02_slip_border_of_ones": "the border is taken for ones (padding holds zeros)",
    "02_slip_one_side_outside": (
        "only one side of the window hangs over the border (at a corner, two do)"
    ),
    "02_slip_one_pixel_outside": (
        "only the window's corner pixel is taken for padding (its whole first row is, and its "
        "whole first column)"
    ),
    "02_slip_zeros_counted": "the zeros are counted (add the pixels of the image)",
    "02_slip_only_middle": "only one pixel is counted (more of the window lies on the image)",
    "02_hint_where_outside": (
        "Draw the first window. Which of its {taps} places lie outside the image?"
    ),
    "02_hint_rows_inside": "{inside} of its rows and {inside} of its columns lie on the image.",
    # What is multiplied.
    "02_slip_every_pixel": "a stop at every pixel is counted (the kernel must fit into the image)",
    "02_slip_products_with_bias": "the biases are counted too (a multiply-add is a product)",
    "02_slip_products_one_filter": "one filter is counted (there are {out_channels})",
    "02_slip_products_one_channel": (
        "one channel is counted (a filter multiplies in all {in_channels} of them)"
    ),
    "02_slip_products_one_stop": "one stop is counted (the same is done at every stop)",
    "02_slip_kernel_turned": (
        "height and width of the kernel are exchanged (it is {kernel_height} high)"
    ),
    "02_slip_outputs": "the numbers of the output are counted (each takes many products)",
    "02_hint_products_of_stop": (
        "At one stop, a filter multiplies {in_channels}·{kernel_height}·{kernel_width} times."
    ),
    "02_hint_how_many_stops": (
        "How often does a kernel of {kernel_height} × {kernel_width} stop on "
        "{input_height} × {input_width} pixels?"
    ),
    "02_hint_all_filters": "And {out_channels} filters do that.",
    # Multiple choice: what a kernel finds.
    "02_detects": "A kernel's rows are -1 -1 -1, then 2 2 2, then -1 -1 -1. What does it find?",
    "02_detects_vertical": "Vertical edges: places where it gets brighter to the right",
    "02_detects_vertical_says": (
        "Within a row all its weights are equal: left and right count alike, so it gives 0 on a "
        "long vertical edge."
    ),
    "02_detects_blur": "Nothing: it blurs the image",
    "02_detects_blur_says": (
        "A blur has no negative weights, and they add up to 1. These add up to 0: "
        "where all pixels are alike it gives 0."
    ),
    "02_detects_lines": "Thin bright lines that run across, from left to right",
    "02_detects_lines_says": (
        "The middle row counts twice, the rows above and below are taken away. A bright line on "
        "the middle row gives the most; where all pixels are alike, it gives 0."
    ),
    "02_detects_bright": "Bright areas of any shape",
    "02_detects_bright_says": (
        "Where all pixels are equally bright, three times 2 less six times 1 is 0. "
        "It does not answer to brightness, only to differences."
    ),
    "02_hint_add_weights": "What do the nine weights add up to? And those of each column?",
    "02_hint_lay_a_line": (
        "Lay a bright line one pixel thick on the middle row, then on the middle column."
    ),
    # Multiple choice: the depth of the output.
    "02_depth": (
        "A layer has 8 filters and reads a colour image: red, green and blue. "
        "How many maps come out?"
    ),
    "02_depth_apart": "24: each filter makes a map for each colour",
    "02_depth_apart_says": (
        "That would keep the kernels apart. A filter has three kernels, but what they find is "
        "summed: one map for each filter."
    ),
    "02_depth_colours": "3: one for each colour",
    "02_depth_colours_says": (
        "Three channels go in. How many maps come out depends on the filters alone, and each of "
        "them reads all three channels."
    ),
    "02_depth_filters": "8: one for each filter",
    "02_depth_filters_says": (
        "Each filter adds up what its three kernels find, and makes one map. "
        "The depth of the output is the number of filters."
    ),
    "02_depth_single": "1: everything is summed",
    "02_depth_single_says": (
        "The channels are summed within a filter. The filters themselves stay apart: "
        "each makes a map of its own."
    ),
    "02_hint_maps_of_a_filter": "What becomes of the three results of a filter's kernels?",
    "02_hint_how_many_filters": "One filter makes one map. How many filters are there?",
    # Multiple choice: an impulse.
    "02_impulse": (
        "An image of 5 × 5 is 0 but for a single 1 in its middle. The kernel's rows are 1 2 3, "
        "then 4 5 6, then 7 8 9. Which rows come out of torch?"
    ),
    "02_impulse_same": "1 2 3, then 4 5 6, then 7 8 9: the kernel as it is",
    "02_impulse_same_says": (
        "So it would be if torch turned the kernel first, as the convolution of mathematics does. "
        "It does not: it lays the weights on the pixels as they stand."
    ),
    "02_impulse_turned": "9 8 7, then 6 5 4, then 3 2 1: the kernel, turned by half a turn",
    "02_impulse_turned_says": (
        "At the first stop that meets the 1, it lies under the window's last weight, 9. "
        "As the window goes on to the right, the 1 moves to the left within it."
    ),
    "02_impulse_mirrored": "3 2 1, then 6 5 4, then 9 8 7: left and right exchanged",
    "02_impulse_mirrored_says": (
        "Across, that is correct. But the window also moves downwards, and there the same "
        "happens: the 1 meets the lowest row of weights first."
    ),
    "02_impulse_middle": "0 0 0, then 0 5 0, then 0 0 0: the 1 keeps its place",
    "02_impulse_middle_says": (
        "The 1 lies under the middle weight at one stop only. At the eight stops around that one, "
        "it lies under another weight."
    ),
    "02_hint_first_stop_of_impulse": (
        "Slide the window from the upper left. When it first meets the 1, under which weight is it?"
    ),
    "02_hint_which_weight_last": "And at the last stop that meets the 1?",
}
