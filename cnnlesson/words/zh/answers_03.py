"""What is asked, hinted and explained in chapter 03, output sizes."""

ANSWERS_03 = {
    # Multiple choice: 55.25.
    "03_fraction": (
        "输入 224，卷积核的大小 11，步长 4，填充 2：公式算出来是小数。"
        "输出是多少，图像的像素会丢吗？"
    ),
    "03_fraction_error": "报错：大小必须正好是整数",
    "03_fraction_error_says": (
        "出现小数并不是错误。它只说明最后一步放不下：末端剩下的像素不够卷积核再停一次。"
        "torch 会照常接受这组设置，什么也不提示。"
    ),
    "03_fraction_image": "55：向下取整，图像的最后一列从未被读到",
    "03_fraction_image_says": (
        "大小对了。确实有一列从未被读到，但它在填充后的图像的末端，而那里最外面的是填充：丢的是一列填充。"
    ),
    "03_fraction_padding": "55：向下取整，图像的像素一个也没丢",
    "03_fraction_padding_says": (
        "公式算出来是 55.25，卷积核停 55 处。最后一处之后剩下一列，不够再停一次；它是一列填充。"
    ),
    "03_fraction_up": "56：向上取整，这样不会丢像素",
    "03_fraction_up_says": (
        "向上取整的话，最后一个窗口会超出边缘。torch 的卷积从不这样做：剩下的像素就不读了。"
    ),
    # Multiple choice: the weights of a filter on a colour image.
    "03_filter": "一个 5 × 5 的滤波器作用在彩色图像（红、绿、蓝）上。它要学习多少个数？",
    "03_filter_flat": "25：五乘五",
    "03_filter_flat_says": (
        "这只是一个卷积核，而且没有偏置。彩色图像有三个通道，滤波器对每个通道各有一个卷积核。"
    ),
    "03_filter_flat_bias": "26：五乘五，再加一个偏置",
    "03_filter_flat_bias_says": (
        "偏置算对了。但 25 个权重只够一个通道：滤波器不是把同一个卷积核用三次，"
        "而是每个通道各有一个自己的卷积核。"
    ),
    "03_filter_deep": "76：三乘五乘五，再加一个偏置",
    "03_filter_deep_says": (
        "三个通道各有一个 25 个权重的卷积核，整个滤波器只有一个偏置，加在它们的和上。"
    ),
    "03_filter_biases": "78：三个卷积核，各有一个偏置",
    "03_filter_biases_says": (
        "75 个权重是对的。但三个卷积核的结果要先相加，滤波器只有一个偏置，加在这个和上。"
    ),
    # Multiple choice: more filters.
    "03_more": (
        "一个有 16 个滤波器的卷积层把 (3, 32, 32) 变成 (16, 28, 28)。换成 32 个滤波器，输出是什么？"
    ),
    "03_more_larger": "(32, 56, 56)：全都翻倍",
    "03_more_larger_says": (
        "高度数的是卷积核沿图像停了多少处。滤波器再多，停的还是那些地方，所以高度和宽度不变。"
    ),
    "03_more_deeper": "(32, 28, 28)：形状里只有深度翻倍",
    "03_more_deeper_says": (
        "每个滤波器产生一张特征图，所有特征图的高度和宽度都一样。"
        "滤波器的个数就是输出的深度，不影响形状的其他部分。"
    ),
    "03_more_channels": "(96, 28, 28)：每个滤波器、每个通道各一张特征图",
    "03_more_channels_says": (
        "那样三个通道就是分开的了。滤波器把它的三个卷积核的结果加起来，所以只产生一张特征图，不是三张。"
    ),
    "03_more_smaller": "(32, 14, 14)：这些数分摊到更多的特征图上",
    "03_more_smaller_says": (
        "滤波器之间并不分摊什么：每个滤波器都走遍图像的每一处，产生一张完整的特征图。"
        "更小的特征图来自更大的步长。"
    ),
    # Hints on multiple choice.
    "03_hint_quarter_step": "公式数的是停的处数。四分之一步算什么呢？",
    "03_hint_left_over": (
        "一行 8 个像素，卷积核 3，步长 2：末端剩下一个像素，从未被读到。"
        "这里的末端，图像最后一个像素之后是什么？"
    ),
    "03_hint_stack": "滤波器是一叠卷积核。这里它有几个？",
    "03_hint_one_sum": "各卷积核的结果要相加。偏置在哪里加进来？",
    "03_hint_same_stops": "高度数的是什么？多一个滤波器，会停在别的地方吗？",
    "03_hint_one_map": "一个滤波器产生几张特征图？",
    # What is said of single questions.
    "03_slip_padding_kept": "仍然算上填充 2（这一层没有填充）",
    "03_hint_last_stop": "第一处从像素 0 开始。最后一处最远可以从哪个像素开始？",
    "03_hint_moves": "窗口可以移动 {room} 次，每次一个像素。移动之前它已经停了一处。",
    "03_hint_sides_differ": (
        "两边一共要 {total} 个像素，是奇数：这里两边不相同。请给出（前，后）。"
    ),
    # Hints on the code exercises.
    "03_hint_code_reach": "第一行：考虑空洞率之后，卷积核覆盖多少个像素？",
    "03_hint_code_room": "接着：在填充后的输入里，它有多少像素可以移动？填充有两边。",
    "03_hint_code_floor": "`//` 做除法并向下取整。另外，第一处在第一步之前。",
    "03_hint_keep_total": "覆盖 n 个像素的卷积核会让输出小 n − 1 个像素。缺的就是这些。",
    "03_hint_keep_split": "一边用 `//` 取一半；另一边取剩下的。",
    "03_hint_keep_pair": "两个数一起返回：`return before, after`。",
}
