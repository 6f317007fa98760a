"""网络的各层怎样说自己，以及为什么拒绝输入。"""

LAYERS = {
    "each_axis": "每个轴",
    "wants_image": "{kind} 的输入应是 ({axes})，最前面是批，而不是 {shape}",
    "channels_differ": "这一层要 {wanted} 个通道，得到 {given} 个：{shape}",
    "cropped_away": "padding {padding} 剪掉的比 {shape} 里有的还多",
}
