"""A learner's answers: right ones, usual wrong ones, and whatever else can be handed over."""
