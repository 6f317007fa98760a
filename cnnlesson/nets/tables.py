"""Published networks, and the course's own, each line with its source.

"AlexNet" alone names no network: there are four here, and they differ in groups, padding, width,
normalization and in where dropout stands.

Sources, by their short names:
    paper: Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional
        Neural Networks", NIPS 2012; section 3 is the architecture, section 4 the training.
    code: the source of 2012, computerhistory/AlexNet-Source-Code at commit 2f8b81f, layer.py.
    torchvision: torchvision/models/alexnet.py; after Krizhevsky, "One weird trick for
        parallelizing convolutional neural networks", arXiv:1404.5997.
    d2l: Zhang, Lipton, Li and Smola, "Dive into Deep Learning", section 8.1.
    LeCun: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
        Recognition", Proceedings of the IEEE 86 (1998).
"""

from collections.abc import Iterator

from cnnlesson.nets.convolutions import Conv2d
from cnnlesson.nets.features import (
    Dropout,
    Flatten,
    Linear,
    LocalResponseNorm,
    ReLU,
    Tanh,
)
from cnnlesson.nets.layer import Layer
from cnnlesson.nets.net import Entry, Net
from cnnlesson.nets.poolings import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d, ZeroPad2d

OVERLAPPING = "paper 3.4: windows of 3, 2 apart"
# k is not torch's default; alpha is divided by the size of 5, as the code does.
LRN = LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=2.0)
LRN_SOURCE = "paper 3.3; code, NormLayerParser: scale / size, minDiv 2"
HALF = "paper 4.2: 0.5 on the outputs of the first two fully-connected layers"


def _alexnet(groups: int) -> Iterator[Entry]:
    """The layers of the network of 2012; the paper has two groups, one for each of its GPUs."""
    towers = "paper, figure 2: reads the maps of its own GPU" if groups == 2 else "one tower"
    yield Entry("conv1", Conv2d(3, 96, 11, stride=4), "paper 3.5: 96 kernels of 11×11×3, stride 4")
    yield Entry("relu1", ReLU(), "paper 3.1")
    yield Entry("norm1", LRN, LRN_SOURCE)
    yield Entry("pool1", MaxPool2d(3, stride=2), OVERLAPPING)
    yield Entry("conv2", Conv2d(96, 256, 5, padding=2, groups=groups), f"paper 3.5; {towers}")
    yield Entry("relu2", ReLU(), "paper 3.1")
    yield Entry("norm2", LRN, LRN_SOURCE)
    yield Entry("pool2", MaxPool2d(3, stride=2), OVERLAPPING)
    yield Entry("conv3", Conv2d(256, 384, 3, padding=1), "paper 3.5; figure 2: reads both GPUs")
    yield Entry("relu3", ReLU(), "paper 3.1")
    yield Entry("conv4", Conv2d(384, 384, 3, padding=1, groups=groups), f"paper 3.5; {towers}")
    yield Entry("relu4", ReLU(), "paper 3.1")
    yield Entry("conv5", Conv2d(384, 256, 3, padding=1, groups=groups), f"paper 3.5; {towers}")
    yield Entry("relu5", ReLU(), "paper 3.1")
    yield Entry("pool5", MaxPool2d(3, stride=2), OVERLAPPING)
    yield Entry("flatten", Flatten(), "256 maps of 6×6 in one row")
    yield Entry("fc6", Linear(9216, 4096), "paper 3.5: 4096 neurons each")
    yield Entry("relu6", ReLU(), "paper 3.1")
    yield Entry("drop6", Dropout(0.5), HALF)
    yield Entry("fc7", Linear(4096, 4096), "paper 3.5: 4096 neurons each")
    yield Entry("relu7", ReLU(), "paper 3.1")
    yield Entry("drop7", Dropout(0.5), HALF)
    yield Entry("fc8", Linear(4096, 1000), "paper 3.5: 1000 classes")


ALEXNET_2012 = Net(
    "AlexNet of 2012, two groups",
    (3, 227, 227),  # the paper's 224, padded as ALEXNET_2012_CROP_224 does
    tuple(_alexnet(groups=2)),
    source="paper; 227 is the re-implementers' size: 224 with 3 px of zeros at the far ends",
)

# The code rounds up: its last window hangs over the edge by 3 px, and reads zeros there.
ALEXNET_2012_CROP_224 = Net(
    "AlexNet of 2012, its crop of 224 padded",
    (3, 224, 224),
    (
        Entry("pad", ZeroPad2d((0, 3, 0, 3)), "code, layer.py:1004: modulesX is rounded up"),
        *_alexnet(groups=2),
    ),
    source="paper; code",
)

ALEXNET_ONE_TOWER = Net(
    "AlexNet in one tower",
    (3, 227, 227),
    tuple(_alexnet(groups=1)),
    source="paper, without the division over two GPUs",
)


def _at(place: str, *layers: Layer) -> Iterator[Entry]:
    """The layers under the names that torchvision's state_dict has for them."""
    for number, layer in enumerate(layers):
        yield Entry(f"{place}.{number}", layer, "torchvision")


