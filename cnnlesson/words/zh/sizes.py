"""Output sizes: how one axis is counted, why a setting is impossible, which paddings there are."""

SIZES = {
    # How one axis of an image is counted.
    "unread_padded_column_one": "有一列填充从未被读到",
    "unread_padded_column_many": "有 {count} 列填充从未被读到",
    "unread_padded_row_one": "有一行填充从未被读到",
    "unread_padded_row_many": "有 {count} 行填充从未被读到",
    "unread_image_column_one": "图像有一列从未被读到",
    "unread_image_column_many": "图像有 {count} 列从未被读到",
    "unread_image_row_one": "图像有一行从未被读到",
    "unread_image_row_many": "图像有 {count} 行从未被读到",
    "skipped_image_column_one": "图像有一列被跨过",
    "skipped_image_column_many": "图像有 {count} 列被跨过",
    "skipped_image_row_one": "图像有一行被跨过",
    "skipped_image_row_many": "图像有 {count} 行被跨过",
    "skipped_padded_input_column_one": "填充后的输入有一列被跨过",
    "skipped_padded_input_column_many": "填充后的输入有 {count} 列被跨过",
    "skipped_padded_input_row_one": "填充后的输入有一行被跨过",
    "skipped_padded_input_row_many": "填充后的输入有 {count} 行被跨过",
    "nothing_lost": "图像的像素一个也没丢",
    "overhang_column_one": "最后一个窗口超出边缘一列",
    "overhang_column_many": "最后一个窗口超出边缘 {count} 列",
    "overhang_row_one": "最后一个窗口超出边缘一行",
    "overhang_row_many": "最后一个窗口超出边缘 {count} 行",
    "window_dropped": (
        "向上取整会得到 {rounded_up}，但那个窗口的起点已经越过图像和前侧的填充，所以不算"
    ),
    "with_remark": "{worked}：{remark}",
    "depth": "深度",
    "height": "高度",
    "width": "宽度",
    "under_name": "{name}：{text}",
    "both": "{one}；{other}",
    # Why a setting is impossible, and the least mend.
    "too_wide": (
        "kernel_size {kernel_size} 放不进 {padded} 个像素"
        "（input_size {input_size} + 填充 {before} + {after}）："
        "总共再多填充 {missing} 个像素，或者 kernel_size 最多取 {largest}"
    ),
    "too_wide_dilated": (
        "kernel_size {kernel_size}、空洞率 {dilation} 的卷积核覆盖 "
        "{dilation}·({kernel_size} − 1) + 1 = {reach} 个像素，放不进 {padded} 个像素"
        "（input_size {input_size} + 填充 {before} + {after}）："
        "总共再多填充 {missing} 个像素，或者 kernel_size 最多取 {largest}"
    ),
    "pool_too_wide": (
        "覆盖 {reach} 个像素的窗口放不进 {padded} 个像素"
        "（input_size {input_size}，每边填充 {padding}）：kernel_size 最多取 {largest}，"
        "或者 input_size 至少取 {least}"
    ),
    "pool_too_wide_dilated": (
        "kernel_size {kernel_size}、空洞率 {dilation} 的窗口覆盖 "
        "{dilation}·({kernel_size} − 1) + 1 = {reach} 个像素，放不进 {padded} 个像素"
        "（input_size {input_size}，每边填充 {padding}）：input_size 至少取 {least}"
    ),
    "pool_padding": (
        "padding 最多是 kernel_size {kernel_size} 的一半，不能是 {padding}；"
        "最多用 {half}，或者用更大的 kernel_size"
    ),
    "same_needs_stride_1": (
        '填充 "same" 要求步长为 1，而不是 {stride}：请用步长 1，或者填充 {padding}，'
        "它得到 {wanted}，也就是输入大小除以步长再向上取整"
    ),
    # Which paddings give a wanted size.
    "no_padding": (
        "没有哪种填充能得到 {output_size}：不填充时卷积核已经停 {unpadded} 处，"
        "而填充只会让它停得更多；请用更大的 kernel_size 或步长"
    ),
    "padding_number": (
        "填充 {number} 得到 {output_size}：输入总共多 {total} 个像素，每边 {number} 个"
    ),
    "padding_pair_only": (
        "没有哪种两边相同的填充能得到 {output_size}：输入总共需要多 {total} 个像素，是奇数；"
        "前面填充 {before}，后面填充 {after}"
    ),
}
