"""An interactive course on convolutional networks: calculators, models, figures and widgets.

Import the module that you need by name, as in `from cnnlesson import sizes, widgets`. This
file imports none of them, so a question about sizes never waits for torch.
"""
