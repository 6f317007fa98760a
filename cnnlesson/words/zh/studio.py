"""What the kernel studio says."""

STUDIO = {
    "studio_group_photo": "照片",
    "studio_group_kernel": "卷积核",
    "studio_group_steps": "步长与填充",
    "studio_group_output": "输出",
    "studio_label_photo": "照片",
    "studio_coffee": "一杯咖啡",
    "studio_chelsea": "一只猫",
    "studio_astronaut": "一位宇航员",
    "studio_label_channels": "通道",
    "studio_grey": "灰度：取平均",
    "studio_separate": "各自分开",
    "studio_summed": "加在一起",
    "studio_label_size": "卷积核的大小",
    "studio_size": "{size} × {size}",
    "studio_label_weights": "卷积核的权重",
    "studio_turn": "旋转半圈",
    "studio_normalise": "归一：除以总和",
    "studio_label_shades": "明暗",
    "studio_auto": "由权重决定",
    "studio_signed": "灰色是 0",
    "studio_clipped": "黑色是 0",
    "studio_mark_padding": "标出读到填充的像素",
    "studio_label_sum": "权重的总和",
    "studio_sum_zero": "{sum}：像素都相等的地方，乘积互相抵消",
    "studio_sum_divided": "{sum}；每个权重都除以它",
    "studio_sum_not_divided": "{sum}，所以没有可以用来除的数",
    "studio_label_values": "输出的值",
    "studio_values": "从 {least} 到 {most}",
    "studio_label_grey": "怎样显示",
    "studio_grey_signed": "灰色是 0，黑色是 {black}，白色是 {white}",
    "studio_grey_clipped": "{black} 及以下是黑色，{white} 及以上是白色",
    "studio_before": "之前：{channels} × {height} × {width}",
    "studio_before_padded": (
        "之前：{channels} × {height} × {width}，用零填充到 {padded_height} × {padded_width}"
    ),
    "studio_after": "之后：{channels} × {height} × {width}",
    "studio_shown_mean": "显示的是 {count} 个通道的平均",
    "studio_shown_first": "显示 {count} 个通道中的第 1 个",
    "studio_colours": "通道 1、2、3 是红、绿、蓝",
    "studio_border_none": "没有输出像素读到填充。",
    "studio_border_all": "每个输出像素都读到填充。",
    "studio_border_one": "虚线框外有一个输出像素读到填充。",
    "studio_border_many": ("虚线框外有 {count} 个输出像素读到填充：在它们看来，照片之外全是零。"),
    "studio_turned": (
        "卷积核旋转了半圈。卷积层并不旋转卷积核：那叫互相关。"
        "现在看到的，是数学上用原来的卷积核做的卷积。两者在这里最多相差 {difference}。"
    ),
    "studio_turned_same": "旋转半圈后这个卷积核不变：互相关与卷积的结果相同。",
    "studio_rule_kernel": ("3、5 或 7 行、每行一样多的 {least} 到 {most} 的数，或者 {names} 之一"),
    "studio_rule_size": "{size}，与卷积核的行数一致",
    "studio_alt_coffee": "粗木桌上的一杯咖啡，碟子上放着小勺",
    "studio_alt_chelsea": "一只猫的脸，毛很细，胡须是白的",
    "studio_alt_astronaut": "一位宇航员，身后有旗帜和航天飞机模型",
    "studio_alt_array": "你的数组",
    "studio_before_alt": "之前：{photo}。卷积核的窗口框在第 {row} 行、第 {column} 列。",
    "studio_alone_alt": "之前：{photo}。",
    "studio_after_alt": (
        "之后：滤波后的照片，{height} 行 {width} 列像素，{values}；{shades}。"
        "方向键指向一个像素，同时按 Shift 一次走十格，照片上会框出它的窗口；"
        "它在第 {row} 行、第 {column} 列，值是 {value}。"
    ),
    "studio_this_stop": (
        "输出第 {row} 行、第 {column} 列：在每个通道里，卷积核读到的 {taps} 个像素各乘以权重，"
        "再加上偏置，得到 {values}"
    ),
}
