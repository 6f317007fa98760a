"""The named kernels: what each does to an image, by torch, and what it is made of."""

import itertools

import numpy as np
import pytest
import torch

from cnnlesson.kernels import KERNELS, centred, fitted, half_turned, kernel, normalised

SIZES = list(itertools.product((1, 2, 3, 4, 7), repeat=2))


def filtered(name: str, height: int, width: int, image: torch.Tensor) -> torch.Tensor:
    """The image through that kernel, by torch."""
    weights = torch.tensor(kernel(name, height, width), dtype=torch.float64)
    return torch.nn.functional.conv2d(image[None, None], weights[None, None])[0, 0]


@pytest.fixture
def image() -> torch.Tensor:
    """Whole numbers without a pattern, higher than wide."""
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 10, (14, 11), generator=generator).double()


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_has_the_size_asked_for(name, height, width):
    """Rows of one length; whole numbers save for the means."""
    rows = kernel(name, height, width)

    assert [len(row) for row in rows] == [width] * height
    if name not in ("blur", "gaussian blur"):
        assert all(isinstance(weight, int) for row in rows for weight in row)


@pytest.mark.parametrize("name", [name for name in KERNELS if name != "random"])
def test_one_pixel_is_passed_on(name):
    """A kernel of one pixel has nothing to compare it with."""
    assert kernel(name, 1, 1) == ((1,),)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_identity_moves_nothing(height, width, image):
    """The output is the image without its borders; the middle of an even number is the first."""
    top, left = (height - 1) // 2, (width - 1) // 2
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1

    made = filtered("identity", height, width, image)

    assert torch.equal(made, image[top : top + rows, left : left + columns])


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_blur_is_the_mean(height, width, image):
    """As torch's average pooling with a stride of 1."""
    mean = torch.nn.functional.avg_pool2d(image[None], (height, width), stride=1)[0]

    assert torch.allclose(filtered("blur", height, width, image), mean)


@pytest.mark.parametrize(("height", "width"), [(3, 3), (5, 4), (1, 7), (64, 64)])
def test_the_gaussian_blur_is_the_mean_of_two_over_and_over(height, width):
    """Blurring two by one and one by two pixels, again and again, as Pascal's triangle grows."""
    made = torch.ones(1, 1, dtype=torch.float64)
    for axis, count in ((0, height), (1, width)):
        for _ in range(count - 1):
            made = (
                torch.cat([made, 0 * made.narrow(axis, 0, 1)], axis)
                + torch.cat([0 * made.narrow(axis, 0, 1), made], axis)
            ) / 2

    weights = torch.tensor(kernel("gaussian blur", height, width), dtype=torch.float64)

    assert torch.allclose(weights, made, rtol=1e-12, atol=0)


@pytest.mark.parametrize("size", [3, 5, 7])
def test_sharpen_and_outline_by_shifted_images(size, image):
    """The pixel itself and its four neighbours, each as a shifted copy of the image."""
    start = size // 2
    rows, columns = image.shape[0] - size + 1, image.shape[1] - size + 1

    def shifted(down: int, right: int) -> torch.Tensor:
        top, left = start + down, start + right
        return image[top : top + rows, left : left + columns]

    around = shifted(-1, 0) + shifted(1, 0) + shifted(0, -1) + shifted(0, 1)

    assert torch.equal(filtered("outline", size, size, image), 4 * shifted(0, 0) - around)
    assert torch.equal(filtered("sharpen", size, size, image), 5 * shifted(0, 0) - around)


@pytest.mark.parametrize(("height", "width"), SIZES)
@pytest.mark.parametrize("name", ["vertical edges", "horizontal edges", "outline"])
def test_nothing_answers_where_nothing_changes(name, height, width):
    """On a flat image each of them gives 0, and sharpen and blur give the image."""
    if height == width == 1:
        return
    flat = torch.full((9, 9), 5.0, dtype=torch.float64)

    assert not filtered(name, height, width, flat).any()
    for other in ("sharpen", "blur", "gaussian blur", "identity"):
        made = filtered(other, height, width, flat)
        assert torch.allclose(made, torch.full_like(made, 5))


