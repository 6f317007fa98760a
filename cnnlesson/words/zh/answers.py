"""What every chapter's questions say: the verdict, which slip it was, what an answer looks like."""

ANSWERS = {
    # The verdict.
    "right": "答对了：{answer}。",
    "right_code": "答对了：你的函数在全部 {count} 种情况下都正确。",
    "not_yet": "还不对。",
    "no_answer": "还没有答案：请把 None 换成你的答案。",
    "no_result": "你的函数还没有返回任何东西：用 `return` 返回结果。",
    "solution": "解答：{answer}。",
    "solution_code": "解答：",
    "trouble": "读不懂这个答案。它是题目要的东西吗？",
    # Hints.
    "hint_of": "提示 {number}（共 {count} 条）：{hint}",
    "hint_first": '`answers.hint("{question}")` 给出提示。',
    "hint_next": '`answers.hint("{question}")` 给出下一条提示。',
    "hint_last": '提示到此为止；`answers.solution("{question}")` 给出解答过程。',
    # Which question.
    "no_question": "没有 {question} 这道题。最接近的是 {nearest}。",
    "no_choices": "{question} 不是选择题：请用 `answers.check` 检查你的答案。",
    # What a learner gave.
    "value_function": "一个函数",
    "value_object": "一个 {type_name} 类型的对象",
    "value_array": "一个 {type_name} 类型、形状为 {shape} 的对象",
    "value_nested": "层层嵌套的列表",
    "value_unreadable": "一个读不懂的对象",
    "text_read": "{answer} 读作 {read}：请直接这样写，不加引号。",
    "whole_float": "{answer} 是浮点数；写成整数是 {whole}。",
    "one_in_brackets": "这里读作 {answer}：一个数单独写就好，不用括号，也不用逗号。",
    "text_returned": "它返回的 {answer} 是文本：请返回数本身，不加引号，也不用 `str`。",
    "listed": "{one}、{other}",  # of numbers and names, in figures too
    "set_given": "花括号写出的是集合，没有顺序：请用圆括号。",
    # What is asked for instead.
    "number_expected": "这里要的是一个数，你给的是：{answer}。",
    "shape_expected": "这里要的是 {count} 个数（{places}），你给的是：{answer}。",
    "sizes_expected": "这里要的是所有符合的大小，例如 [1, 2]，你给的是：{answer}。",
    "padding_expected": "这里要的是一个填充，写成一个数或者（前，后），你给的是：{answer}。",
    "pair_expected": "这里要的是两个数（前，后），你给的是：{answer}。",
    "function_expected": "这里要的是函数本身，即不带括号的函数名，你给的是：{answer}。",
    "letter_expected": "这里要的是一个带引号的字母，a 到 {last}，你给的是：{answer}。",
    # Which slip it was: these stand before "and that gives it".
    "you_got": "你的答案是 {answer}。{slip}，就会得到这个结果。",
    "you_got_either": "你的答案是 {answer}。{one}，就会得到这个结果；{other}，也会得到它。",
    "list_begins": "你给的最小的是 {answer}。{slip}，就会得到这个结果。",
    "slip_plus_left_out": "漏掉 + 1（卷积核还没移动时就停了一处）",
    "slip_padding_once": "只在一边加填充（`padding={padding}` 是每边各加 {padding}）",
    "slip_rounded_up": "除法向上取整（torch 是向下取整）",
    "slip_rounded_nearest": "除法四舍五入（torch 总是向下取整）",
    "slip_fraction": "除法没有取整（停的处数是整数：torch 向下取整，而且不会报错）",
    "slip_no_dilation": "漏掉空洞率（卷积核覆盖 {reach} 个像素，而不是 {kernel_size} 个）",
    "slip_reach_product": (
        "以为卷积核覆盖 {dilation}·{kernel_size} 个像素"
        "（其实是 {dilation}·({kernel_size} − 1) + 1 = {reach} 个）"
    ),
    "slip_bracket_opened": "该减掉的 1 变成了加上（D·(K − 1) + 1 要整个放进括号）",
    "slip_not_all_divided": (
        "只除最后一项（`//` 先于 `+` 和 `-`：要把可移动的像素数整个放进括号）"
    ),
    "slip_no_stride": "漏掉步长（卷积核每次移动 {stride} 个像素）",
    "slip_no_padding": "漏掉填充（每边加 {padding} 个像素）",
    "slip_every_pixel": "让卷积核从每个像素开始（停在最后一处时，它还需要 {reach} 个像素）",
    "slip_times_dilation": (
        "把卷积核的大小和空洞率相乘（{kernel_size} 个权重之间只有 {kernel_size} − 1 步）"
    ),
    "slip_weights_counted": "只数权重（卷积核还覆盖权重之间的像素）",
    "slip_gaps_counted": "只数权重到权重的步子（第一个像素也要算）",
    "slip_kernel_turned": "把卷积核横过来（它的高度是 {kernel_height}）",
    "slip_depth_of_input": "取输入的深度（每个滤波器产生一张特征图）",
    "slip_height_for_depth": "把高度当成深度（每个滤波器产生一张特征图）",
    "slip_channels_apart": "让 {in_channels} 个输入通道的结果各自分开（滤波器会把它们相加）",
    "slip_depth_last": "把深度写在最后（torch 把它写在最前）",
    "slip_sides_swapped": "把高度和宽度写反（torch 先写高度）",
    "slip_batch_in_front": "在最前面多写批的大小（这里问的是一张图：深度、高度、宽度）",
    "slip_batch_left_out": "漏掉批的大小（它仍然在最前）",
    "slip_depth_left_out": "漏掉深度（它在最前）",
    "slip_depth_in_front": "把深度也写上（这里只问高度和宽度）",
    "slip_no_bias": "漏掉偏置（每个滤波器有一个）",
    "slip_one_bias": "让所有滤波器共用一个偏置（{out_channels} 个滤波器各有一个）",
    "slip_flat_filter": "让每个滤波器只有一个卷积核（{in_channels} 个输入通道，每个都有一个）",
    "slip_flat_filter_no_bias": (
        "让每个滤波器只有一个卷积核，没有偏置（它有 {in_channels} 个卷积核和一个偏置）"
    ),
    "slip_one_filter": "只算一个滤波器（一共有 {out_channels} 个）",
    "slip_one_filter_no_bias": (
        "只算一个滤波器，没有偏置（一共有 {out_channels} 个滤波器，各有一个偏置）"
    ),
    "slip_bias_per_kernel": "让每个卷积核都有偏置（一个滤波器只有一个，加在各卷积核之和上）",
    "slip_in_and_out": ("把输入和输出弄反（{in_channels} 个输入通道上有 {out_channels} 个滤波器）"),
    "slip_kernel_a_row": (
        "以为一个卷积核有 {kernel_width} 个权重（其实有 {kernel_height}·{kernel_width} 个）"
    ),
    "slip_first_stop_a_step": (
        "算成 {output_size} 步（{output_size} 处之间只有 {output_size} − 1 步）"
    ),
    "slip_padding_added": "把填充加到输入上（填充后的输入才更长：要减掉填充）",
    "slip_padding_kept": "漏掉填充（输入比填充后的输入短）",
    "slip_padding_off_once": "只减掉一边的填充（两边都有）",
    "slip_both_sides": "把两边合在一起算（`padding` 是每一边的数目）",
    "slip_padding_undilated": "漏掉空洞率（卷积核覆盖 {reach} 个像素，而不是 {kernel_size} 个）",
    "slip_half_pixel": "把奇数个像素平分（像素不能拆开：请给出（前，后））",
    "slip_half_pixel_strided": (
        "把奇数个像素平分（像素不能拆开：向上取整成 {rounded_up} 即可，因为输出大小会向下取整）"
    ),
    "slip_odd_pixel_lost": "丢掉一个像素（两边一共需要 {total} 个，而 {total} 是奇数）",
    "slip_odd_pixel_twice": "两边都多加一个像素（两边一共需要 {total} 个，而 {total} 是奇数）",
    "slip_reach_padded": ("填充的总数等于卷积核覆盖的 {reach} 个像素（应当少一个：{total}）"),
    "slip_kernel_left_out": "漏掉卷积核（停在最后一处时，它还需要 {reach} 个像素）",
    "slip_axes_as_they_were": "各轴原样不动（torch 要求通道排在第二）",
    "slip_axes_given": "写成轴的顺序，就像 `permute` 的参数（这里问的是形状）",
    "slip_axes_exchanged": "只交换两个轴，就像 `transpose(1, 3)`（那会让每张图沿对角线翻转）",
    # What is off where it was no usual slip.
    "too_large": "{answer} 太大了。",
    "too_small": "{answer} 太小了。",
    "not_whole": "{answer} 不是整数。",
    "wrong_place": "{place}还不对。",
    "place_batch": "批",
    "place_channels": "通道",
    "place_depth": "深度",
    "place_height": "高度",
    "place_width": "宽度",
    "gives_another": "{answer} 得到 {made}，而不是 {output_size}。",
    "gives_nothing": "{answer} 根本没有输出。",
    "smaller_too": "{answer}：到此都对，但还有更小的输入也得到 {output_size}。",
    "larger_too": "{answer}：到此都对，但还有更大的输入也得到 {output_size}。",
    "between_too": "两端是对的，但它们之间还有输入也得到 {output_size}。",
    "range_end": "注意：Python 的 `range` 不包含终点。",
    "sides_of_word": '"{word}" 在这里代表两边 {sides}。',
    "sides_as_same": (
        "`nn.Conv2d` 会把 `padding={sides}` 理解成高度和宽度："
        '步长为 1 时，`padding="same"` 填充的正是这两个数。'
    ),
    "sides_by_hand": (
        "`nn.Conv2d` 会把 `padding={sides}` 理解成高度和宽度：两边不同的填充要用 `nn.ZeroPad2d`。"
    ),
    "you_chose": "你选的是：{answer}。",
    # What a learner's function does.
    "called_with": "用 {arguments} 调用：",
    "returns": "它返回 {answer}，而正确的是 {right}。",
    "for_instance": "{answer} 这样的一对",
    "prints": "它打印了 {printed}；这里只看它返回什么。",
    "raises": "它抛出 {error}。用这些数自己调用一次，就能看到是哪一行。",
    "endless": "它一直运行，停不下来。",
    "other_arguments": "它的参数不对。参数的顺序是：{arguments}。",
    "all_results": "它的全部结果正好是这样得到的：{slip}。",
    # What is worked out in words.
    "depth_worked": "深度：{out_channels} 个滤波器产生 {out_channels} 张特征图",
    # Hints about one axis.
    "hint_reach_and_padded": "卷积核覆盖多少个像素？填充之后这一行有多长？",
    "hint_room": "{padded} 个像素里卷积核覆盖 {reach} 个：它还有 {room} 个像素可以移动。",
    "hint_steps": (
        "每步 {stride} 个像素，{room} 个像素里放得下多少个完整的步子？第一处在第一步之前。"
    ),
    "hint_draw_weights": "把 {kernel_size} 个权重画成一行，相邻两个相距 {dilation} 个像素。",
    "hint_count_gaps": "从第一个权重到最后一个，一共有 {kernel_size} − 1 步。",
    "hint_first_pixel": (
        "这些步子一共长 {dilation}·({kernel_size} − 1) 个像素。第一个像素也要算进去。"
    ),
    # Hints about a layer.
    "hint_each_axis": "两个轴各有各的数：先算高度，再算宽度。torch 写作（高度，宽度）。",
    "hint_depth": "torch 写作（深度，高度，宽度）。每个滤波器产生一张特征图：有多少个滤波器？",
    "hint_height": (
        "高度：{input_height} 个像素里卷积核覆盖 {kernel_height} 个，每边填充 {padding}，"
        "步长 {stride}。"
    ),
    "hint_width": (
        "宽度：算上填充，{padded_width} 个像素里卷积核覆盖 {kernel_width} 个。"
        "可移动的像素数除以步长，向下取整，再加 1。"
    ),
    "hint_kernels_of_a_filter": (
        "滤波器对每个输入通道有 {kernel_height}·{kernel_width} 个权重。一共有多少个通道？"
    ),
    "hint_bias": "每个滤波器有一个偏置，加在所有通道之和上。",
    "hint_all_filters": (
        "一个滤波器有 {in_channels}·{kernel_height}·{kernel_width} + 1 个数，"
        "一共有 {out_channels} 个滤波器。"
    ),
    # Hints about a question asked backwards.
    "hint_walk_back": (
        "从最后一处往回走：{output_size} 处之间有 {output_size} − 1 步，每步 {stride} 个像素。"
    ),
    "hint_smallest_input": (
        "这些步子一共长 {walked} 个像素，停在最后一处时卷积核还需要 {reach} 个。"
        "如果有填充，填充不算输入的一部分。"
    ),
    "hint_staircase": (
        "{least} 是最小的。只要剩下的像素不够再走一步（{stride} 个像素），"
        "接下来的几个输入得到同样的输出大小。"
    ),
    "hint_missing_pixels": "步长 {stride}，要停 {output_size} 处，填充之后这一行得有多长？",
    "hint_total": (
        "步子长 {stride}·({output_size} − 1) 个像素，卷积核覆盖 {reach} 个像素："
        "一共 {needed} 个，而输入有 {input_size} 个。"
    ),
    "hint_each_side": "两边一共至少要 {total} 个像素。`padding` 是每一边得到的数目。",
    "hint_unstrided": "{input_size} 个像素里卷积核覆盖 {reach} 个。还剩多少可以移动？",
    "hint_steps_between": "{output_size} 处之间有 {output_size} − 1 步。",
    "hint_stride": "{room} 个像素要用 {output_size} − 1 步走完。",
    # Hints about the order of axes.
    "hint_which_axis": "{shape} 这四个数里，哪一个是通道数？",
    "hint_torch_order": "torch 要的顺序是（批，通道，高度，宽度）。",
    "hint_permute": "`permute` 按新的顺序列出原来的轴：批是轴 0，通道是轴 3。",
}
