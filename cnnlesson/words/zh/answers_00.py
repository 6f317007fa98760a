"""What is asked, hinted and explained in chapter 00, start here."""

ANSWERS_00 = {
    # Nine products, added up.
    "00_slip_signs": "漏掉了负号（权重 −1 表示减去这个像素）",
    "00_slip_every_sign": "把正负号全弄反了（权重 −1 表示减去这个像素，权重 1 表示加上）",
    "00_slip_turned": "先把权重转了半圈（权重要原样放到像素上）",
    "00_slip_on_its_side": "把权重的行和列弄反了",
    "00_slip_no_weights": "只把像素加起来，没有乘权重",
    "00_slip_plus": "把权重和像素相加了（两者应该相乘）",
    "00_slip_sums_multiplied": (
        "先分别把像素和权重加起来，再把两个和相乘（应该逐个位置相乘，再相加）"
    ),
    "00_slip_first_row": "只加了第一行（要一直加到最后一行）",
    "00_slip_last_row": "只加了最后一行（前面各行的和也要保留）",
    "00_slip_last_left_out": "漏掉了最后一行和最后一列（它们也要算）",
    "00_slip_as_wide_as_high": "有几行就只读了几列（窗口的宽可以大于高）",
    "00_slip_first_product": "只取了第一个乘积（要一直算到最后一个）",
    "00_slip_last_product": "只留下了最后一个乘积（要把每个乘积加到已有的和上）",
    "00_hint_same_place": "第一个像素上放的是哪个权重？把两者相乘。",
    "00_hint_first_row": "第一行是 {first_row}。",
    "00_hint_add_rows": "其他几行也这样算，再把各行的和加起来。",
    "00_hint_two_loops": (
        "外层循环走过各行：`for row in range(len(pixels))`，里面再套一层循环走过各列。"
    ),
    "00_hint_total": (
        "从 `total = 0` 开始。循环里面写 "
        "`total += pixels[row][column] * weights[row][column]`，循环之后写 `return total`。"
    ),
    # A window whose pixels are all the same.
    "00_slip_an_edge_kernel": "以为权重加起来是 0，像边缘卷积核那样（把这些权重加一加）",
    "00_slip_middle_alone": "只算了中间的像素（它的四个邻居也要算）",
    "00_hint_take_out": "每个乘积都有同一个因数。把它提到和的外面。",
    # Where a window can stop.
    "00_place_rows": "行数",
    "00_place_columns": "列数",
    "00_slip_moves": "数的是移动的次数，不是停留的次数（还没移动，它就已经停了一次）",
    "00_slip_columns_first": "先写了列数（这里要先写行数）",
    "00_hint_stops_down": (
        "图像有 {input_height} 行，窗口有 {kernel_height} 行。窗口可以从哪几行开始？"
    ),
    "00_hint_stops_across": (
        "图像有 {input_width} 列，窗口有 {kernel_width} 列。窗口可以从哪几列开始？"
    ),
    # A kernel for edges where it gets darker downwards.
    "00_rows_expected": "这里要的是 {size} 行、每行 {size} 个数，而不是 {answer}。",
    "00_kernel_even_area": "所有像素都是 1 时，它得到 {answer}，而不是 0：权重加起来必须是 0。",
    "00_kernel_vertical_edge": (
        "从左到右变亮的地方，它得到 {answer}，而不是 0：每一列权重加起来必须是 0。"
    ),
    "00_kernel_misses": (
        "从上到下变暗的地方，它得到 {answer}，并不大于 0：要用上面的像素减去下面的像素。"
    ),
    "00_kernel_line": (
        "从上到下变暗的地方，它在相邻的停留处依次得到 {answers}。在任何一处都不能小于 0。"
    ),
    "00_kernel_finds": (
        "它在亮度均匀的区域和竖直边缘上得到 0。"
        "从上到下变暗的地方，它至少在一处大于 0，在任何一处都不小于 0。"
    ),
    "00_hint_other_way": (
        "卷积核 `horizontal edges` 用下面一行减去上面一行，找的是从上到下变亮的地方。"
        "那么这里要减去哪一行？"
    ),
    "00_hint_first_row_of_kernel": "有一个这样的卷积核以 1, 1, 1 开头。那么其他两行该是什么？",
    # Kernels in a layer.
    "00_slip_kernel_a_filter": "认为每个滤波器只有一个卷积核（{in_channels} 个输入通道各有一个）",
    "00_slip_filters_and_channels": "把滤波器数和通道数相加了（每个滤波器都有自己的卷积核）",
    "00_slip_weights": "数的是权重（一个卷积核就有 {taps} 个权重）",
    "00_slip_weights_of_a_filter": "数的是一个滤波器的权重（问的是所有滤波器的卷积核）",
    "00_hint_one_filter": "一个滤波器对 {in_channels} 个输入通道各有一个卷积核。",
    "00_hint_every_filter": "一共有 {out_channels} 个滤波器，结构都一样。",
    # Steps in training.
    "00_slip_step_an_image": "把每张图像都算作一步（一步取一批，共 {batch} 张）",
    "00_slip_batch": "数的是一批里的图像（问的是一共有多少批）",
    "00_slip_one_epoch": "只算了一轮（一共有 {epochs} 轮）",
    "00_slip_test_images": "把测试图像也用上了（训练的任何一步都不看它们）",
    "00_slip_step_an_epoch": "把一轮算作一步（一轮是一批一批地走完全部训练图像）",
    "00_hint_once_through": "一轮要把训练集走一遍。训练集里有多少张图像？",
    "00_hint_batches": "每一步取 {batch} 张。要取多少次才取完？",
    "00_hint_epochs": "这是一轮。一共有 {epochs} 轮。",
    # Multiple choice: a cell that is deleted.
    "00_deleted": (
        "你运行过 0.1 节的第一个单元格，里面有 `rows = 3`。你把它从笔记本里删掉，"
        "没有重启内核，就运行它下面的单元格 `rows = rows + 1`。会怎么样？"
    ),
    "00_deleted_gone": "`NameError`：给 `rows` 赋值的单元格没有了",
    "00_deleted_gone_says": "页面上的单元格没有了，可名字在内核里，内核并不知道页面上有什么。",
    "00_deleted_works": "照常运行：内核还认识 `rows`",
    "00_deleted_works_says": (
        "名字在内核里，不在页面上。它们一直留到重启内核，那时才会出现 `NameError`。"
    ),
    "00_deleted_back": "JupyterLab 先把删掉的单元格再运行一遍",
    "00_deleted_back_says": "你运行哪一个，就只运行那一个。删掉的不会再运行。",
    "00_deleted_below": "下面所有单元格的结果都消失",
    "00_deleted_below_says": (
        "单元格下面显示的是它上一次运行的结果，一直留到它再次运行，或者你把它清除。"
    ),
    "00_hint_where_names_live": "名字由谁记着，页面还是内核？",
    "00_hint_when_forgotten": "什么会让内核忘掉名字？",
    # Multiple choice: cells that wait.
    "00_waiting": "你接连快速运行了三个单元格，它们都显示 `[*]`。哪一个正在运行？",
    "00_waiting_all": "三个同时运行",
    "00_waiting_all_says": "内核一次只运行一个单元格，其他的排队等候。",
    "00_waiting_first": "第一个",
    "00_waiting_first_says": (
        "内核一次只运行一个单元格，按你运行它们的先后顺序。如果这一个卡住，后面的都跟着等；中断内核会让它停下，排队的也就取消了。"
    ),
    "00_waiting_last": "最后一个，因为它是最后点的",
    "00_waiting_last_says": "它排在最后，前面还有两个。",
    "00_waiting_none": "都没有运行：三个都在等你",
    "00_waiting_none_says": "`[*]` 表示正在运行，也表示排队等候。内核并不等谁。",
    "00_hint_at_a_time": "内核一次能运行几个单元格？",
    "00_hint_order": "它按什么顺序取它们？",
    # Multiple choice: a brighter photo.
    "00_brighter": (
        "照片的每个像素都加上 50，不作截断。"
        "竖直边缘的卷积核（右边一列减去左边一列）得到的数会怎么变？"
    ),
    "00_brighter_as_much": "每个都增加 50",
    "00_brighter_as_much_says": (
        "有三个像素是加上的，有三个是减去的。看看多出的 50 对两边各有什么影响。"
    ),
    "00_brighter_nine": "每个都增加 450，也就是 50 的九倍",
    "00_brighter_nine_says": "如果九个权重都是 1，就是这样。但这里有三个是 −1，三个是 0。",
    "00_brighter_same": "不变：和原来一样",
    "00_brighter_same_says": (
        "右边一列增加三个 50，左边一列也是，而两列是相减的。这些权重加起来是 0。"
    ),
    "00_brighter_stronger": "边缘变得更强",
    "00_brighter_stronger_says": "边缘是相邻像素的差。两边都变亮 50，差不变。",
    "00_hint_both_sides": "右边一列增加多少？左边一列呢？",
    "00_hint_sum_of_weights": "九个权重加起来是多少？",
}
