"""What is asked, hinted and explained in chapter 00, start here."""

ANSWERS_00 = {
    # Nine products, added up.
    "00_slip_signs": "the minus signs are left out (a weight of −1 takes its pixel away)",
    "00_slip_turned": (
        "the weights are turned by half a turn first (they are laid on the pixels as they stand)"
    ),
    "00_slip_no_weights": "the pixels are added without their weights",
    "00_slip_sums_multiplied": (
        "pixels and weights are added first, and the two sums multiplied "
        "(multiply place by place, then add)"
    ),
    "00_slip_first_row": "only the first row is added (go on to the last row)",
    "00_slip_first_product": "only the first product is taken (go on to the last one)",
    "00_slip_last_product": "only the last product is kept (add each one to the sum so far)",
    "00_hint_same_place": "Which weight lies on the first pixel? Multiply the two.",
    "00_hint_first_row": "The first row is {first_row}.",
    "00_hint_add_rows": "Do the same with the other rows, and add the sums of all rows.",
    "00_hint_two_loops": (
        "One loop runs over the rows, `for row in range(len(pixels))`, "
        "and one inside it over the columns."
    ),
    "00_hint_total": (
        "Start with `total = 0`. Inside the loops: "
        "`total += pixels[row][column] * weights[row][column]`. After them: `return total`."
    ),
    # Where a window can stop.
    "00_hint_stops_down": (
        "The image has {input_height} rows, the window {kernel_height}. "
        "In which rows can the window begin?"
    ),
    "00_hint_stops_across": (
        "The image has {input_width} columns, the window {kernel_width}. "
        "In which columns can the window begin?"
    ),
    # A kernel for horizontal edges.
    "00_rows_expected": "{size} rows of {size} numbers are asked for, not {answer}.",
    "00_kernel_even_area": (
        "Where all pixels are 1 it gives {answer}, not 0: its weights must add up to 0."
    ),
    "00_kernel_vertical_edge": (
        "Where it gets brighter to the right it gives {answer}, not 0: "
        "each column of its weights must add up to 0."
    ),
    "00_kernel_misses": (
        "Where it gets brighter downwards it gives {answer}, which is not more than 0: "
        "take the upper pixels away from the lower ones."
    ),
    "00_kernel_finds": (
        "It gives 0 on even areas and on vertical edges, "
        "and more than 0 where it gets brighter downwards."
    ),
    "00_hint_other_way": (
        "The kernel for vertical edges takes the left column away from the right one. "
        "What is left and right there, is above and below here."
    ),
    "00_hint_lower_minus_upper": "Its last row is 1, 1, 1. What does that leave for the first row?",
    # Kernels in a layer.
    "00_slip_kernel_a_filter": (
        "each filter is given one kernel (it has one for each of the {in_channels} input channels)"
    ),
    "00_slip_filters_and_channels": "filters and channels are added (each filter has kernels)",
    "00_slip_weights": "the weights are counted (one kernel has {taps} of them)",
    "00_hint_one_filter": "A filter has one kernel for each of the {in_channels} input channels.",
    "00_hint_every_filter": "There are {out_channels} filters, all built alike.",
    # Steps in an epoch.
    "00_slip_step_an_image": "each image is counted as a step (a step takes a batch of {batch})",
    "00_slip_batch": "the images of a batch are counted (asked for is how many batches there are)",
    "00_slip_batch_times": "images and batch are multiplied (the batches share out the images)",
    "00_slip_one_step": "an epoch is taken for a step (it goes through all images, batch by batch)",
    "00_hint_once_through": "An epoch goes once through all {images} images.",
    "00_hint_batches": "Each step takes {batch} of them. How often until none is left?",
    # Multiple choice: a cell after a restart.
    "00_restart": (
        "`rows` and `columns` got their values in the first cell of this chapter's section 0.1. "
        "You restart the kernel, and run only the cell `rows * columns`. What happens?"
    ),
    "00_restart_same": "The old result: it still stands below the cell",
    "00_restart_same_says": (
        "What stands below a cell is from its last run. A new run takes the names that the kernel "
        "knows now, and after a restart it knows none."
    ),
    "00_restart_name": "A `NameError`: the kernel does not know `rows`",
    "00_restart_name_says": (
        "A restart forgets all names. Run the cells above first: Run → Run All Above Selected Cell."
    ),
    "00_restart_above": "The cells above run first, then this one",
    "00_restart_above_says": (
        "A notebook never runs a cell by itself. You run one, and that one alone."
    ),
    "00_restart_nothing": "Nothing, until the cells above have run",
    "00_restart_nothing_says": (
        "A cell does not wait for others. It runs at once, with the names that the kernel knows."
    ),
    "00_hint_forgets": "What does the kernel still know after a restart?",
    "00_hint_one_cell": "Does any cell run that you have not run?",
    # Multiple choice: cells that wait.
    "00_waiting": (
        "You run three cells quickly, one after the other. Each of them shows `[*]`. "
        "Which of them is running?"
    ),
    "00_waiting_all": "All three, at the same time",
    "00_waiting_all_says": "The kernel runs one cell at a time. The others wait for their turn.",
    "00_waiting_first": "The first one",
    "00_waiting_first_says": (
        "The kernel runs one cell at a time, in the order in which you ran them. "
        "If that one hangs, all the others wait with it."
    ),
    "00_waiting_last": "The last one, which you ran last",
    "00_waiting_last_says": "It is the last in the queue, behind both of the others.",
    "00_waiting_none": "None: all three wait for you",
    "00_waiting_none_says": (
        "`[*]` stands for both, running and waiting for its turn. The kernel waits for nobody."
    ),
    "00_hint_at_a_time": "How many cells can the kernel run at a time?",
    "00_hint_order": "In which order does it take them?",
    # Multiple choice: a brighter photo.
    "00_brighter": (
        "Every pixel of the photo gets 50 brighter. What happens to the numbers that this kernel "
        "finds, right column minus left column?"
    ),
    "00_brighter_as_much": "Each grows by 50",
    "00_brighter_as_much_says": (
        "Three pixels are added and three are taken away. Look at what 50 more does to both sides."
    ),
    "00_brighter_nine": "Each grows by 450, nine times 50",
    "00_brighter_nine_says": (
        "That would be so if all nine weights were 1. Here three of them are −1, and three are 0."
    ),
    "00_brighter_same": "Nothing: they stay as they are",
    "00_brighter_same_says": (
        "The right column grows by three times 50, the left one as well, and one is taken away "
        "from the other. The weights add up to 0."
    ),
    "00_brighter_stronger": "The edges get stronger",
    "00_brighter_stronger_says": (
        "An edge is a difference between neighbours. Where both get 50 brighter, the difference "
        "stays."
    ),
    "00_hint_both_sides": "By how much does the right column grow? And the left one?",
    "00_hint_sum_of_weights": "What do the nine weights add up to?",
}
