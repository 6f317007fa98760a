"""Whatever a module does: functions, several inputs and outputs, shared parts, odd layers."""

import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils import parametrizations

from cnnlesson import sizes
from cnnlesson.summary import summary
from cnnlesson.summary.products import Products
from tests.summary.small_nets import Small


def count(model: nn.Module, size) -> int:
    """The multiply-adds that are told."""
    return summary(model, size).multiply_adds


def conv(inside: int, outside: int, **setting) -> nn.Conv2d:
    """A kernel of 3 × 3."""
    return nn.Conv2d(inside, outside, 3, **setting)


IMAGE = (1, 3, 8, 8)


def test_a_row_has_the_path_of_its_module():
    """Modules in lists and in dictionaries, one inside the other, and functions between them."""
    net = Small(
        lambda net, x: torch.flatten(net.parts["last"](net.many[1](net.many[0](x))), 1),
        many=nn.ModuleList([conv(3, 4), nn.Sequential(conv(4, 4), nn.ReLU())]),
        parts=nn.ModuleDict({"last": conv(4, 2)}),
    )

    said = summary(net, IMAGE)

    assert [row.name for row in said.rows] == [
        *("many.0", "many.1.0", "many.1.1", "parts.last", "flatten")
    ]
    assert [row.output_shape[1:] for row in said.rows] == [
        *((4, 6, 6), (4, 4, 4), (4, 4, 4), (2, 2, 2), (8,))
    ]
    assert said["many.1.0"].parameters == 148


def test_a_single_layer_goes_by_its_kind():
    """It has no path, and a row needs a name."""
    assert [row.name for row in summary(conv(3, 4), IMAGE).rows] == ["Conv2d"]


def test_a_function_called_again_gets_a_number():
    """Names are not given twice."""
    said = summary(Small(lambda net, x: torch.relu(torch.relu(x) + x)), IMAGE)

    assert [row.name for row in said.rows] == ["relu", "add", "relu_2"]


def test_a_shared_module_is_counted_once_and_works_twice():
    """Under two names, and called in both places."""
    shared = conv(3, 3, padding=1)
    net = Small(lambda net, x: net.two(net.one(x)), one=shared, two=shared)

    said = summary(net, IMAGE)

    assert said.parameters == 84
    assert [row.parameters for row in said.rows] == [84, 0]
    assert said.multiply_adds == 2 * 3 * 64 * 27
    assert said.unused == ()


@pytest.mark.parametrize("parts", [[conv(3, 4)], {0: conv(3, 4)}])
def test_parameters_that_no_optimizer_finds_are_remarked(parts):
    """In a plain list or dict torch does not see them: they are in no total."""
    said = summary(Small(lambda net, x: net.parts[0](x), parts=parts), IMAGE)

    assert (said.parameters, said.multiply_adds) == (0, 4 * 36 * 27)
    assert said.rows[0].remark == (
        "its 112 parameters are in a plain list or dict, where no optimizer finds them: "
        "use nn.ModuleList or nn.ModuleDict"
    )
    assert said.rows[0].remark in str(said)


def test_parts_that_no_input_reaches_are_listed():
    """By the outermost module that is never used; the batch of another model plays no part."""
    net = Small(
        lambda net, x: net.used(x),
        used=conv(3, 4),
        spare=nn.Sequential(conv(3, 4), nn.Sequential(conv(4, 5))),
    )

    said = summary(net, IMAGE)

    assert [(each.name, each.parameters) for each in said.unused] == [("spare", 112 + 185)]
    assert said.parameters == 112 + 112 + 185


def test_several_inputs_come_as_several_sizes():
    """An image and ten numbers."""
    net = Small(
        lambda net, x, y: torch.cat([net.conv(x).flatten(1), net.linear(y)], 1),
        conv=conv(3, 4),
        linear=nn.Linear(10, 5),
    )

    said = summary(net, (IMAGE, (1, 10)))

    assert said.rows[-1].output_shape == (1, 149)
    assert said.input_sizes == (IMAGE, (1, 10))
    assert said["conv"].receptive_field == 3
    assert said["linear"].receptive_field is None
    with pytest.raises(TypeError) as caught:
        summary(net, IMAGE)
    assert caught.value.__notes__ == [
        "the model got 1 input; for several: input_size=((1, 3, 224, 224), (1, 10))"
    ]


@pytest.mark.parametrize(
    "give", [lambda x: {"a": x, "b": [x, None]}, lambda x: (x, {"b": x}), lambda x: [x, 3]]
)
def test_outputs_in_whatever_container(give):
    """Nothing is asked of what the model gives back."""
    assert count(Small(lambda net, x: give(net.conv(x)), conv=conv(3, 4)), IMAGE) == 4 * 36 * 27


