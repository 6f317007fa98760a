"""Why a model refuses its input: the words in both languages, and that the mends told do mend.

Each of torch's messages that misleads a beginner has its case here. The mended model is built and
run on the CPU, and with a pixel less it still fails.
"""

import random

import pytest
import torch
import torchvision
from torch import nn
from torch.nn import functional

from cnnlesson import models, nets, sizes, words
from cnnlesson.summary import summary
from tests import fuzz
from tests.summary import drawn_nets
from tests.summary.small_nets import Small

STACKS = 300


def alexnet_with(view, features: int) -> nn.Module:
    """The layers of 2012 up to pool5, a view, and a layer that wants so many features."""
    parts = list(models.build(nets.ALEXNET_2012).named_children())[:15]
    layers = nn.Sequential()
    for name, part in parts:
        layers.add_module(name, part)
    fc = nn.Linear(features, 10)
    return Small(lambda net, x: net.fc(view(net.features(x))), features=layers, fc=fc)


def sequence(*layers: nn.Module) -> nn.Module:
    """Layers behind each other."""
    return nn.Sequential(*layers)


CASES = {
    "a kernel that dilation spreads": (
        lambda: sequence(nn.Conv2d(1, 8, 3, dilation=3)),
        (1, 1, 6, 6),
        (
            "0: height: kernel_size 3 with dilation 3 reaches over 3·(3 − 1) + 1 = 7 px and "
            "does not "
            "fit into 6 px (input_size 6 + padding 0 + 0): pad by 1 px more in all, or use "
            "kernel_size 2 at most. An input of 7 px a side is the least that leaves every "
            "window a "
            "place"
        ),
        (
            "0：高度：kernel_size 3、空洞率 3 的卷积核覆盖 3·(3 − 1) + 1 = 7 个像素，放不进 "
            "6 个像素"
            "（input_size 6 + 填充 0 + 0）：总共再多填充 1 个像素，或者 kernel_size 最多取 2。"
            "输入的边长至少要 7 像素，每个窗口才都放得下"
        ),
    ),
    "channels last": (
        lambda: sequence(nn.Conv2d(3, 96, 11)),
        (1, 227, 227, 3),
        (
            "0 wants 3 channels and gets 227: the input gave 227×227×3. The channels come "
            "last here, "
            "and torch wants (N, C, H, W): images.permute(0, 3, 1, 2) puts them in front"
        ),
        (
            "0 要 3 个通道，得到 227 个：输入 给出 227×227×3。这里通道在最后，而 torch 要 "
            "(N, C, H, W)：images.permute(0, 3, 1, 2) 把它们移到前面"
        ),
    ),
    "channels of groups": (
        lambda: sequence(
            nn.Conv2d(3, 48, 5, padding=2), nn.Conv2d(96, 256, 5, padding=2, groups=2)
        ),
        (1, 3, 27, 27),
        (
            "1 wants 96 channels and gets 48: 0 gave 48×27×27. Make 1's in_channels 48; or "
            "make 0's "
            "out_channels 96"
        ),
        (
            "1 要 96 个通道，得到 48 个：0 给出 48×27×27。把 1 的 in_channels 改成 48；"
            "或者把 0 的 out_channels 改成 96"
        ),
    ),
    "a fraction of a pixel": (
        lambda: sequence(nn.Conv2d(3, 8, 4, padding=1.5)),
        (1, 3, 8, 8),
        (
            "0: padding must be a whole number, not 1.5: (kernel_size − 1) / 2 is one for "
            "odd kernels "
            'only; for an even kernel, padding="same" keeps the size'
        ),
        (
            "0：padding 必须是整数，不能是 1.5：只有卷积核的大小是奇数时，(kernel_size − 1) / 2 "
            '才是整数；偶数时用 padding="same" 保持大小'
        ),
    ),
    "a pooling's padding": (
        lambda: sequence(nn.MaxPool2d(3, 1, padding=2, dilation=2)),
        (1, 3, 8, 8),
        (
            "0: height: padding must be at most half of kernel_size 3, not 2; use 1 at most, or a "
            "larger kernel_size"
        ),
        (
            "0：高度：padding 最多是 kernel_size 3 的一半，不能是 2；最多用 1，或者用更大的 "
            "kernel_size"
        ),
    ),
    "features of AlexNet": (
        lambda: models.build(nets.ALEXNET_2012),
        (1, 3, 224, 224),
        (
            "fc6 wants 9216 features and gets 6400: pool5 gave 256×5×5. An input of 227 to "
            "258 px a "
            "side gives 6×6; or make fc6's in_features 6400"
        ),
        (
            "fc6 要 9216 个特征，得到 6400 个：pool5 给出 256×5×5。边长 227 到 258 "
            "像素的输入给出 6×6；"
            "或者把 fc6 的 in_features 改成 6400"
        ),
    ),
    "no Flatten": (
        lambda: sequence(nn.Conv2d(3, 256, 3, padding=1), nn.Linear(9216, 4096)),
        (32, 3, 6, 6),
        (
            "1 wants 9216 features and gets 6: 0 gave 256×6×6. Put nn.Flatten() before 1, "
            "which maps "
            "the last axis alone: that gives 9216 features"
        ),
        (
            "1 要 9216 个特征，得到 6 个：0 给出 256×6×6。1 只作用于最后一个轴：在它前面放 "
            "nn.Flatten()，得到 9216 个特征"
        ),
    ),
    "Flatten(0)": (
        lambda: sequence(
            nn.Conv2d(3, 256, 3, padding=1), nn.Flatten(start_dim=0), nn.Linear(9216, 10)
        ),
        (32, 3, 6, 6),
        (
            "2 wants 9216 features and gets 294912: 0 gave 256×6×6. The batch was flattened "
            "too: use "
            "start_dim=1"
        ),
        "2 要 9216 个特征，得到 294912 个：0 给出 256×6×6。批也被展平了：用 start_dim=1",
    ),
    "view(-1, 9216)": (
        lambda: alexnet_with(lambda x: x.view(-1, 9216), 9216),
        (32, 3, 224, 224),
        (
            "view wants 9216 numbers for each image and gets 6400: features.pool5 gave 256×5×5. An "
            "input of 227 to 258 px a side gives 6×6; or flatten with nn.Flatten(), or with "
            "view(x.size(0), -1), which gives 6400"
        ),
        (
            "view 对每幅图像要 9216 个数，得到 6400 个：features.pool5 给出 256×5×5。"
            "边长 227 到 258 像素的输入给出 6×6；或者用 nn.Flatten() 或 view(x.size(0), -1) 展平，"
            "得到 6400 个"
        ),
    ),
    "AlexNet on small images": (
        torchvision.models.alexnet,
        (1, 3, 32, 32),
        (
            "features.12: height: a window that reaches over 3 px does not fit into 1 px "
            "(input_size "
            "1, padding 0 on each side): use kernel_size 1 at most, or an input_size of 3 "
            "or more. An "
            "input of 63 px a side is the least that leaves every window a place"
        ),
        (
            "features.12：高度：覆盖 3 个像素的窗口放不进 1 个像素（input_size 1，每边填充 0）："
            "kernel_size 最多取 1，或者 input_size 至少取 3。"
            "输入的边长至少要 63 像素，每个窗口才都放得下"
        ),
    ),
    "channels of BatchNorm": (
        lambda: sequence(nn.Conv2d(3, 96, 3), nn.BatchNorm2d(64)),
        (1, 3, 8, 8),
        (
            "1 wants 64 channels and gets 96: 0 gave 96×6×6. Make 1's num_features 96; or make 0's "
            "out_channels 64"
        ),
        (
            "1 要 64 个通道，得到 96 个：0 给出 96×6×6。把 1 的 num_features 改成 96；"
            "或者把 0 的 out_channels 改成 64"
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_says_what_broke_and_the_least_mend(name):
    """Word by word, in English and in Chinese; torch on the CPU refuses as well."""
    make, size, english, chinese = CASES[name]
    model = make().eval()
    for language, says in (("en", english), ("zh", chinese)):
        words.speak(language)
        with pytest.raises(sizes.ShapeError) as caught:
            summary(model, size)
        assert str(caught.value) == says
    with pytest.raises((RuntimeError, TypeError)), torch.no_grad():
        model(torch.zeros(size))


# The mend that is told, made; and where a size is told, one that is a pixel too small or too large.
MENDED = {
    "dilation: a pixel more": (
        (lambda: nn.Conv2d(1, 8, 3, dilation=3), (1, 1, 7, 7)),
        (lambda: nn.Conv2d(1, 8, 3, dilation=3), (1, 1, 7, 6)),
    ),
    "dilation: padding": ((lambda: nn.Conv2d(1, 8, 3, padding=1, dilation=3), (1, 1, 6, 6)), None),
    "dilation: a smaller kernel": (
        (lambda: nn.Conv2d(1, 8, 2, dilation=3), (1, 1, 6, 6)),
        (lambda: nn.Conv2d(1, 8, 3, dilation=3), (1, 1, 6, 6)),
    ),
    "channels last": (
        (
            lambda: Small(lambda net, x: net.c(x.permute(0, 3, 1, 2)), c=nn.Conv2d(3, 8, 11)),
            (1, 227, 227, 3),
        ),
        None,
    ),
    "groups: in_channels": (
        (
            lambda: sequence(nn.Conv2d(3, 48, 5), nn.Conv2d(48, 256, 5, groups=2)),
            (1, 3, 27, 27),
        ),
        None,
    ),
    "groups: out_channels": (
        (lambda: sequence(nn.Conv2d(3, 96, 5), nn.Conv2d(96, 256, 5, groups=2)), (1, 3, 27, 27)),
        None,
    ),
    "a pooling's padding": (
        (lambda: nn.MaxPool2d(3, 1, padding=1, dilation=2), (1, 3, 8, 8)),
        (lambda: nn.MaxPool2d(3, 1, padding=2, dilation=2), (1, 3, 8, 8)),
    ),
    "AlexNet at its least": (
        (lambda: models.build(nets.ALEXNET_2012), (1, 3, 227, 227)),
        (lambda: models.build(nets.ALEXNET_2012), (1, 3, 226, 226)),
    ),
    "AlexNet at its most": (
        (lambda: models.build(nets.ALEXNET_2012), (1, 3, 258, 258)),
        (lambda: models.build(nets.ALEXNET_2012), (1, 3, 259, 259)),
    ),
    "no Flatten": (
        (
            lambda: sequence(nn.Conv2d(3, 256, 3, padding=1), nn.Flatten(), nn.Linear(9216, 10)),
            (2, 3, 6, 6),
        ),
        None,
    ),
    "a view of each image": (
        (lambda: alexnet_with(lambda x: x.view(x.size(0), -1), 6400), (2, 3, 224, 224)),
        None,
    ),
    "torchvision's AlexNet at its least": (
        (torchvision.models.alexnet, (1, 3, 63, 63)),
        (torchvision.models.alexnet, (1, 3, 62, 62)),
    ),
    "the AlexNet of 2012 at its least": (
        (lambda: models.build(nets.ALEXNET_2012)[:15], (1, 3, 67, 67)),
        (lambda: models.build(nets.ALEXNET_2012)[:15], (1, 3, 66, 66)),
    ),
    "BatchNorm: num_features": (
        (lambda: sequence(nn.Conv2d(3, 96, 3), nn.BatchNorm2d(96)), (1, 3, 8, 8)),
        None,
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_the_mend_mends(name):
    """The mended model runs on the CPU, and `summary` takes it; a pixel off, both refuse."""
    (make, size), wrong = MENDED[name]
    with torch.no_grad():
        output = make().eval()(torch.zeros(size))
        assert summary(make(), size).rows[-1].output_shape == output.shape
        if wrong:
            with pytest.raises(RuntimeError):
                wrong[0]().eval()(torch.zeros(wrong[1]))
            with pytest.raises(sizes.ShapeError):
                summary(wrong[0](), wrong[1])


@pytest.mark.parametrize(
    ("net", "shape", "name"),
    [
        (nets.ALEXNET_2012, (3, 224, 224), "features of AlexNet"),
        (nets.ALEXNET_TORCHVISION, (3, 32, 32), "AlexNet on small images"),
        (
            nets.Net("k3 d3", (1, 6, 6), (nets.Entry("0", nets.Conv2d(1, 8, 3, dilation=3)),)),
            (1, 6, 6),
            "a kernel that dilation spreads",
        ),
        (
            nets.Net("1.5", (3, 8, 8), (nets.Entry("0", nets.Conv2d(3, 8, 4, padding=1.5)),)),
            (3, 8, 8),
            "a fraction of a pixel",
        ),
    ],
)
def test_a_table_says_the_same(net, shape, name):
    """Its layers have the module's names, so the words are the same."""
    for language, says in zip(("en", "zh"), CASES[name][2:], strict=True):
        words.speak(language)
        with pytest.raises(sizes.ShapeError) as caught:
            summary(net, (1, *shape))
        assert str(caught.value) == nets.why(net, shape) == says


def test_the_original_needs_67_pixels():
    """One pooling more than torchvision's would find no place."""
    with pytest.raises(sizes.ShapeError, match=r"pool2: .* An input of 67 px a side is the least"):
        summary(nets.ALEXNET_2012, (1, 3, 32, 32))


@pytest.mark.parametrize(("images", "features", "batch"), [(32, 3200, 64), (36, 9216, 25)])
def test_a_view_that_changes_the_batch_is_remarked(images, features, batch):
    """torch lets it through, and the loss would speak of other images than the labels."""
    model = alexnet_with(lambda x: x.view(-1, features), features)
    with torch.no_grad():
        assert len(model(torch.zeros(images, 3, 224, 224))) == batch

    for language, says in (
        (
            "en",
            (
                f"the batch was {images} and is {batch} here: images were cut up or run together; "
                "view(x.size(0), -1) keeps them apart"
            ),
        ),
        (
            "zh",
            (
                f"批原来是 {images}，到这里成了 {batch}：图像被切开或者混在了一起；"
                "view(x.size(0), -1) 让它们分开"
            ),
        ),
    ):
        words.speak(language)
        said = summary(model, (images, 3, 224, 224))
        assert said["view"].remark == says
        assert says in str(said)
        assert said.rows[-1].output_shape[0] == batch


def test_an_image_of_bytes_is_told_what_to_do():
    """Given itself instead of its size."""
    image = torch.zeros(1, 3, 8, 8, dtype=torch.uint8)
    for language, says in (
        (
            "en",
            (
                "input_size must be sizes such as (1, 3, 224, 224), not a tensor; write "
                "(1, 3, 8, 8); its pixels are whole numbers of one byte: give the model "
                "images.float() / 255"
            ),
        ),
        (
            "zh",
            (
                "input_size 应是形状，例如 (1, 3, 224, 224)，而不是张量；请写 (1, 3, 8, 8)；"
                "它的像素是一个字节的整数：给模型 images.float() / 255"
            ),
        ),
    ):
        words.speak(language)
        with pytest.raises(TypeError) as caught:
            summary(nn.Conv2d(3, 4, 3), image)
        assert str(caught.value) == says
    with pytest.raises(RuntimeError):
        nn.Conv2d(3, 4, 3)(image)
    nn.Conv2d(3, 4, 3)(image.float() / 255)


def test_an_image_without_channels_is_not_blamed_on_the_filters():
    """Two axes are no image; the mend is no other number of channels."""
    with pytest.raises(sizes.ShapeError, match=r"takes an input of \(C, H, W\), with the batch"):
        summary(nn.Conv2d(3, 4, 3), (8, 8))
    with pytest.raises(sizes.ShapeError, match="wants 3 channels and gets 4"):
        summary(nn.Conv2d(3, 4, 3), (4, 8, 9))


WRONG_SETTINGS = {
    "padding below 0": (lambda: nn.Conv2d(1, 1, 3, padding=-1), "padding must be at least 0"),
    "dilation 0": (lambda: nn.Conv2d(1, 1, 3, dilation=0), "dilation must be at least 1"),
    "kernel 0": (lambda: nn.Conv2d(1, 1, 0), "kernel_size must be at least 1"),
    "a kernel of three": (lambda: nn.Conv2d(1, 1, (3, 3, 3)), "kernel_size must be a whole number"),
    "a padding of four": (
        lambda: nn.Conv2d(1, 1, 3, padding=(1, 1, 1, 1)),
        "padding must be a whole number or a pair",
    ),
    "output_padding 2, stride 2": (
        lambda: nn.ConvTranspose2d(1, 1, 3, 2, output_padding=2),
        "output_padding must be less than stride or dilation",
    ),
    "output_padding below 0": (
        lambda: nn.ConvTranspose2d(1, 1, 3, 2, output_padding=-1),
        "output_padding must be at least 0",
    ),
    "stride 0": (lambda: nn.Conv2d(1, 1, 3, stride=0), "stride must be at least 1"),
    "a pooling's stride 0": (lambda: nn.MaxPool2d(2, stride=0), "stride must be at least 1"),
    "a stride of a fraction": (
        lambda: nn.MaxPool2d(2, stride=1.5),
        "stride must be a whole number, not 1.5",
    ),
}


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
@pytest.mark.parametrize("name", WRONG_SETTINGS)
def test_settings_that_the_cpu_refuses_are_refused(name):
    """Though torch lets most of them through where tensors have shapes alone."""
    make, says = WRONG_SETTINGS[name]
    with pytest.raises((RuntimeError, TypeError)):
        make()(torch.zeros(1, 1, 8, 8))
    with pytest.raises(sizes.ShapeError, match=says):
        summary(make(), (1, 1, 8, 8))


def test_a_pooling_of_no_pixels_is_refused():
    """The CPU refuses an image of 0 × 0, and so does the size."""
    with pytest.raises(RuntimeError):
        functional.adaptive_avg_pool2d(torch.zeros(1, 1, 0, 0), 2)
    with pytest.raises(ValueError, match="must be at least 1, not 0"):
        summary(nn.AdaptiveAvgPool2d(2), (1, 1, 0, 0))


def first_refusal(model: nn.Sequential, image: torch.Tensor) -> str | None:
    """The name of the layer that torch refuses on the CPU, if it refuses one."""
    for name, layer in model.named_children():
        try:
            image = layer(image)
        except RuntimeError:
            return name
        if not image.numel():
            return name
    return None


def test_random_stacks_are_refused_where_torch_refuses_them():
    """The module, the table and torch agree: the same layer, or the same shapes."""
    chance, refused = random.Random(f"{fuzz.SEED} stacks"), 0
    for _ in range(STACKS):
        table = drawn_nets.draw_table(chance)
        model, size = models.build(table).eval(), (2, *table.input_shape)
        said = f"CNNLESSON_SEED={fuzz.SEED}: {table}"
        with torch.no_grad():
            name = first_refusal(model, torch.zeros(size))
        if name:
            refused += 1
            for source in (model, table):
                with pytest.raises(sizes.ShapeError, match=rf"^{name}\b"):
                    summary(source, size)
        else:
            of_module, of_table = summary(model, size), summary(table, size)
            assert [row.output_shape for row in of_module.rows] == [
                row.output_shape for row in of_table.rows
            ], said
            assert of_module.multiply_adds == of_table.multiply_adds, said
            assert of_module.parameters == of_table.parameters, said
            for one, other in zip(of_module.rows, of_table.rows, strict=True):
                assert one.fields == other.fields, said
    assert STACKS / 5 < refused < STACKS * 4 / 5
