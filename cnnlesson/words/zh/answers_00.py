"""What is asked, hinted and explained in chapter 00, start here."""

ANSWERS_00 = {
    # Nine products, added up.
    "00_slip_signs": "漏掉了负号（权重 −1 表示减去这个像素）",
    "00_slip_turned": "先把权重转了半圈（权重要原样放到像素上）",
    "00_slip_no_weights": "只把像素加起来，没有乘权重",
    "00_slip_sums_multiplied": (
        "先分别把像素和权重加起来，再把两个和相乘（应该逐个位置相乘，再相加）"
    ),
    "00_slip_first_row": "只加了第一行（要一直加到最后一行）",
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
    # Where a window can stop.
    "00_hint_stops_down": (
        "图像有 {input_height} 行，窗口有 {kernel_height} 行。窗口可以从哪几行开始？"
    ),
    "00_hint_stops_across": (
        "图像有 {input_width} 列，窗口有 {kernel_width} 列。窗口可以从哪几列开始？"
    ),
    # A kernel for horizontal edges.
    "00_rows_expected": "这里要的是 {size} 行、每行 {size} 个数，而不是 {answer}。",
    "00_kernel_even_area": "所有像素都是 1 时，它得到 {answer}，而不是 0：权重加起来必须是 0。",
    "00_kernel_vertical_edge": (
        "从左到右变亮的地方，它得到 {answer}，而不是 0：每一列权重加起来必须是 0。"
    ),
    "00_kernel_misses": (
        "从上到下变亮的地方，它得到 {answer}，并不大于 0：要用下面的像素减去上面的像素。"
    ),
    "00_kernel_finds": "它在均匀的区域和竖直边缘上得到 0，在从上到下变亮的地方得到大于 0 的数。",
    "00_hint_other_way": (
        "找竖直边缘的卷积核用右边一列减去左边一列。那里的左和右，在这里就是上和下。"
    ),
    "00_hint_lower_minus_upper": "最后一行是 1, 1, 1。那么第一行该是什么？",
    # Kernels in a layer.
    "00_slip_kernel_a_filter": "认为每个滤波器只有一个卷积核（{in_channels} 个输入通道各有一个）",
    "00_slip_filters_and_channels": "把滤波器数和通道数相加了（每个滤波器都有自己的卷积核）",
    "00_slip_weights": "数的是权重（一个卷积核就有 {taps} 个权重）",
    "00_hint_one_filter": "一个滤波器对 {in_channels} 个输入通道各有一个卷积核。",
    "00_hint_every_filter": "一共有 {out_channels} 个滤波器，结构都一样。",
    # Steps in an epoch.
    "00_slip_step_an_image": "把每张图像都算作一步（一步取一批，共 {batch} 张）",
    "00_slip_batch": "数的是一批里的图像（问的是一共有多少批）",
    "00_slip_batch_times": "把图像数和批的大小相乘了（所有图像要分到各批里）",
    "00_slip_one_step": "把一轮算作一步（一轮是一批一批地走完全部图像）",
    "00_hint_once_through": "一轮要把 {images} 张图像全部走一遍。",
    "00_hint_batches": "每一步取 {batch} 张。要取多少次才取完？",
    # Multiple choice: a cell after a restart.
    "00_restart": (
        "`rows` 和 `columns` 的值是在本章 0.1 节的第一个单元格里赋的。"
        "你重启内核，然后只运行 `rows * columns` 这个单元格。会怎么样？"
    ),
    "00_restart_same": "得到原来的结果：它还显示在单元格下面",
    "00_restart_same_says": (
        "单元格下面显示的是上一次运行的结果。重新运行时，用的是内核现在知道的名字，"
        "而重启之后它一个也不知道。"
    ),
    "00_restart_name": "`NameError`：内核不认识 `rows`",
    "00_restart_name_says": (
        "重启会忘掉所有名字。先运行上面的单元格：Run → Run All Above Selected Cell。"
    ),
    "00_restart_above": "先自动运行上面的单元格，再运行这一个",
    "00_restart_above_says": "笔记本从不自己运行单元格。你运行哪一个，就只运行那一个。",
    "00_restart_nothing": "什么也不发生，直到上面的单元格运行过",
    "00_restart_nothing_says": "单元格不会等别的单元格。它立即运行，用内核此刻知道的名字。",
    "00_hint_forgets": "重启之后，内核还知道什么？",
    "00_hint_one_cell": "有没有哪个单元格是你没运行、它却自己运行的？",
    # Multiple choice: cells that wait.
    "00_waiting": "你接连快速运行了三个单元格，它们都显示 `[*]`。哪一个正在运行？",
    "00_waiting_all": "三个同时运行",
    "00_waiting_all_says": "内核一次只运行一个单元格，其他的排队等候。",
    "00_waiting_first": "第一个",
    "00_waiting_first_says": (
        "内核一次只运行一个单元格，按你运行它们的先后顺序。如果这一个卡住，后面的都跟着等。"
    ),
    "00_waiting_last": "最后一个，因为它是最后点的",
    "00_waiting_last_says": "它排在最后，前面还有两个。",
    "00_waiting_none": "都没有运行：三个都在等你",
    "00_waiting_none_says": "`[*]` 表示正在运行，也表示排队等候。内核并不等谁。",
    "00_hint_at_a_time": "内核一次能运行几个单元格？",
    "00_hint_order": "它按什么顺序取它们？",
    # Multiple choice: a brighter photo.
    "00_brighter": (
        "照片的每个像素都变亮 50。这个卷积核（右边一列减去左边一列）得到的数会怎么变？"
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
