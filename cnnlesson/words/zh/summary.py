"""网络总表里数字周围的话。"""

SUMMARY = {
    "summary_of": "{name}，输入 {sizes}",
    "table_layer": "层",
    "table_settings": "种类和设置",
    "table_jump": "跳距",
    "table_start": "起点",
    "table_why": "算式",
    "table_how": "怎样算",
    "table_total": "合计",
    "table_input": "输入",
    "table_activations": "所有层的输出",
    "table_layer_number": "第 {number} 个带权重的层",
    "compared": "并排比较",
    "never_reached": "输入从不经过它",
    "frozen": "其中 {count} 个参数被冻结。",
    "outputs_hold": "所有输出一共占 {size} MiB（2²⁰ 字节）。",
    "counted_how": (
        "一次乘加是一个乘积加到一个和上，等于两个 FLOP；偏置、激活和池化不计，整个批都计入。"
        "第 i 个单元从“起点 + i·跳距”开始看感受野那么多像素；没有单一数值的地方写 –。"
    ),
    "inputs_given": "模型得到 {count} 个输入；多个输入请写：input_size=((1, 3, 224, 224), (1, 10))",
    "memory_gradients": "梯度",
    "memory_optimizer": "优化器的状态",
    "memory_activations": "保存的激活",
    "memory_batch": "（批为 {count}）",
}
