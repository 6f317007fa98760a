"""What the widgets say."""

WIDGETS = {
    # What the convolution explorer says.
    "group_input": "输入",
    "group_kernel": "卷积核与滤波器",
    "group_steps": "步长与填充",
    "label_shown_as": "显示为",
    "option_numbers": "数字",
    "option_impulse": "脉冲",
    "option_digit": "手写数字",
    "option_photo": "照片",
    "option_array": "你的数组",
    "label_input_height": "输入高度",
    "label_input_width": "输入宽度",
    "label_in_channels": "输入通道数",
    "label_kernel_height": "卷积核高度",
    "label_kernel_width": "卷积核宽度",
    "label_out_channels": "滤波器个数",
    "label_kernel": "权重",
    "kernel_vertical_edges": "竖直边缘",
    "kernel_horizontal_edges": "水平边缘",
    "kernel_outline": "轮廓",
    "kernel_identity": "恒等",
    "kernel_blur": "模糊",
    "kernel_gaussian_blur": "近似高斯模糊",
    "kernel_sharpen": "锐化",
    "kernel_random": "随机",
    "kernel_own": "你自己的",
    "label_weight": "权重",
    "label_weight_at": "第 {row} 行、第 {column} 列的权重",
    "label_bias": "偏置",
    "label_square": "高度与宽度保持相等",
    "label_stride": "步长",
    "label_dilation": "空洞率",
    "label_padding_kind": "填充",
    "option_number": "数值",
    "option_same": "same（保持大小）",
    "option_valid": "valid（不填充）",
    "label_padding": "每边填充",
    "height_and_width": "高度、宽度",
    "label_output_shape": "输出形状",
    "label_parameters": "参数",
    "label_multiply_adds": "乘加次数",
    "multiply_adds_note": "针对一张图像，不含偏置；一次乘加等于两次浮点运算",
    "label_field": "感受野",
    "field_worked": "{one} 个像素；图像足够大时，连续两个这样的层看到 {two}，三个看到 {three}",
    "label_torch": "用 torch 写",
    "label_state": "状态",
    "restore": "恢复",
    "state_unreadable": "读不懂这一行：请复制完整的一行，从 {widget}( 到最后一个括号",
    "no_setting": "没有 {name} 这个设置；有的是 {names}",
    "setting_must_be": "{name} 必须是 {rule}，而不是 {value}",
    "rule_whole": "{least} 到 {most} 的整数",
    "rule_pair": "一个或两个 {least} 到 {most} 的整数",
    "rule_number": "{least} 到 {most} 的数",
    "rule_padding": '0 到 {most} 的整数、"same" 或 "valid"',
    "rule_kernel": "1 到 64 行、每行一样多的 {least} 到 {most} 的数，或者 {names} 之一",
    "rule_weight_rows": "1 到 64 行、每行一样多的 {least} 到 {most} 的数",
    "run_to_move": "运行这个单元格，控件就可以操作了。",
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
    "channel_products": "通道 {channel}：{products} {equals} {sum}",
    "channel_products_short": "通道 {channel}：{count} 个乘积加起来是 {sum}",
    "channels_sum": "所有通道：{sums} {equals} {sum}",
    "channels_sum_short": "全部 {count} 个通道合起来：{sum}",
    "with_bias": "加上偏置：{sums} {equals} {value}",
    "impossible": "没有输出",
    "caption_input": "输入 {channels} × {height} × {width}",
    "caption_padded": (
        "输入 {channels} × {height} × {width}，填充到 {padded_height} × {padded_width}"
    ),
    "caption_kernel": "卷积核 {height} × {width}",
    "caption_same_kernel": "这里每个通道都用它；真正的滤波器每个通道各有一个",
    "caption_output": "输出 {channels} × {height} × {width}",
    "caption_front_channel": "显示 {count} 个通道中的第 1 个",
    "caption_front_filter": "显示 {count} 个滤波器中的第 1 个",
    "caption_grey_is_zero": "灰色是 0，更暗是负数，更亮是正数",
    "impulse_note": (
        "步长和空洞率是 1、偏置是 0，而且脉冲四周有足够的空间时，"
        "输出里出现旋转了半圈的卷积核。可见卷积核事先没有翻转：这叫互相关。"
    ),
    "legend_window": "卷积核此刻读到的像素",
    "legend_padding": "填充（零）",
    "legend_unread": "从未读到",
    "input_alt": (
        "填充后的输入，{height} 行 {width} 列的网格，"
        "卷积核的窗口在第 {window_row} 行、第 {window_column} 列。"
        "方向键指向一个像素，可以看到哪些输出用到它；"
        "它在第 {row} 行、第 {column} 列，值是 {value}。"
    ),
    "input_alone_alt": "填充后的输入，{height} 行 {width} 列的网格。",
    "kernel_alt": (
        "卷积核的权重，{height} 行 {width} 列的网格。方向键选择一个权重，输入数字就能改变它；"
        "它在第 {row} 行、第 {column} 列，值是 {value}。"
    ),
    "output_alt": (
        "输出，{height} 行 {width} 列的网格。方向键移动窗口；"
        "它在第 {row} 行、第 {column} 列，值是 {value}。"
    ),
    "no_output_alt": "没有输出。",
    "this_stop_one": (
        "输出第 {row} 行、第 {column} 列：卷积核读到的 {taps} 个像素各乘以权重，"
        "再加上偏置，得到 {value}"
    ),
    "this_stop_many": (
        "输出第 {row} 行、第 {column} 列：卷积核在 {channels} 个通道里各读 {taps} 个像素，"
        "各乘以权重，再加上偏置，得到 {value}"
    ),
    "input_pixel": "输入第 {row} 行、第 {column} 列",
    "padded_pixel": "填充后的输入第 {row} 行、第 {column} 列",
    "pixel_used_one": "{pixel}：这张图里有一个输出用到它",
    "pixel_used_many": "{pixel}：这张图里有 {count} 个输出用到它",
    "pixel_unused": "{pixel}：没有输出用到它",
    "weight_used_one": "第 {row} 行、第 {column} 列的权重：这张图里唯一的输出用到它",
    "weight_used_many": (
        "第 {row} 行、第 {column} 列的权重：这张图的全部 {count} 个输出都用到它，各在自己的位置"
    ),
}