PRODUCTS = {
    "matmul": (lambda net, a, b: a @ b, ((2, 4, 5), (5, 7)), 2 * 4 * 5 * 7),
    "a matrix and a vector": (lambda net, a, b: a @ b, ((4, 5), (5,)), 20),
    "two vectors": (lambda net, a, b: a @ b, ((5,), (5,)), 5),
    "bmm": (lambda net, a, b: torch.bmm(a, b), ((2, 4, 5), (2, 5, 7)), 280),
    "baddbmm": (
        lambda net, a, b: torch.baddbmm(torch.zeros(2, 4, 7), a, b),
        ((2, 4, 5), (2, 5, 7)),
        280,
    ),
    "einsum": (
        lambda net, a, b: torch.einsum("bij,bkj->bik", a, b),
        ((2, 4, 5), (2, 7, 5)),
        2 * 4 * 5 * 7,
    ),
    "attention": (
        lambda net, q, k, v: functional.scaled_dot_product_attention(q, k, v),
        ((2, 4, 5, 8), (2, 4, 7, 8), (2, 4, 7, 6)),
        2 * 4 * 5 * 7 * (8 + 6),
    ),
    "attention of one width": (
        lambda net, q, k, v: functional.scaled_dot_product_attention(q, k, v),
        ((2, 4, 5, 8), (2, 4, 7, 8), (2, 4, 7, 8)),
        2 * 4 * 5 * 7 * (8 + 8),
    ),
    "a function's convolution": (
        lambda net, x: functional.conv1d(x, torch.zeros(4, 3, 5)),
        ((2, 3, 20),),
        2 * 4 * 16 * 15,
    ),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_products_in_functions_are_counted(name):
    """Worked out by hand; the whole batch."""
    run, shapes, by_hand = PRODUCTS[name]

    assert count(Small(run), shapes) == by_hand


def test_products_of_the_weights_alone_are_counted():
    """A weight that is put together from two small matrices in each pass."""
    net = Small(
        lambda net, x: functional.linear(x, net.weight + net.up @ net.down),
        weight=nn.Parameter(torch.zeros(5, 3)),
        down=nn.Parameter(torch.zeros(2, 3)),
        up=nn.Parameter(torch.zeros(5, 2)),
    )

    said = summary(net, (4, 3))

    assert said.multiply_adds == 5 * 2 * 3 + 4 * 3 * 5
    assert said.parameters == 15 + 6 + 10


SEQUENCE = (2, 5, 8)  # N, L, features
PROJECTIONS, PAIRS = 2 * 5 * 8 * 8, 2 * 5 * 5 * 8
LAYERS = {
    "MultiheadAttention": (
        lambda: Small(
            lambda net, x: net.part(x, x, x)[0],
            part=nn.MultiheadAttention(8, 2, batch_first=True),
        ),
        4 * PROJECTIONS + 2 * PAIRS,
    ),
    "TransformerEncoderLayer": (
        lambda: nn.TransformerEncoderLayer(8, 2, 16, batch_first=True),
        4 * PROJECTIONS + 2 * PAIRS + 2 * (2 * 5 * 8 * 16),
    ),
    "LSTM": (lambda: nn.LSTM(8, 4, batch_first=True), 2 * 5 * 4 * 4 * (8 + 4)),
    "GRU, two layers, both ways": (
        lambda: nn.GRU(8, 4, num_layers=2, bidirectional=True, batch_first=True),
        2 * 5 * 2 * 3 * 4 * ((8 + 4) + (8 + 4)),
    ),
    "Linear on three dimensions": (lambda: nn.Linear(8, 3), 2 * 5 * 8 * 3),
}


@pytest.mark.parametrize("name", LAYERS)
def test_layers_of_sequences_are_one_row_with_all_their_products(name):
    """Worked out by hand, gate by gate and head by head; parameters as torch has them."""
    make, by_hand = LAYERS[name]
    model = make()

    said = summary(model, SEQUENCE)

    assert said.multiply_adds == by_hand
    assert said.parameters == sum(p.numel() for p in model.parameters())
    assert said.unused == ()


@pytest.mark.parametrize("shape", [(8,), (7, 8), (2, 7, 8), (2, 3, 7, 8)])
def test_a_linear_layer_maps_the_last_of_any_number_of_dimensions(shape):
    """Each of the dimensions before it multiplies the work."""
    said = summary(nn.Linear(8, 5), shape)

    assert said.rows[0].output_shape == (*shape[:-1], 5)
    assert said.multiply_adds == torch.Size(shape).numel() * 5


def test_an_embedding_gets_whole_numbers():
    """A size says nothing of number formats."""
    said = summary(nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 3)), (2, 5))

    assert [row.output_shape for row in said.rows] == [(2, 5, 4), (2, 5, 3)]
    assert (said.parameters, said.multiply_adds) == (40 + 15, 2 * 5 * 4 * 3)
    # 10 indices of 8 bytes; the linear layer's 2·5 inputs of 4 numbers.
    assert said.training_memory(batch_size=2).activations == 10 * 8 + 40 * 4


