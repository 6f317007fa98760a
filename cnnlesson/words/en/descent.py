"""What the LearningRateExplorer says."""

DESCENT = {
    "descent_group_loss": "Loss",
    "descent_group_update": "Update",
    "descent_label_loss": "loss",
    "descent_option_bowl": "a bowl",
    "descent_option_long_bowl": "a long bowl, two weights",
    "descent_option_two_valleys": "two valleys",
    "descent_label_curvature": "curvature",
    "descent_label_curvature_2": "curvature along w₂",
    "descent_label_start": "start",
    "descent_label_start_2": "start along w₂",
    "descent_label_learning_rate": "learning rate",
    "descent_label_momentum": "momentum",
    "descent_label_steps": "steps",
    "descent_label_sign": "sign",
    "descent_option_minus": "minus: against the gradient",
    "descent_option_plus": "plus: along the gradient, as in the study notes",
    "descent_beyond": "beyond {sign}10¹²",
    "descent_after_one": "{name} {first} → {last}, loss {first_loss} → {last_loss} after one step",
    "descent_after_many": (
        "{name} {first} → {last}, loss {first_loss} → {last_loss} after {count} steps"
    ),
    "descent_ended": "the path ends here: a weight is beyond 10¹²",
    "descent_formula_name": "the loss",
    "descent_at_step": "step {at} of {count}",
    "descent_at_step_name": "this step",
    "descent_gradient_name": "gradient",
    "descent_velocity_name": "velocity",
    "descent_update_name": "update",
    "descent_losses_name": "loss",
    "descent_losses": "{before} before, {after} after this step",
    "descent_all_name": "all steps",
    "descent_border_name": "border",
    "descent_border": (
        "learning rate {border} = 2·(1 + {momentum})/{curvature}, for the curvature {curvature} "
        "{place}; {side}"
    ),
    "descent_place_bowl": "of this bowl",
    "descent_place_long_bowl": "in its steeper direction",
    "descent_place_two_valleys": "at the minimum w = {minimum}, in whose valley this path ends",
    "descent_below_border": "yours, {rate}, is below it: near the minimum, steps get closer to it",
    "descent_on_border": "yours is this very number",
    "descent_above_border": "yours, {rate}, is above it: near the minimum, steps lead away from it",
    "descent_no_border_along": "none: the border is one of steps against the gradient",
    "descent_no_border_left": "none is shown: this path left both valleys",
    "descent_fastest_name": "fastest",
    "descent_fastest_bowl": "learning rate {rate} = 1/{curvature}: it arrives in one step",
    "descent_fastest_long_bowl": (
        "learning rate {rate} = 2/({one} + {other}): both weights shrink by the same factor"
    ),
    "verdict_right": "Right. The loss falls at each step, and half of it or less is left.",
    "verdict_too_small": (
        "Too small for so few steps. The loss falls at each step, and more than half of it is left."
    ),
    "verdict_oscillating": (
        "Oscillating. At some steps a weight goes past the minimum, or the loss climbs; all in "
        "all it has not grown by more than 1 %."
    ),
    "verdict_at_border": (
        "At the border. Each step goes past the minimum and about as far up the other side: the "
        "loss neither vanishes nor grows without end."
    ),
    "verdict_diverging": "Diverging. The loss ends more than 1 % higher than it starts.",
    "verdict_climbing": (
        "Climbing. With plus, each step goes along the gradient, and the loss ends higher than it "
        "starts."
    ),
    "verdict_at_rest": "At rest. The gradient is 0 at the start, so no step moves anything.",
    "descent_chart_path": "the loss over w; square: start, dots: after each step, ring: this step",
    "descent_chart_plane": (
        "lines of equal loss over w₁ and w₂; square: start, dots: after each step, ring: this step"
    ),
    "descent_chart_losses": "the loss after each step",
    "descent_axis_step": "step",
    "descent_outside": "{count} of {all} points lie outside this picture",
    "descent_path_alt": (
        "{caption}. The path starts at {start}, where the loss is {first_loss}, and after {count} "
        "steps is at {end}, where it is {last_loss}. Step {at} is marked: it goes from {before} "
        "to {after}. {outside}"
    ),
    "descent_losses_alt": (
        "{caption}: {losses}. Step {at} is marked, after which the loss is {after}."
    ),
    "descent_more": "and so on to {last}",
}
