"""Right solutions of the code exercises, as a learner would write them; the checks run them."""

import math


def output_size(input_size, kernel_size, stride, padding, dilation):
    """The places where a kernel stops along one axis."""
    reach = dilation * (kernel_size - 1) + 1
    return (input_size + 2 * padding - reach) // stride + 1


def keeping_padding(kernel_size, dilation):
    """Pixels before and after that keep the size with a stride of 1."""
    total = dilation * (kernel_size - 1)
    return total // 2, total - total // 2


def one_stop(image, kernel, row, column):
    """The products of one window, whose first pixel is at (row, column), added up."""
    total = 0
    for i in range(len(kernel)):
        for j in range(len(kernel[0])):
            total += image[row + i][column + j] * kernel[i][j]
    return total


def filter_stop(windows, kernels, bias):
    """What one filter gives at one stop: all channels added up, and the bias once."""
    total = bias
    for window, kernel in zip(windows, kernels, strict=True):
        for pixels, weights in zip(window, kernel, strict=True):
            for pixel, weight in zip(pixels, weights, strict=True):
                total += pixel * weight
    return total


def updated(weight, gradient, learning_rate):
    """The weight after one step against the gradient."""
    return weight - learning_rate * gradient


def descended(start, learning_rate, steps):
    """Where so many updates on the loss w² end."""
    weight = start
    for _ in range(steps):
        gradient = 2 * weight
        weight = weight - learning_rate * gradient
    return weight


def cross_entropy(logits, label):
    """The loss of one image: minus the logarithm of what softmax gives to its label."""
    total = 0
    for logit in logits:
        total += math.exp(logit)
    return -math.log(math.exp(logits[label]) / total)
