"""What is asked, hinted and explained in chapter 06, training."""

ANSWERS_06 = {
    # One update.
    "06_slip_plus": (
        "the step is added (the gradient points to where the loss grows: take the step away)"
    ),
    "06_slip_no_rate": "the learning rate is left out (multiply the gradient by it first)",
    "06_slip_step_alone": "only the step is worked out (take it away from the weight)",
    "06_slip_no_gradient": "the learning rate alone is taken away (multiply it by the gradient)",
    "06_slip_weight_for_gradient": (
        "the learning rate is multiplied by the weight (multiply it by the gradient)"
    ),
    "06_hint_which_way": (
        "A gradient of {gradient}: does the loss grow or fall when the weight grows a little?"
    ),
    "06_hint_how_far": "The step is learning rate times gradient, {learning_rate}·{gradient}.",
    "06_hint_against": "The weight after the update is the weight minus that step.",
    "06_hint_code_step": "First the step: `learning_rate * gradient`.",
    "06_hint_code_against": "Then `return weight - step`: against the gradient.",
    # Many updates, as a function.
    "06_slip_walk_up": "each step is added (take it away)",
    "06_slip_gradient_w": "the gradient is taken for w (the gradient of w² is 2·w)",
    "06_slip_one_step": "one step is made whatever `steps` is (a loop: `for _ in range(steps)`)",
    "06_slip_old_gradient": (
        "every step uses the gradient at the start (work it out anew inside the loop)"
    ),
    "06_slip_loss_returned": "the loss is returned (asked for is the weight)",
    "06_hint_code_loop": (
        "Start with `weight = start`. The loop is `for _ in range(steps)`, and `return weight` "
        "stands after it."
    ),
    "06_hint_code_new_gradient": (
        "Two lines inside the loop: `gradient = 2 * weight`, then the update of before."
    ),
    # The border.
    "06_slip_fastest": "1 is divided by the curvature (that one arrives in a single step)",
    "06_slip_factor": (
        "2 is divided by the factor {factor} (the curvature is 2·{factor}: "
        "the gradient is {curvature}·w)"
    ),
    "06_slip_upside_down": "the division is upside down (2 divided by the curvature)",
    "06_slip_curvature": "the curvature itself is given (divide 2 by it)",
    "06_slip_called_safe": (
        "0.01 is taken for a border everywhere (it depends on the curvature: here it is another)"
    ),
    "06_hint_gradient_of_bowl": (
        "The gradient of {factor}·w² is {curvature}·w. The number before w is the curvature."
    ),
    "06_hint_two_over": "The border is 2 divided by the curvature.",
    # Updates in some epochs.
    "06_slip_rest_dropped": (
        "the last batch of each epoch is left out (the {left} images in it make an update too)"
    ),
    "06_slip_rest_carried": (
        "the images left over go on into the next epoch (each epoch ends with a shorter batch)"
    ),
    "06_slip_one_epoch": "one epoch is counted (there are {epochs})",
    "06_slip_each_image": "an update for each image is counted (each batch of {batch} makes one)",
    "06_slip_each_epoch": "an update for each epoch is counted (each batch makes one)",
    "06_hint_full_batches": (
        "An epoch goes once through {images} images. How many full batches of {batch} is that?"
    ),
    "06_hint_last_batch": "{left} images are left over: they make one batch more, a shorter one.",
    "06_hint_all_epochs": "So an epoch has {in_epoch} updates, and there are {epochs} epochs.",
    # Cross-entropy.
    "06_slip_probability": (
        "the probability is given (the loss is minus the natural logarithm of it)"
    ),
    "06_slip_log_positive": "the minus is left out (the logarithm of a probability is negative)",
    "06_slip_no_softmax": "the logit is taken for a logarithm (softmax comes first)",
    "06_slip_log_10": "the logarithm to base 10 is taken (the natural one, `math.log`, is meant)",
    "06_slip_log_2": "the logarithm to base 2 is taken (the natural one, `math.log`, is meant)",
    "06_slip_others": "the probability of the other classes is given (take the label's)",
    "06_slip_winner": "the class with the highest score is taken (take the label's)",
    "06_hint_equal_scores": (
        "All {classes} scores are equal. Which probability does softmax give to each class?"
    ),
    "06_hint_softmax": "Softmax: e to the power of each logit, then each one's share of the sum.",
    "06_hint_share": "The label's share is its probability.",
    "06_hint_log": "The loss is minus the natural logarithm of that probability.",
    "06_hint_code_powers": (
        "A loop adds up `math.exp(logit)` for all logits. "
        "The label's share is `math.exp(logits[label])` divided by that total."
    ),
    "06_hint_code_log": "Then `return -math.log(share)`.",
    # Gradients that add up.
    "06_slip_replaced": (
        "each backward replaces what the one before left (it adds to it, until it is zeroed)"
    ),
    "06_slip_multiplied": "the gradients are multiplied (backward adds them)",
    "06_slip_emptied": "backward is taken to clear what was there (only zeroing does)",
    "06_slip_weight_moved": "the weight is given (asked for is its gradient)",
    "06_hint_one_backward": "One backward gives 2·{weight} = {gradient}.",
    "06_hint_adds": "The next one adds its gradient to what is there.",
    # Multiple choice: is 0.01 safe?
    "06_safe": (
        "A learning rate of 0.01 is often called safe. You start at w = 3, without momentum. "
        "On which of these losses does it lead away from the minimum?"
    ),
    "06_safe_flat": "0.5·w²: each step is far too short",
    "06_safe_flat_says": (
        "The steps are short indeed: each takes 1 % off the weight. "
        "But they all lead towards the minimum."
    ),
    "06_safe_99": "99·w²: it is very steep",
    "06_safe_99_says": (
        "Steep, but not enough: the curvature is 198, and 2/198 is a little more than 0.01. "
        "w jumps from side to side, each time 2 % nearer to 0."
    ),
    "06_safe_101": "101·w²: it is very steep",
    "06_safe_101_says": (
        "The curvature is 202, and 2/202 is less than 0.01. "
        "w jumps from side to side, each time 2 % farther away from 0."
    ),
    "06_safe_none": "None: 0.01 always leads towards the minimum",
    "06_safe_none_says": (
        "The border is 2 divided by the curvature. Where the curvature is more than 200, "
        "0.01 is too large."
    ),
    "06_hint_border_of_each": "What is the curvature of each? That of 99·w² is 198.",
    # Multiple choice: what the loss wants.
    "06_wants": "What do you hand over to `nn.CrossEntropyLoss()` as its first argument?",
    "06_wants_probabilities": "Probabilities, made by softmax",
    "06_wants_probabilities_says": (
        "It would take them without a word for logits, and put them through softmax again. "
        "Of the probabilities that come out, none is more than e times another: training is slow."
    ),
    "06_wants_logits": "Logits, the numbers of the last layer as they are",
    "06_wants_logits_says": "It has softmax and the logarithm inside.",
    "06_wants_class": "The class with the highest score, `outputs.argmax(dim=1)`",
    "06_wants_class_says": (
        "A class number does not change when a weight changes a little, so it has no gradient. "
        "The loss needs the scores themselves."
    ),
    "06_wants_one_hot": "A row of zeros with a single 1, for the class with the highest score",
    "06_wants_one_hot_says": (
        "Which class wins does not change when a weight changes a little: no gradient. "
        "The loss needs the scores themselves."
    ),
    "06_hint_softmax_inside": "Where does softmax stand: in the network, or in the loss?",
    "06_hint_twice_softmax": "Probabilities lie between 0 and 1. What does softmax make of those?",
    # Multiple choice: a line is missing.
    "06_still": (
        "After 100 batches no weight has changed. Each weight has a gradient, and it is not 0. "
        "Which line is missing?"
    ),
    "06_still_backward": "`loss.backward()`",
    "06_still_backward_says": "Without it there would be no gradients: each would be `None`.",
    "06_still_zero": "`optimizer.zero_grad()`",
    "06_still_zero_says": (
        "Without it the gradients of all batches add up, and the weights move, often too far."
    ),
    "06_still_step": "`optimizer.step()`",
    "06_still_step_says": "The gradients are there, and nobody uses them: `step` moves weights.",
    "06_still_forward": "`outputs = model(inputs)`",
    "06_still_forward_says": "Without outputs there is no loss, and without a loss no gradient.",
    "06_hint_who_fills": "Which line makes the gradients?",
    "06_hint_who_moves": "And which one changes the weights?",
    # Multiple choice: two curves.
    "06_curves": (
        "From epoch 15 on, the training loss goes on falling, and the validation loss rises. "
        "What happens, and what do you do?"
    ),
    "06_curves_rate": "The learning rate is too large: make it smaller, and go on",
    "06_curves_rate_says": (
        "With too large a learning rate, the training loss would suffer too. It falls steadily."
    ),
    "06_curves_longer": "Training is not finished: go on until both fall",
    "06_curves_longer_says": (
        "More of the same makes it worse: the network goes on learning the training images."
    ),
    "06_curves_over": "Overfitting: keep the weights of epoch 15, or find more images",
    "06_curves_over_says": (
        "The network learns what is peculiar to the training images, and that does not hold on "
        "others. By its loss on new images it was best at epoch 15."
    ),
    "06_curves_set": "The validation images are wrong: train on them too",
    "06_curves_set_says": (
        "Then no images would be left to tell you how the network does on new ones."
    ),
    "06_hint_which_images": "Which of the two is measured on images that training never uses?",
    "06_hint_by_heart": "Who learns answers by heart does well on those questions. On others?",
}
