"""网络的各层怎样说自己，以及为什么拒绝输入。"""

LAYERS = {
    "each_axis": "每个轴",
    "wants_image": "{kind} 的输入应是 ({axes})，最前面是批，而不是 {shape}",
    "channels_differ": "这一层要 {wanted} 个通道，得到 {given} 个：{shape}",
    "one_value": "求一个通道的均值需要不止一个值，而 {shape} 每个通道只有一个",
    "cropped_away": "padding {padding} 剪掉的比 {shape} 里有的还多",
    "not_registered": (
        "它的 {count} 个参数放在普通的列表或字典里，优化器找不到它们："
        "请用 nn.ModuleList 或 nn.ModuleDict"
    ),
    # 网络为什么拒绝输入，最少要改什么。
    "broken": "{what}。{mends}",
    "either": "{one}；或者{other}",
    "the_input": "输入",
    "features_differ": ("{name} 要 {wanted} 个特征，得到 {given} 个：{giver} 给出 {shape}"),
    "channels_given": "{name} 要 {wanted} 个通道，得到 {given} 个：{giver} 给出 {shape}",
    "mend_in_features": "把 {name} 的 in_features 改成 {given}",
    "mend_flatten": ("{name} 只作用于最后一个轴：在它前面放 nn.Flatten()，得到 {features} 个特征"),
    "mend_start_dim": "批也被展平了：用 start_dim=1",
    "mend_input": "边长 {least} 到 {most} 像素的输入给出 {size}",
    "mend_input_only": "边长 {least} 像素的输入给出 {size}",
    "mend_input_from": "边长 {least} 像素以上的输入给出 {size}",
    "mend_least_input": ("输入的边长至少要 {least} 像素，每个窗口才都放得下"),
    "mend_argument": "把 {name} 的 {argument} 改成 {value}",
    "mend_channels_last": (
        "这里通道在最后，而 torch 要 (N, C, H, W)：images.permute(0, 3, 1, 2) 把它们移到前面"
    ),
    "padding_fraction": (
        "padding 必须是整数，不能是 {padding}：只有卷积核的大小是奇数时，"
        '(kernel_size − 1) / 2 才是整数；偶数时用 padding="same" 保持大小'
    ),
    "batch_flattened": "start_dim 0 把批也展平了：用 start_dim 1",
    "pixels_are_bytes": ("它的像素是一个字节的整数：给模型 images.float() / 255"),
    "sizes_not_tensor": ("input_size 应是形状，例如 (1, 3, 224, 224)，而不是张量；请写 {sizes}"),
    "batch_changed": (
        "批原来是 {before}，到这里成了 {after}：图像被切开或者混在了一起；"
        "view(x.size(0), -1) 让它们分开"
    ),
    "number_wanted": "模型要看张量里的一个数，而这里的张量只有形状",
    "numbers_differ": "{name} 对每幅图像要 {wanted} 个数，得到 {given} 个：{giver} 给出 {shape}",
    "mend_view": "用 nn.Flatten() 或 view(x.size(0), -1) 展平，得到 {given} 个",
}
