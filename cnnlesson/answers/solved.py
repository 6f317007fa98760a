"""Right solutions of the code exercises, as a learner would write them; the checks run them."""


def output_size(input_size, kernel_size, stride, padding, dilation):
    """The places where a kernel stops along one axis."""
    reach = dilation * (kernel_size - 1) + 1
    return (input_size + 2 * padding - reach) // stride + 1


def keeping_padding(kernel_size, dilation):
    """Pixels before and after that keep the size with a stride of 1."""
    total = dilation * (kernel_size - 1)
    return total // 2, total - total // 2
