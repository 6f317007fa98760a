"""What is asked, hinted and explained in chapter 02, convolution."""

ANSWERS_02 = {
    # One window.
    "02_slip_middle_row": "只加了中间一行（上面和下面的行也要加）",
    # A fully-connected layer for the same map.
    "02_slip_no_biases": "漏了偏置（每个神经元有一个）",
    "02_slip_one_bias": "所有神经元只算了一个偏置（每个神经元有自己的偏置）",
    "02_slip_one_neuron": "只算了一个神经元（输出里有多少个数，就有多少个神经元）",
    "02_slip_local": ("每个神经元只给了一个小窗口的权重（在全连接层里，它对每个像素都有一个权重）"),
    "02_slip_the_kernel": "算的是卷积自己的参数（问的是全连接层）",
    "02_slip_neuron_a_pixel": (
        "让输出的数和图像的像素一样多（大小为 3 的卷积核使输出成为 26 × 26）"
    ),
    "02_slip_added": "把输入和输出相加（每个输出对每个输入都有一个权重）",
    "02_hint_neurons": "输出有 26·26 个数。在全连接层里，每个数就是一个神经元。",
    "02_hint_weights_of_neuron": "每个神经元对 28·28 个像素各有一个权重。",
    "02_hint_biases": "每个神经元还有一个偏置。",
    # One stop on an image, as a function.
    "02_slip_place_swapped": "位置的行和列写反了（行在前）",
    "02_slip_first_stop": "窗口一直停在第一处（下标里要加上位置）",
    "02_slip_around": "把窗口的中心放在了这个位置（放在那里的是它左上角的第一个像素）",
    "02_slip_return_in_outer_loop": "只加了卷积核的第一行（`return` 是不是写在循环里了？）",
    "02_slip_last_product": "只留下了最后一个乘积（用 `+=` 把每个乘积加进总和）",
    "02_slip_columns_as_rows": "读的列数和行数一样多（卷积核有 `len(kernel[0])` 列）",
    "02_hint_pixel_of_weight": (
        "卷积核第 i 行第 j 列的权重，对着第 `row + i` 行、第 `column + j` 列的像素。"
    ),
    "02_hint_two_loops_of_kernel": (
        "从 `total = 0` 开始；外层循环走过卷积核的行，`for i in range(len(kernel))`，"
        "里层循环走过它的列；把每个乘积加进去。"
    ),
    # All channels.
    "02_kept_apart": (
        "{answer}：你把 {channels} 个通道分开了。滤波器把它的各个卷积核的结果相加，"
        "所以每一处只得到一个数。"
    ),
    "02_slip_bias_left_out": "漏了偏置（它在最后加上）",
    "02_slip_bias_per_channel": "每个通道都加了一次偏置（一个滤波器只有一个偏置，在和上加一次）",
    "02_slip_first_channel": "只用了第一个通道（其他通道的结果也要加上）",
    "02_slip_last_channel": "只用了最后一个通道（要保留前面各通道的结果）",
    "02_slip_same_kernel": "所有通道都用了第一个卷积核（每个通道有自己的卷积核）",
    "02_slip_no_weights": "只把像素相加，没有乘权重",
    "02_slip_bias_times": "用和乘以偏置（偏置是加上去的）",
    "02_slip_bias_sign": "漏了偏置的负号",
    "02_hint_each_channel": "每个卷积核读自己的通道：在那里相乘再相加。各得到多少？",
    "02_hint_add_channels": "它们分别得到 {sums}。滤波器拿这 {channels} 个数做什么？",
    "02_hint_one_bias": "最后加一次偏置，{bias}。",
    "02_hint_loop_over_channels": (
        "`for window, kernel in zip(windows, kernels)` 一个一个地取通道；"
        "对每个通道做的，就是你对一个窗口做过的。"
    ),
    "02_hint_bias_after_loops": "所有通道共用一个总和。偏置在循环之外加一次。",
    # A shifted image.
    "02_slip_shift_unstrided": (
        "漏了步长（相邻两处相隔 {stride} 个像素，图像上的 {stride} 个像素是特征图上的一格）"
    ),
    "02_slip_shift_times": "把像素数和步长相乘（要相除：一步是 {stride} 个像素）",
    "02_slip_shift_less": "减去了步长（要相除：一步是 {stride} 个像素）",
    "02_slip_shift_none": "说特征图不动（它跟着图像移动）",
    "02_hint_one_stop_on": (
        "相邻两处相隔 {stride} 个像素。图像要移动多少个像素，才能让每一处读到它前一处读到的内容？"
    ),
    "02_hint_stops_moved": "{pixels} 个像素是几个 {stride} 像素的步？",
    # The corner of a padded image.
    "02_slip_border_of_ones": "把边框当成了 1（填充的是 0）",
    "02_slip_one_side_outside": "只让窗口的一边伸出图像（在角上，有两边伸出去）",
    "02_slip_one_pixel_outside": (
        "只把窗口角上的一个像素当成填充（它的整个第一行和整个第一列都是填充）"
    ),
    "02_slip_zeros_counted": "数的是零（要加的是图像的像素）",
    "02_slip_only_middle": "只算了一个像素（窗口还有别的部分在图像上）",
    "02_hint_where_outside": "画出第一个窗口。它的 {taps} 个位置里，哪些在图像之外？",
    "02_hint_rows_inside": "它有 {inside} 行和 {inside} 列在图像上。",
    # What is multiplied.
    "02_slip_every_pixel": "算成在每个像素上都停一处（卷积核必须整个放进图像）",
    "02_slip_products_with_bias": "把偏置也算进去了（一次乘加是一个乘积）",
    "02_slip_products_one_filter": "只算了一个滤波器（共有 {out_channels} 个）",
    "02_slip_products_one_channel": (
        "只算了一个通道（滤波器在全部 {in_channels} 个通道里都要做乘法）"
    ),
    "02_slip_products_one_stop": "只算了一处（每一处都要做同样的乘法）",
    "02_slip_kernel_turned": "卷积核的高和宽写反了（它的高是 {kernel_height}）",
    "02_slip_outputs": "数的是输出的数（每个数都要许多个乘积）",
    "02_hint_products_of_stop": (
        "在一处，一个滤波器做 {in_channels}·{kernel_height}·{kernel_width} 次乘法。"
    ),
    "02_hint_how_many_stops": (
        "{kernel_height} × {kernel_width} 的卷积核在 "
        "{input_height} × {input_width} 个像素上停多少处？"
    ),
    "02_hint_all_filters": "{out_channels} 个滤波器都这样做。",
    # Multiple choice: what a kernel finds.
    "02_detects": "一个卷积核的三行是 -1 -1 -1、2 2 2、-1 -1 -1。它找的是什么？",
    "02_detects_vertical": "竖直边缘：向右变亮的地方",
    "02_detects_vertical_says": (
        "它每一行里的权重都相等：左右同样算，所以在长的竖直边缘上得到 0。"
    ),
    "02_detects_blur": "什么也不找：它使图像模糊",
    "02_detects_blur_says": (
        "模糊用的卷积核没有负的权重，权重加起来是 1。这里加起来是 0：像素都相同的地方得到 0。"
    ),
    "02_detects_lines": "从左到右的细亮线",
    "02_detects_lines_says": (
        "中间一行算两倍，上下两行要减去。亮线落在中间一行时得到的数最大；像素都相同的地方得到 0。"
    ),
    "02_detects_bright": "任何形状的亮区",
    "02_detects_bright_says": ("像素同样亮的地方，三个 2 减去六个 1 是 0。它不看亮度，只看差别。"),
    "02_hint_add_weights": "九个权重加起来是多少？每一列加起来呢？",
    "02_hint_lay_a_line": "把一条一个像素宽的亮线放在中间一行上，再放在中间一列上。",
    # Multiple choice: the depth of the output.
    "02_depth": "一层有 8 个滤波器，读一张彩色图像：红、绿、蓝。输出几张特征图？",
    "02_depth_apart": "24：每个滤波器对每种颜色产生一张",
    "02_depth_apart_says": (
        "那样卷积核就是分开的了。滤波器有三个卷积核，但它们的结果要相加：每个滤波器一张特征图。"
    ),
    "02_depth_colours": "3：每种颜色一张",
    "02_depth_colours_says": (
        "进去的是三个通道。输出几张特征图只取决于滤波器，而每个滤波器都读全部三个通道。"
    ),
    "02_depth_filters": "8：每个滤波器一张",
    "02_depth_filters_says": (
        "每个滤波器把它的三个卷积核的结果相加，产生一张特征图。输出的深度就是滤波器的个数。"
    ),
    "02_depth_single": "1：全都加在一起",
    "02_depth_single_says": "通道在一个滤波器之内相加。滤波器之间仍然分开：每个产生自己的特征图。",
    "02_hint_maps_of_a_filter": "一个滤波器的三个卷积核的结果，最后怎样了？",
    "02_hint_how_many_filters": "一个滤波器产生一张特征图。共有几个滤波器？",
    # Multiple choice: an impulse.
    "02_impulse": (
        "一张 5 × 5 的图像全是 0，只有正中间是 1。卷积核的三行是 1 2 3、4 5 6、7 8 9。"
        "torch 输出哪几行？"
    ),
    "02_impulse_same": "1 2 3、4 5 6、7 8 9：卷积核原样",
    "02_impulse_same_says": (
        "如果 torch 像数学里的卷积那样先把卷积核转过来，就会这样。它并不转：权重按原样放在像素上。"
    ),
    "02_impulse_turned": "9 8 7、6 5 4、3 2 1：卷积核转了半圈",
    "02_impulse_turned_says": (
        "窗口第一次遇到那个 1 时，1 在最后一个权重 9 的下面。窗口向右走，1 在窗口里就向左移。"
    ),
    "02_impulse_mirrored": "3 2 1、6 5 4、9 8 7：左右对调",
    "02_impulse_mirrored_says": (
        "左右方向对了。但窗口也向下移动，那里是一样的：1 先遇到最下面一行权重。"
    ),
    "02_impulse_middle": "0 0 0、0 5 0、0 0 0：那个 1 留在原处",
    "02_impulse_middle_says": (
        "只有在一处，1 在中间的权重下面。在它周围的八处，1 在别的权重下面。"
    ),
    "02_hint_first_stop_of_impulse": "让窗口从左上方滑过来。它第一次遇到 1 时，1 在哪个权重下面？",
    "02_hint_which_weight_last": "在最后一次遇到 1 的那一处呢？",
}
