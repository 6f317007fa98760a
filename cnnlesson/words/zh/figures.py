"""What the figures say of themselves."""

FIGURES = {
    "window_stops_one": "大小为 {kernel} 的窗口在{row}上停 1 处，起点是像素 {starts}；{unread}",
    "window_stops_many": (
        "大小为 {kernel} 的窗口在{row}上停 {count} 处，起点是像素 {starts}；{unread}"
    ),
    "kernel_dilated": "{kernel_size}、空洞率 {dilation}",
    "row_of": "一行 {input_size} 个像素",
    "row_padded": "一行 {input_size} 个像素（填充 {before} + {after}）",
    "reads_all": "每个像素都读到",
    "never_reads": "从未读到 {pixels}",
    "size_staircase": "不同输入大小的输出大小：{steps}",
    "step_single": "{input_size} 得到 {output}",
    "step_range": "{least} 到 {most} 得到 {output}",
    "pictures_one": "1 张图：{names}",
    "pictures_many": "{count} 张图：{names}",
    "maps_one": "1 张特征图，0 是中灰：{names}",
    "maps_many": "{count} 张特征图，0 是中灰：{names}",
    "map_range": "{least} 到 {most}",
    "histograms_one": "1 张直方图：{names}",
    "histograms_many": "{count} 张直方图：{names}",
    "histogram": "{name}（{range}，平均值 {mean}，标准差 {deviation}）",
    "curves": "{ylabel} 随 {xlabel} 的变化，1 到 {count}：{names}",
    "curve_lowest_at_end": "{name} 在末尾最低",
    "curve_lowest_before": "{name} 在末尾之前最低",
}
