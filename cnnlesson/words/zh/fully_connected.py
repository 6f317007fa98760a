"""What the explorer of fully-connected layers says."""

FULLY_CONNECTED = {
    "fc_group_map": "特征图",
    "fc_group_layer": "全连接层",
    "fc_group_convolution": "用来比较的卷积",
    "fc_label_example": "例子",
    "fc_example_small": "小例子",
    "fc_example_channels": "两个通道",
    "fc_example_classifier": "分类器的末尾",
    "fc_example_fc6": "AlexNet 的第一个全连接层",
    "fc_example_conv1": "把 AlexNet 的 conv1 换成全连接",
    "fc_example_own": "你自己的",
    "fc_label_channels": "通道数",
    "fc_label_outputs": "输出数（神经元）",
    "fc_label_kernel_size": "卷积核的大小",
    "fc_label_weight_at": "神经元 {neuron} 对 x[{place}] 的权重",
    "fc_flatten": "展平 →",
    "fc_legend": (
        "每条线是一个权重：实线为正，虚线为负，越粗绝对值越大；权重为 0 就没有线。"
        "一切都从 0 数起，和 torch 一样。"
    ),
    "fc_caption_map": "特征图 {channels} × {height} × {width}",
    "fc_caption_channels": "从上到下是通道 {list}",
    "fc_caption_network": "向量 x、权重、神经元 y",
    "fc_caption_sample": (
        "只画出一部分：{inputs} 个值中的 {places} 个，{outputs} 个神经元中的 {neurons} 个"
    ),
    "fc_caption_matrix": "权重矩阵：{outputs} × {inputs}，每个神经元一行，每个值一列",
    "fc_map_alt": (
        "特征图：{channels} 个通道，各 {height} 行 {width} 列。"
        "方向键指向一个像素，可以看到它在向量里的位置；"
        "它在通道 {channel}、第 {row} 行、第 {column} 列，值是 {value}：下标 {place}。"
    ),
    "fc_vector_alt": (
        "有 {inputs} 个值的向量。方向键指向一个值，可以看到它是哪个像素；"
        "它的下标是 {place}，值是 {value}。"
    ),
    "fc_lines_alt": "从 {inputs} 个值中的每一个到 {outputs} 个神经元中的每一个都有连线。",
    "fc_neurons_alt": (
        "{outputs} 个神经元。方向键选择一个，可以看到它的和；现在是神经元 {neuron}：{sum}。"
    ),
    "fc_matrix_alt": (
        "权重矩阵：{outputs} 行 {inputs} 列。方向键选择一个权重；"
        "现在是神经元 {neuron} 对下标 {place} 的权重：{weight}。"
    ),
    "fc_no_sum": "没有求和",
    "fc_place": (
        "通道 {channel}、第 {row} 行、第 {column} 列的值是 {value}；它的下标是 "
        "({channel}·{height} + {row})·{width} + {column} = {place}"
    ),
    "fc_below": "它下面那个像素的下标是 {below}，远了 {width} 位",
    "fc_neuron_reads": (
        "神经元 {neuron} 读全部 {inputs} 个值，每个值各有一个权重，再加上偏置：{sum}"
    ),
    "fc_neuron_unsummed": (
        "神经元 {neuron} 读全部 {inputs} 个值，每个值各有一个权重，再加上偏置；这么多的值这里不求和"
    ),
    "fc_weight": (
        "神经元 {neuron} 给 x[{place}] = {value} 的权重是 {weight}：{products} {equals} {product}"
    ),
    "fc_products": "神经元 {neuron}：{products} {equals} {sum}",
    "fc_products_short": "神经元 {neuron}：{count} 个乘积加起来是 {sum}",
    "fc_neuron_sum": "神经元 {neuron}：{sum}",
    "fc_shift": "平移图像",
    "fc_shift_right": "把图像右移一个像素",
    "fc_shift_down": "下移一个像素",
    "fc_shift_back": "放回原处",
    "fc_unshifted": "图像在原处。平移它，看看各个和怎么变。",
    "fc_moved_one": (
        "下移 {down}，右移 {right}：每个数在向量里都往后挪了一位，那里等着它的是别的权重。"
    ),
    "fc_moved_many": (
        "下移 {down}，右移 {right}：每个数在向量里都往后挪了 {count} 位，那里等着它的是别的权重。"
    ),
    "fc_nothing_lost": "一个数也没丢。各个和，平移前 → 平移后：",
    "fc_lost_one": "有一个非零的数移出了特征图。各个和，平移前 → 平移后：",
    "fc_lost_many": "有 {count} 个非零的数移出了特征图。各个和，平移前 → 平移后：",
    "fc_no_sums": "这么多的值这里不求和。",
    "fc_before_after": "神经元 {neuron}：{before} → {after}",
    "fc_result": "{inputs} 个输入，{outputs} 个输出，{parameters} 个参数",
    "fc_same_job": "同一件事，用卷积做和用全连接层做",
    "fc_job_same": (
        "卷积：滤波器个数 {filters}，卷积核的大小 {kernel_size}，步长 1，填充 same。"
        "输出的形状是 {shape}，也就是 {values} 个值。做同一件事的全连接层从同一张特征图"
        "得到 {values} 个值：每个值都用自己的权重读全部 {inputs} 个输入。"
    ),
    "fc_job_strided": (
        "卷积：滤波器个数 {filters}，卷积核的大小 {kernel_size}，步长 {stride}，不填充。"
        "输出的形状是 {shape}，也就是 {values} 个值。做同一件事的全连接层从同一张特征图"
        "得到 {values} 个值：每个值都用自己的权重读全部 {inputs} 个输入。"
    ),
    "fc_few_parameters": "参数，卷积",
    "fc_many_parameters": "参数，全连接",
    "fc_few_multiply_adds": "乘加次数，卷积",
    "fc_many_multiply_adds": "乘加次数，全连接",
    "fc_equal": "一样多",
    "fc_more": "是卷积的 {ratio} 倍",
    "fc_no_convolution": "在这张特征图上没有这样的卷积",
    "fc_convolution": "卷积",
    "fc_told_pair": (
        "输出 {shape} 的卷积有 {few} 个参数，输出同样多的值的全连接层有 {many} 个：{ratio} 倍"
    ),
}
