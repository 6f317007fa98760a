"""What the widgets say."""

WIDGETS = {
    # What the convolution explorer says.
    "group_input": "输入",
    "group_kernel": "卷积核与滤波器",
    "group_steps": "步长与填充",
    "label_shown_as": "显示为",
    "option_numbers": "数字",
    "option_digit": "手写数字",
    "option_photo": "照片",
    "option_array": "你的数组",
    "label_input_height": "输入高度",
    "label_input_width": "输入宽度",
    "label_in_channels": "输入通道数",
    "label_kernel_height": "卷积核高度",
    "label_kernel_width": "卷积核宽度",
    "label_out_channels": "滤波器个数",
    "label_square": "高度与宽度保持相等",
    "label_stride": "步长",
    "label_dilation": "空洞",
    "label_padding_kind": "填充",
    "option_number": "数值",
    "option_same": "same（保持大小）",
    "option_valid": "valid（不填充）",
    "label_padding": "每边填充",
    "height": "高度",
    "width": "宽度",
    "label_output_shape": "输出形状",
    "label_parameters": "参数",
    "label_multiply_adds": "乘加次数",
    "multiply_adds_note": "针对一张图像，不含偏置；一次乘加等于两次浮点运算",
    "label_torch": "用 torch 写",
    "copy": "复制",
    "copied": "已复制",
    "selected": "已选中：请用键盘复制",
    "steps": "逐步",
    "step_first": "最前",
    "step_back": "上一步",
    "step_next": "下一步",
    "step_last": "最后",
    "step_play": "播放",
    "step_pause": "暂停",
    "step_place": "第 {at} 处，共 {count} 处",
    "channel_products": "通道 {channel}：{products} = {sum}",
    "channel_products_short": "通道 {channel}：{count} 个乘积加起来是 {sum}",
    "channels_sum": "所有通道：{sums} = {value}",
    "channels_sum_short": "全部 {count} 个通道合起来：{value}",
    "impossible": "没有输出",
    "caption_input": "输入 {channels} × {height} × {width}",
    "caption_padded": (
        "输入 {channels} × {height} × {width}，填充到 {padded_height} × {padded_width}"
    ),
    "caption_kernel": "卷积核 {height} × {width}",
    "caption_output": "输出 {channels} × {height} × {width}",
    "caption_front_channel": "显示 {count} 个通道中的第 1 个",
    "caption_front_filter": "显示 {count} 个滤波器中的第 1 个",
    "legend_window": "卷积核此刻读到的像素",
    "legend_padding": "填充（零）",
    "legend_unread": "从未读到",
    "input_alt": (
        "填充后的输入，{height} 行 {width} 列的网格，卷积核的窗口在第 {row} 行、第 {column} 列。"
    ),
    "kernel_alt": "卷积核的权重，排成网格。",
    "output_alt": (
        "输出，{height} 行 {width} 列的网格。方向键移动窗口；它在第 {row} 行、第 {column} 列。"
    ),
    "no_output_alt": "没有输出。",
    "this_stop_one": (
        "输出第 {row} 行、第 {column} 列：卷积核下的 {taps} 个像素各乘以权重，加起来是 {value}"
    ),
    "this_stop_many": (
        "输出第 {row} 行、第 {column} 列：{channels} 个通道里卷积核下各 {taps} 个像素，"
        "各乘以权重，加起来是 {value}"
    ),
}