@pytest.mark.parametrize(("height", "width"), [(3, 3), (5, 2), (2, 7)])
def test_edges_answer_in_their_own_direction(height, width):
    """A vertical edge lights up one of the two kernels alone, a horizontal one the other."""
    upright = torch.zeros(12, 12, dtype=torch.float64)
    upright[:, 6:] = 1

    assert filtered("vertical edges", height, width, upright).max() == height
    assert not filtered("horizontal edges", height, width, upright).any()
    assert filtered("horizontal edges", height, width, upright.T).max() == width
    assert not filtered("vertical edges", height, width, upright.T).any()


def test_a_single_row_or_column_takes_the_other_axis():
    """It has no left and right, or no top and bottom."""
    assert kernel("vertical edges", 3, 1) == kernel("horizontal edges", 3, 1) == ((-1,), (0,), (1,))
    assert kernel("vertical edges", 1, 3) == kernel("horizontal edges", 1, 3) == ((-1, 0, 1),)


def test_random_weights_are_small_whole_numbers_without_a_pattern():
    """All of −3 to 3 occur, about equally often, and no two rows are alike."""
    rows = kernel("random", 60, 60)
    weights = [weight for row in rows for weight in row]

    assert set(weights) == set(range(-3, 4))
    assert min(weights.count(weight) for weight in range(-3, 4)) > 400
    assert len(set(rows)) == 60


def test_fitted_rows_keep_their_place():
    """Cut on the right and below, or filled up with zeros there."""
    assert fitted([[1, 2, 3], [4, 5, 6]], 1, 2) == ((1, 2),)
    assert fitted([[1, 2]], 2, 3) == ((1, 2, 0), (0, 0, 0))


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize(("size", "other"), [(3, 7), (5, 7), (3, 5)])
def test_centred_rows_do_to_an_image_what_they_did(name, size, other, image):
    """A ring of zeros adds nothing, and goes away again; the image only loses its border."""
    rows = kernel(name, size, size)

    grown = centred(rows, other)

    gap = (other - size) // 2
    padding = torch.nn.functional.pad(torch.tensor(rows), (gap,) * 4)
    assert torch.equal(torch.tensor(grown), padding)
    assert centred(grown, size) == rows


def test_half_turned_rows_convolve_as_mathematics_does(image):
    """numpy's convolution of a row turns the kernel, torch's does not."""
    rows = ((1, 2, 5),)
    weights = torch.tensor(half_turned(rows), dtype=torch.float64)

    made = torch.nn.functional.conv2d(image[None, None], weights[None, None])[0, 0]

    for row, pixels in zip(made, image, strict=True):
        assert row.tolist() == np.convolve(pixels, rows[0], mode="valid").tolist()
    assert half_turned(((1, 2), (3, 4), (5, 6))) == ((6, 5), (4, 3), (2, 1))


def test_normalised_rows_add_up_to_one_where_they_can():
    """Rounding does not count: 0.1 + 0.2 − 0.3 is not 0 to the machine."""
    assert normalised(((1, 2), (3, 4))) == ((0.1, 0.2), (0.3, 0.4))
    assert normalised(((-1, 3),)) == ((-0.5, 1.5),)
    for rows in (((0.1, 0.2, -0.3),), ((0, 0),), ((1, -1),)):
        assert normalised(rows) == rows


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        (
            ("edges", 3, 3),
            ValueError,
            'name must be "vertical edges", .* or "random", not \'edges\'',
        ),
        ((3, 3, 3), TypeError, "name must be .*, not 3"),
        (("blur", 0, 3), ValueError, "height must be at least 1, not 0"),
        (("blur", 3, 1.5), TypeError, "width must be a whole number, not 1.5"),
    ],
)
def test_says_what_is_wrong(given, error, says):
    """The argument, the rule and the value."""
    with pytest.raises(error, match=says):
        kernel(*given)
