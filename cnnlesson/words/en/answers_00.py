"""What is asked, hinted and explained in chapter 00, start here."""

ANSWERS_00 = {
    # Nine products, added up.
    "00_slip_signs": "the minus signs are left out (a weight of −1 takes its pixel away)",
    "00_slip_every_sign": (
        "every sign is turned round (a weight of −1 takes its pixel away, one of 1 adds it)"
    ),
    "00_slip_turned": (
        "the weights are turned by half a turn first (they are laid on the pixels as they stand)"
    ),
    "00_slip_on_its_side": "rows and columns of the weights change places",
    "00_slip_no_weights": "the pixels are added without their weights",
    "00_slip_plus": "each weight is added to its pixel (multiply the two)",
    "00_slip_sums_multiplied": (
        "pixels and weights are added first, and the two sums multiplied "
        "(multiply place by place, then add)"
    ),
    "00_slip_first_row": "only the first row is added (go on to the last row)",
    "00_slip_last_row": "only the last row is added (keep the sum of the rows before it)",
    "00_slip_last_left_out": "the last row and the last column are left out (they count too)",
    "00_slip_as_wide_as_high": (
        "as many columns are read as there are rows (a window can be wider than it is high)"
    ),
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
    # A window whose pixels are all the same.
    "00_slip_an_edge_kernel": (
        "the weights are taken to add up to 0, as those of an edge kernel do (add these up)"
    ),
    "00_slip_middle_alone": "only the middle pixel is counted (four of its neighbours count too)",
    "00_hint_take_out": "Every product has the same factor. Take it out of the sum.",
    # Where a window can stop.
    "00_place_rows": "rows",
    "00_place_columns": "columns",
    "00_slip_moves": "the moves are counted, not the stops (it stops once before it moves at all)",
    "00_slip_columns_first": "the columns are written first (asked for are the rows first)",
    "00_hint_stops_down": (
        "The image has {input_height} rows, the window {kernel_height}. "
        "In which rows can the window begin?"
    ),
    "00_hint_stops_across": (
        "The image has {input_width} columns, the window {kernel_width}. "
        "In which columns can the window begin?"
    ),
    # A kernel for edges where it gets darker downwards.
    "00_rows_expected": "{size} rows of {size} numbers are asked for, not {answer}.",
    "00_kernel_even_area": (
        "Where all pixels are 1 it gives {answer}, not 0: its weights must add up to 0."
    ),
    "00_kernel_vertical_edge": (
        "Where it gets brighter to the right it gives {answer}, not 0: "
        "each column of its weights must add up to 0."
    ),
    "00_kernel_misses": (
        "Where it gets darker downwards it gives {answer}, which is not more than 0: "
        "take the lower pixels away from the upper ones."
    ),
    "00_kernel_line": (
        "Where it gets darker downwards it gives {answers} at one stop after the other. "
        "At no stop may it give less than 0."
    ),
    "00_kernel_finds": (
        "It gives 0 on areas of one brightness and on vertical edges. "
        "Where it gets darker downwards, it gives more than 0 at some stop, less than 0 at none."
    ),
    "00_hint_other_way": (
        "The kernel `horizontal edges` takes the upper row away from the lower one, "
        "and finds where it gets brighter downwards. Which row do you take away here?"
    ),
    "00_hint_first_row_of_kernel": (
        "One such kernel begins with 1, 1, 1. What does that leave for its other two rows?"
    ),
    # Kernels in a layer.
    "00_slip_kernel_a_filter": (
        "each filter is given one kernel (it has one for each of the {in_channels} input channels)"
    ),
    "00_slip_filters_and_channels": "filters and channels are added (each filter has kernels)",
    "00_slip_weights": "the weights are counted (one kernel has {taps} of them)",
    "00_slip_weights_of_a_filter": (
        "the weights of one filter are counted (asked for are the kernels of all filters)"
    ),
    "00_hint_one_filter": "A filter has one kernel for each of the {in_channels} input channels.",
    "00_hint_every_filter": "There are {out_channels} filters, all built alike.",
    # Steps in training.
    "00_slip_step_an_image": "each image is counted as a step (a step takes a batch of {batch})",
    "00_slip_batch": "the images of a batch are counted (asked for is how many batches there are)",
    "00_slip_one_epoch": "one epoch is counted (there are {epochs})",
    "00_slip_test_images": "the test images are used too (no step of training sees them)",
    "00_slip_step_an_epoch": (
        "an epoch is taken for a step (it goes through all training images, batch by batch)"
    ),
    "00_hint_once_through": (
        "An epoch goes once through the training set. How many images are in it?"
    ),
    "00_hint_batches": "Each step takes {batch} of them. How often until none is left?",
    "00_hint_epochs": "That is one epoch. There are {epochs}.",
    # Multiple choice: a cell that is deleted.
    "00_deleted": (
        "You have run the first cell of section 0.1, with `rows = 3`. You delete it from the "
        "notebook, and run the cell below it, `rows = rows + 1`, with no restart. What happens?"
    ),
    "00_deleted_gone": "A `NameError`: the cell that made `rows` is gone",
    "00_deleted_gone_says": (
        "The cell is gone from the page. The name is in the kernel, which knows nothing of the "
        "page."
    ),
    "00_deleted_works": "It runs: the kernel still knows `rows`",
    "00_deleted_works_says": (
        "Names live in the kernel, not on the page. They stay until it is restarted: only then "
        "does the `NameError` come."
    ),
    "00_deleted_back": "JupyterLab runs the deleted cell again first",
    "00_deleted_back_says": (
        "You run one cell, and that one alone. What is deleted does not run again."
    ),
    "00_deleted_below": "The results of all cells below disappear",
    "00_deleted_below_says": (
        "A result below a cell is from its last run. It stays until that cell runs again or you "
        "clear it."
    ),
    "00_hint_where_names_live": "Who keeps the names, the page or the kernel?",
    "00_hint_when_forgotten": "What makes the kernel forget a name?",
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
        "If that one hangs, all the others wait with it; an interrupt stops it and drops them."
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
        "50 is added to every pixel of the photo, and nothing is cut off. What happens to the "
        "numbers that come out of the kernel for vertical edges, right column minus left column?"
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