@pytest.mark.parametrize(
    ("layer", "size", "output", "by_hand"),
    [
        (nn.Conv1d(3, 4, 5), (2, 3, 20), (2, 4, 16), 2 * 4 * 16 * 15),
        (nn.Conv3d(1, 2, (1, 3, 3)), (1, 1, 4, 8, 9), (1, 2, 4, 6, 7), 2 * 4 * 6 * 7 * 9),
        (nn.ConvTranspose1d(3, 4, 2, stride=2), (1, 3, 5), (1, 4, 10), 3 * 4 * 2 * 5),
        (
            nn.Conv2d(3, 4, 3, padding=1, padding_mode="circular"),
            (1, 3, 8, 9),
            (1, 4, 8, 9),
            4 * 72 * 27,
        ),
        (parametrizations.weight_norm(nn.Conv2d(3, 4, 3)), IMAGE, (1, 4, 6, 6), 4 * 36 * 27),
        (nn.Conv2d(3, 4, 3), (3, 8, 8), (4, 6, 6), 4 * 36 * 27),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, nn.Module) else None,
)
def test_odd_convolutions(layer, size, output, by_hand):
    """One and three axes, a border that goes round, a weight that is put together, no batch."""
    said = summary(layer, size)

    assert said.rows[-1].output_shape == output
    assert said.multiply_adds == by_hand
    assert said.parameters == sum(p.numel() for p in layer.parameters())
    assert len(said.rows) == 1


@pytest.mark.parametrize(
    ("number_format", "size"), [(torch.float16, 2), (torch.bfloat16, 2), (torch.float64, 8)]
)
def test_number_formats(number_format, size):
    """A value takes the bytes of the model's own format; nothing is computed in it."""
    said = summary(nn.Sequential(conv(3, 4), nn.ReLU()).to(number_format), IMAGE)

    assert [row.activation_bytes for row in said.rows] == [144 * size] * 2
    assert said.activation_bytes == 2 * 144 * size


def test_a_module_of_its_own_buffers():
    """What it computes of them makes no row; what meets the image does."""

    def run(net, x):
        mask = torch.arange(8) < net.most
        return x * mask + net.table.flip(0).mean()

    net = Small(run)
    net.register_buffer("most", torch.tensor(3))
    net.register_buffer("table", torch.zeros(5))

    said = summary(net, IMAGE)

    assert [row.name for row in said.rows] == ["mul", "add"]
    assert (said.parameters, said.multiply_adds) == (0, 0)


@pytest.mark.parametrize(
    "run",
    [
        lambda net, x: x * x.sum().item(),
        lambda net, x: x if x.sum() > 0 else -x,
        lambda net, x: x[:, : int(x.max())],
        lambda net, x: x * x.tolist()[0][0][0][0],
        lambda net, x: torch.from_numpy(x.numpy()),
    ],
)
def test_a_model_that_looks_at_a_number_is_told_so(run):
    """There is none to look at."""
    says = "the model looks at a number in a tensor, and here tensors have shapes alone"
    with pytest.raises(sizes.ShapeError, match=says):
        summary(Small(run), IMAGE)


@pytest.mark.parametrize(
    ("model", "size", "error", "says"),
    [
        (3, IMAGE, TypeError, "must be a torch.nn.Module or a table of nets, not 3"),
        (nn.Conv2d, IMAGE, TypeError, "must be a torch.nn.Module or a table of nets"),
        (conv(3, 4), None, TypeError, r"sizes such as \(1, 3, 224, 224\), the batch first"),
        (conv(3, 4), 224, TypeError, "the batch first, not 224"),
        (conv(3, 4), (), TypeError, r"the batch first, not \(\)"),
        (conv(3, 4), (1, 3, 8, 8.0), TypeError, r"input_size\[3\] must be a whole number, not 8.0"),
        (conv(3, 4), (0, 3, 8, 8), ValueError, r"input_size\[0\] must be at least 1, not 0"),
        (conv(3, 4), torch.zeros(IMAGE), TypeError, r"not a tensor; write \(1, 3, 8, 8\)"),
    ],
)
def test_says_which_argument_is_wrong(model, size, error, says):
    """The argument, the rule and the value."""
    with pytest.raises(error, match=says):
        summary(model, size)


def test_attention_in_one_piece_is_counted_as_in_many():
    """torch has a single operation for it on the CPU, and here, without data, several."""
    query, key = torch.rand(2, 4, 5, 8), torch.rand(2, 4, 7, 8)
    with torch.no_grad(), Products() as products:
        functional.scaled_dot_product_attention(query, key, key)

    assert products.multiply_adds == 2 * 4 * 5 * 7 * (8 + 8)