ALEXNET_TORCHVISION = Net(
    "AlexNet of torchvision",
    (3, 224, 224),
    (
        *_at(
            "features",
            Conv2d(3, 64, 11, stride=4, padding=2),
            ReLU(inplace=True),
            MaxPool2d(3, stride=2),
            Conv2d(64, 192, 5, padding=2),
            ReLU(inplace=True),
            MaxPool2d(3, stride=2),
            Conv2d(192, 384, 3, padding=1),
            ReLU(inplace=True),
            Conv2d(384, 256, 3, padding=1),
            ReLU(inplace=True),
            Conv2d(256, 256, 3, padding=1),
            ReLU(inplace=True),
            MaxPool2d(3, stride=2),
        ),
        Entry("avgpool", AdaptiveAvgPool2d((6, 6)), "torchvision"),
        Entry("flatten", Flatten(), "torchvision: torch.flatten(x, 1)"),
        *_at(
            "classifier",
            Dropout(0.5),
            Linear(9216, 4096),
            ReLU(inplace=True),
            Dropout(0.5),
            Linear(4096, 4096),
            ReLU(inplace=True),
            Linear(4096, 1000),
        ),
    ),
    source="torchvision",
)

# Its padding of 1 gives 5×5 and 6400 features, which the book's LazyLinear takes without a word.
ALEXNET_D2L = Net(
    "AlexNet of Dive into Deep Learning",
    (3, 224, 224),  # for comparison: the book has 1 channel and 10 classes
    (
        Entry("conv1", Conv2d(3, 96, 11, stride=4, padding=1), "d2l"),
        Entry("relu1", ReLU(), "d2l"),
        Entry("pool1", MaxPool2d(3, stride=2), "d2l"),
        Entry("conv2", Conv2d(96, 256, 5, padding=2), "d2l"),
        Entry("relu2", ReLU(), "d2l"),
        Entry("pool2", MaxPool2d(3, stride=2), "d2l"),
        Entry("conv3", Conv2d(256, 384, 3, padding=1), "d2l"),
        Entry("relu3", ReLU(), "d2l"),
        Entry("conv4", Conv2d(384, 384, 3, padding=1), "d2l"),
        Entry("relu4", ReLU(), "d2l"),
        Entry("conv5", Conv2d(384, 256, 3, padding=1), "d2l"),
        Entry("relu5", ReLU(), "d2l"),
        Entry("pool5", MaxPool2d(3, stride=2), "d2l"),
        Entry("flatten", Flatten(), "d2l"),
        Entry("fc6", Linear(6400, 4096), "d2l: LazyLinear, which takes 256·5·5"),
        Entry("relu6", ReLU(), "d2l"),
        Entry("drop6", Dropout(0.5), "d2l"),
        Entry("fc7", Linear(4096, 4096), "d2l"),
        Entry("relu7", ReLU(), "d2l"),
        Entry("drop7", Dropout(0.5), "d2l"),
        Entry("fc8", Linear(4096, 1000), "d2l has 10 classes"),
    ),
    source="d2l",
)

LENET5 = Net(
    "LeNet-5 as it is taught",
    (1, 32, 32),
    (
        Entry("conv1", Conv2d(1, 6, 5), "LeCun, C1: 6 maps, 5×5"),
        Entry("tanh1", Tanh(), "LeCun: a scaled tanh"),
        Entry("pool2", AvgPool2d(2), "LeCun, S2: 2×2; it also had a factor and a bias a map"),
        Entry("conv3", Conv2d(6, 16, 5), "LeCun, C3: 16 maps, which read only some of the 6"),
        Entry("tanh3", Tanh(), "LeCun: a scaled tanh"),
        Entry("pool4", AvgPool2d(2), "LeCun, S4: 2×2; it also had a factor and a bias a map"),
        Entry("conv5", Conv2d(16, 120, 5), "LeCun, C5: 120 maps of 1×1"),
        Entry("tanh5", Tanh(), "LeCun: a scaled tanh"),
        Entry("flatten", Flatten(), "120 maps of 1×1 in one row"),
        Entry("fc6", Linear(120, 84), "LeCun, F6: 84 units"),
        Entry("tanh6", Tanh(), "LeCun: a scaled tanh"),
        Entry("fc7", Linear(84, 10), "10 classes; LeCun had distances (RBF units) here"),
    ),
    source="LeCun, without the parts that nobody rebuilds",
)

SMALL_CNN = Net(
    "the course's small CNN",
    (1, 28, 28),
    (
        Entry("conv1", Conv2d(1, 16, 5, stride=1, padding=2), "the study notes' own line"),
        Entry("relu1", ReLU()),
        Entry("pool1", MaxPool2d(2)),
        Entry("conv2", Conv2d(16, 32, 5, stride=1, padding=2)),
        Entry("relu2", ReLU()),
        Entry("pool2", MaxPool2d(2)),
        Entry("flatten", Flatten()),
        Entry("fc3", Linear(1568, 10), "32·7·7 in, ten kinds of clothes out"),
    ),
    source="chapter 08",
)
