"""What the explorer of fully-connected layers says."""

FULLY_CONNECTED = {
    "fc_group_map": "Feature map",
    "fc_group_layer": "Fully-connected layer",
    "fc_group_convolution": "A convolution to compare with",
    "fc_label_example": "example",
    "fc_example_small": "small",
    "fc_example_channels": "two channels",
    "fc_example_classifier": "the end of a classifier",
    "fc_example_fc6": "AlexNet's first of these",
    "fc_example_conv1": "AlexNet's conv1, made dense",
    "fc_example_own": "your own",
    "fc_label_channels": "channels",
    "fc_label_outputs": "outputs (neurons)",
    "fc_label_kernel_size": "kernel size",
    "fc_label_weight_at": "weight of neuron {neuron} for x[{place}]",
    "fc_flatten": "flatten →",
    "fc_legend": (
        "A line is a weight: solid where it is positive, dashed where it is negative, the thicker "
        "the larger; a weight of 0 has no line. Everything is counted from 0, as in torch."
    ),
    "fc_caption_map": "feature map {channels} × {height} × {width}",
    "fc_caption_channels": "channels {list}, from top to bottom",
    "fc_caption_network": "the vector x, the weights, the neurons y",
    "fc_caption_sample": (
        "a sample: {places} of {inputs} values and {neurons} of {outputs} neurons are drawn"
    ),
    "fc_caption_matrix": (
        "the weight matrix: {outputs} × {inputs}, a row for each neuron, a column for each value"
    ),
    "fc_map_alt": (
        "The feature map: {channels} channels of {height} rows and {width} columns. Arrow keys "
        "point at a pixel, to see where it stands in the vector; it is in channel {channel}, row "
        "{row}, column {column}, where {value} stands: index {place}."
    ),
    "fc_vector_alt": (
        "The vector of {inputs} values. Arrow keys point at one, to see which pixel it is; it is "
        "at index {place}, where {value} stands."
    ),
    "fc_lines_alt": "Lines from each of {inputs} values to each of {outputs} neurons.",
    "fc_neurons_alt": (
        "The {outputs} neurons. Arrow keys choose one, to see its sum; it is neuron {neuron}: "
        "{sum}."
    ),
    "fc_matrix_alt": (
        "The weight matrix: {outputs} rows and {inputs} columns. Arrow keys choose a weight; it is "
        "the one of neuron {neuron} for index {place}: {weight}."
    ),
    "fc_no_sum": "not added up",
    "fc_place": (
        "channel {channel}, row {row}, column {column} holds {value}; it goes to index "
        "({channel}·{height} + {row})·{width} + {column} = {place}"
    ),
    "fc_below": "the pixel below it goes to index {below}, {width} further on",
    "fc_neuron_reads": (
        "neuron {neuron} reads all {inputs} values, each with a weight of its own, and adds its "
        "bias: {sum}"
    ),
    "fc_neuron_unsummed": (
        "neuron {neuron} reads all {inputs} values, each with a weight of its own, and adds its "
        "bias; so many are not added up here"
    ),
    "fc_weight": (
        "neuron {neuron} weighs x[{place}] = {value} with {weight}: {products} {equals} {product}"
    ),
    "fc_products": "neuron {neuron}: {products} {equals} {sum}",
    "fc_products_short": "neuron {neuron}: {count} products add up to {sum}",
    "fc_neuron_sum": "neuron {neuron}: {sum}",
    "fc_shift": "shift the image",
    "fc_shift_right": "shift the image right by one pixel",
    "fc_shift_down": "shift it down by one pixel",
    "fc_shift_back": "put it back",
    "fc_unshifted": "The image is where it was. Shift it, and watch the sums.",
    "fc_moved_one": (
        "{down} down, {right} to the right: each number stands one place further on in the vector, "
        "where other weights wait for it."
    ),
    "fc_moved_many": (
        "{down} down, {right} to the right: each number stands {count} places further on in the "
        "vector, where other weights wait for it."
    ),
    "fc_nothing_lost": "No number is lost. The sums, before → after:",
    "fc_lost_one": "One number other than 0 has left the map. The sums, before → after:",
    "fc_lost_many": "{count} numbers other than 0 have left the map. The sums, before → after:",
    "fc_no_sums": "So many values are not added up here.",
    "fc_before_after": "neuron {neuron}: {before} → {after}",
    "fc_result": "{inputs} inputs, {outputs} outputs, {parameters} parameters",
    "fc_same_job": "The same job, by a convolution and by a fully-connected layer",
    "fc_job_same": (
        "The convolution: number of filters {filters}, kernel size {kernel_size}, stride 1, "
        'padding "same". It makes an output of shape {shape}, that is {values} values. The '
        "fully-connected layer for the same job makes {values} values from the same map: each "
        "reads all {inputs} inputs, with weights of its own."
    ),
    "fc_job_strided": (
        "The convolution: number of filters {filters}, kernel size {kernel_size}, stride {stride}, "
        "no padding. It makes an output of shape {shape}, that is {values} values. The "
        "fully-connected layer for the same job makes {values} values from the same map: each "
        "reads all {inputs} inputs, with weights of its own."
    ),
    "fc_few_parameters": "parameters, convolution",
    "fc_many_parameters": "parameters, fully connected",
    "fc_few_multiply_adds": "multiply-adds, convolution",
    "fc_many_multiply_adds": "multiply-adds, fully connected",
    "fc_equal": "as many",
    "fc_more": "{ratio} times as many",
    "fc_no_convolution": "There is no such convolution over this map",
    "fc_convolution": "convolution",
    "fc_told_pair": (
        "a convolution to {shape} has {few} parameters, a fully-connected layer that gives as many "
        "values {many}: {ratio} times as many"
    ),
}
