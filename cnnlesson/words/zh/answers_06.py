"""What is asked, hinted and explained in chapter 06, training."""

ANSWERS_06 = {
    # One update.
    "06_slip_plus": "把这一步加了上去（梯度指向损失增大的方向：要减去这一步）",
    "06_slip_no_rate": "漏了学习率（先用它乘梯度）",
    "06_slip_step_alone": "只算出了这一步（还要从权重里减去它）",
    "06_slip_no_gradient": "只减去了学习率（要先乘以梯度）",
    "06_slip_weight_for_gradient": "用学习率乘了权重（应当乘梯度）",
    "06_hint_which_way": "梯度是 {gradient}：权重增大一点，损失是增大还是减小？",
    "06_hint_how_far": "这一步是学习率乘梯度，{learning_rate}·{gradient}。",
    "06_hint_against": "更新后的权重，是权重减去这一步。",
    "06_hint_code_step": "先算这一步：`learning_rate * gradient`。",
    "06_hint_code_against": "然后 `return weight - step`：逆着梯度走。",
    # Many updates, as a function.
    "06_slip_walk_up": "每一步都加了上去（要减去）",
    "06_slip_gradient_w": "把梯度当成了 w（w² 的梯度是 2·w）",
    "06_slip_one_step": "不管 `steps` 是多少都只走一步（要用循环：`for _ in range(steps)`）",
    "06_slip_old_gradient": "每一步都用起点处的梯度（要在循环里重新计算）",
    "06_slip_loss_returned": "返回的是损失（问的是权重）",
    "06_hint_code_loop": (
        "从 `weight = start` 开始，循环是 `for _ in range(steps)`，循环之后是 `return weight`。"
    ),
    "06_hint_code_new_gradient": (
        "循环里有两行：先是 `gradient = 2 * weight`，再是前面写过的更新。"
    ),
    # The border.
    "06_slip_fastest": "用 1 除以曲率（那个学习率一步就到最低点）",
    "06_slip_factor": "用 2 除以系数 {factor}（曲率是 2·{factor}：梯度是 {curvature}·w）",
    "06_slip_upside_down": "除法上下颠倒（是 2 除以曲率）",
    "06_slip_curvature": "给出的是曲率本身（要用 2 除以它）",
    "06_slip_called_safe": "把 0.01 当成了处处都适用的界限（界限取决于曲率，这里是另一个数）",
    "06_hint_gradient_of_bowl": "{factor}·w² 的梯度是 {curvature}·w。w 前面的数就是曲率。",
    "06_hint_two_over": "界限是 2 除以曲率。",
    # Updates in some epochs.
    "06_slip_rest_dropped": "漏了每一轮的最后一批（其中的 {left} 张图也要更新一次）",
    "06_slip_rest_carried": "让剩下的图进入了下一轮（每一轮都以较短的一批结束）",
    "06_slip_one_epoch": "只算了一轮（共有 {epochs} 轮）",
    "06_slip_each_image": "每张图都算了一次更新（每批 {batch} 张图更新一次）",
    "06_slip_each_epoch": "每一轮只算了一次更新（每批更新一次）",
    "06_hint_full_batches": "一轮把 {images} 张图各用一次。能分成多少个完整的批，每批 {batch} 张？",
    "06_hint_last_batch": "还剩 {left} 张图：它们再组成一批，短一些的一批。",
    "06_hint_all_epochs": "所以一轮有 {in_epoch} 次更新，而一共有 {epochs} 轮。",
    # Cross-entropy.
    "06_slip_probability": "给出的是概率（损失是它的自然对数再取负）",
    "06_slip_log_positive": "漏了负号（概率的对数是负数）",
    "06_slip_no_softmax": "把得分当成了对数（要先做 softmax）",
    "06_slip_log_10": "用了以 10 为底的对数（这里是自然对数，`math.log`）",
    "06_slip_log_2": "用了以 2 为底的对数（这里是自然对数，`math.log`）",
    "06_slip_others": "给出的是其他类别的概率（要用标签那一类的）",
    "06_slip_winner": "用了得分最高的那一类（要用标签那一类）",
    "06_hint_equal_scores": "{classes} 个得分都相等。softmax 给每一类多大的概率？",
    "06_hint_softmax": "softmax：先算 e 的各个得分次幂，再看每一个在总和里占多少。",
    "06_hint_share": "标签那一类所占的份额，就是它的概率。",
    "06_hint_log": "损失是这个概率的自然对数再取负。",
    "06_hint_code_powers": (
        "用一个循环把所有的 `math.exp(logit)` 加起来。"
        "标签那一类的份额是 `math.exp(logits[label])` 除以这个总和。"
    ),
    "06_hint_code_log": "然后 `return -math.log(share)`。",
    # Gradients that add up.
    "06_slip_replaced": "让每次 backward 替换掉上一次留下的梯度（它是加上去，直到梯度被清零）",
    "06_slip_multiplied": "把梯度相乘（backward 是相加）",
    "06_slip_emptied": "以为 backward 会清掉原有的梯度（只有清零那一行才会）",
    "06_slip_weight_moved": "给出的是权重（问的是它的梯度）",
    "06_hint_one_backward": "一次 backward 得到 2·{weight} = {gradient}。",
    "06_hint_adds": "下一次会把自己的梯度加到已有的上面。",
    # Multiple choice: is 0.01 safe?
    "06_safe": (
        "常有人说学习率取 0.01 是安全的。从 w = 3 出发，不用动量。"
        "在下面哪个损失上，它会使 w 离最低点越来越远？"
    ),
    "06_safe_flat": "0.5·w²：每一步都太短",
    "06_safe_flat_says": "每一步确实很短：只使权重减少 1 %。但每一步都朝着最低点走。",
    "06_safe_99": "99·w²：它很陡",
    "06_safe_99_says": (
        "很陡，但还不够：曲率是 198，而 2/198 比 0.01 大一点。w 在两侧来回跳，每次离 0 近 2 %。"
    ),
    "06_safe_101": "101·w²：它很陡",
    "06_safe_101_says": "曲率是 202，而 2/202 小于 0.01。w 在两侧来回跳，每次离 0 远 2 %。",
    "06_safe_none": "都不会：0.01 总是朝着最低点走",
    "06_safe_none_says": "界限是 2 除以曲率。曲率大于 200 时，0.01 就太大了。",
    "06_hint_border_of_each": "它们的曲率各是多少？99·w² 的是 198。",
    # Multiple choice: what the loss wants.
    "06_wants": "交给 `nn.CrossEntropyLoss()` 的第一个参数是什么？",
    "06_wants_probabilities": "概率，由 softmax 得到",
    "06_wants_probabilities_says": (
        "它会一声不响地把概率当成得分，再做一次 softmax。"
        "得到的概率里，没有哪个超过另一个的 e 倍，训练得很慢。"
    ),
    "06_wants_logits": "得分（logits），也就是最后一层原样的数",
    "06_wants_logits_says": "softmax 和对数都在它里面。",
    "06_wants_class": "得分最高的类别，`outputs.argmax(dim=1)`",
    "06_wants_class_says": "权重变一点点，类别号并不变，所以它没有梯度。损失需要得分本身。",
    "06_wants_one_hot": "一行 0，只在得分最高的那一类是 1",
    "06_wants_one_hot_says": "权重变一点点，哪一类最高并不变：没有梯度。损失需要得分本身。",
    "06_hint_softmax_inside": "softmax 在哪里：在网络里，还是在损失里？",
    "06_hint_twice_softmax": "概率都在 0 和 1 之间。softmax 会把它们变成什么？",
    # Multiple choice: a line is missing.
    "06_still": "100 批之后，没有一个权重变过。每个权重都有梯度，而且不是 0。少了哪一行？",
    "06_still_backward": "`loss.backward()`（反向传播）",
    "06_still_backward_says": "少了它就没有梯度：每个梯度都会是 `None`。",
    "06_still_zero": "`optimizer.zero_grad()`（清零）",
    "06_still_zero_says": "少了它，各批的梯度会累加起来，权重是会动的，而且常常动得太多。",
    "06_still_step": "`optimizer.step()`（更新）",
    "06_still_step_says": "梯度已经有了，却没有谁去用：只有 `step` 才会改变权重。",
    "06_still_forward": "`outputs = model(inputs)`（前向传播）",
    "06_still_forward_says": "没有输出就没有损失，没有损失就没有梯度。",
    "06_hint_who_fills": "哪一行算出梯度？",
    "06_hint_who_moves": "哪一行改变权重？",
    # Multiple choice: two curves.
    "06_curves": ("从第 15 轮起，训练损失继续下降，验证损失却上升。发生了什么，你会怎么做？"),
    "06_curves_rate": "学习率太大：调小它，再继续",
    "06_curves_rate_says": "学习率太大时，训练损失也会受影响。可它一直在下降。",
    "06_curves_longer": "训练还没完成：继续，直到两个都下降",
    "06_curves_longer_says": "再练只会更糟：网络继续去记训练图像。",
    "06_curves_over": "过拟合：保留第 15 轮的权重，或者找更多的图像",
    "06_curves_over_says": (
        "网络学到的是训练图像特有的东西，在别的图像上并不成立。"
        "按它在新图像上的损失看，第 15 轮最好。"
    ),
    "06_curves_set": "验证图像有问题：也拿它们来训练",
    "06_curves_set_says": "那样就没有图像能告诉你，网络在新图像上表现如何。",
    "06_hint_which_images": "这两个损失里，哪一个是在训练从未用过的图像上测出来的？",
    "06_hint_by_heart": "把答案背下来的人，在背过的题上做得更好。在哪些题上不会？",
}
