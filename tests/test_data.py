"""The images of the course: against published numbers, torchvision, scikit-image, and bad files."""

import functools
import gzip
import hashlib
import http.server
import io
import itertools
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import zipfile

import numpy as np
import pytest
import skimage.data
from PIL import Image
from torchvision.datasets import FashionMNIST

from cnnlesson import data
from cnnlesson.data import fashion, shipped, skimage_photos

# What the set's own README says of the whole set.
WHOLE = {"train": 60_000, "test": 10_000}
PART = {"train": 10_000, "test": 2_000}
STEMS = {"train": "train", "test": "t10k"}
SPLITS = pytest.mark.parametrize("split", ["train", "test"])
PHOTOS = pytest.mark.parametrize("photo", data.photos(), ids=lambda photo: photo.name)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A copy of the shipped files that a test may damage."""
    copy = tmp_path / "files"
    shutil.copytree(shipped.FILES, copy)
    monkeypatch.setattr(shipped, "FILES", copy)
    return copy


@pytest.fixture
def tiny_whole(tmp_path):
    """A folder as torchvision keeps it, with a set of a few images that are not square."""
    return write_tiny_set(tmp_path / "whole" / "FashionMNIST" / "raw").parents[1]


def write_tiny_set(raw, packed=False):
    """The set's four files, written byte by byte: 30 and 20 images of 4×7 equal pixels."""
    raw.mkdir(parents=True)
    for stem, count in (("train", 30), ("t10k", 20)):
        pixels = b"".join(bytes([i]) * 28 for i in range(count))
        sizes = b"".join(size.to_bytes(4, "big") for size in (count, 4, 7))
        labels = bytes(i * 3 % 10 for i in range(count))
        contents = {
            f"{stem}-images-idx3-ubyte": bytes([0, 0, 8, 3]) + sizes + pixels,
            f"{stem}-labels-idx1-ubyte": bytes([0, 0, 8, 1]) + sizes[:4] + labels,
        }
        for name, content in contents.items():
            path = raw / (f"{name}.gz" if packed else name)
            path.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    return raw


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """A server on this machine that has a tiny set, in place of the set's own."""
    folder = write_tiny_set(tmp_path / "server", packed=True)
    sums = [(p.name, hashlib.md5(p.read_bytes()).hexdigest()) for p in folder.iterdir()]
    monkeypatch.setattr(FashionMNIST, "resources", sums)
    handler = functools.partial(QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        fetch_from(monkeypatch, server.server_port)
        threading.Thread(target=server.serve_forever).start()
        yield folder
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Hands out files and says nothing."""

    def log_message(self, *arguments):
        """Leaves the test's output clean."""


def fetch_from(monkeypatch, port):
    """Let torchvision fetch from a port of this machine; nothing leaves it."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(FashionMNIST, "mirrors", [f"http://127.0.0.1:{port}/"])


@pytest.fixture
def no_mirror(monkeypatch):
    """A port where nobody answers, as without a network."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        fetch_from(monkeypatch, server.getsockname()[1])


# The part of Fashion-MNIST that comes with the package


@SPLITS
def test_part_is_balanced_and_shaped_as_said(split):
    """As many images of each class, N, C, H, W, and the kinds of number torch wants."""
    part = data.fashion_mnist(split)

    assert len(part) == PART[split]
    assert part.images.shape == (PART[split], 1, 28, 28)
    assert part.labels.shape == (PART[split],)
    assert (part.images.dtype, part.labels.dtype) == (np.uint8, np.int64)
    for beginning in (10, 100, 500, PART[split]):
        counts = [part.labels[:beginning].tolist().count(c) for c in range(10)]
        assert counts == [beginning // 10] * 10


def test_names_are_those_of_torchvision():
    """The ten classes, in the order in which the labels count."""
    assert list(data.fashion_mnist("test").names) == FashionMNIST.classes
    assert len(FashionMNIST.classes) == 10


@SPLITS
def test_source_says_where_from_and_which_part(split):
    """One line: the set, the licence, the split, and how many of each class."""
    source = data.fashion_mnist(split).source

    assert "\n" not in source
    for word in ("Fashion-MNIST", "Zalando", "MIT", split, f"{PART[split] // 10:,} of each class"):
        assert word in source


@SPLITS
def test_brightness_is_the_published_one(split):
    """Mean 0.2860 and deviation 0.3530 of all training pixels, as everybody normalises with.

    An image's mean spreads by 0.13 in the whole set, so that of a part of 2,000 by 0.003.
    """
    pixels = data.fashion_mnist(split).images / 255

    assert pixels.mean() == pytest.approx(0.2860, abs=0.006)
    assert pixels.std() == pytest.approx(0.3530, abs=0.006)


def test_labels_belong_to_their_images():
    """Trousers are narrow, sneakers and ankle boots are not.

    In the whole set the middle 10 of 28 columns hold 93 % of the light of a trouser picture, 45 %
    of a sneaker's and 43 % of an ankle boot's.
    """
    part = data.fashion_mnist("train")
    images = part.images[:, 0].astype(float)
    share = images[:, :, 9:19].sum(axis=(1, 2)) / images.sum(axis=(1, 2))
    by_class = {name: share[part.labels == c].mean() for c, name in enumerate(part.names)}

    assert max(by_class, key=by_class.get) == "Trouser"
    assert by_class["Trouser"] == pytest.approx(0.93, abs=0.02)
    assert by_class["Sneaker"] == pytest.approx(0.45, abs=0.02)
    assert by_class["Ankle boot"] == pytest.approx(0.43, abs=0.02)


def test_no_image_is_there_twice():
    """Nothing that is trained on is tested on, and nothing is drawn twice."""
    sums = {
        split: [
            hashlib.sha256(image.tobytes()).digest() for image in data.fashion_mnist(split).images
        ]
        for split in PART
    }

    assert {split: len(set(each)) for split, each in sums.items()} == PART
    assert not set(sums["train"]) & set(sums["test"])


@SPLITS
def test_part_is_of_the_whole(split):
    """Each image is the one that its row number names, where the whole set lies; else in range."""
    with np.load(shipped.FILES / f"fashion-mnist-{split}.npz", allow_pickle=False) as arrays:
        rows = arrays["rows"]
    part = data.fashion_mnist(split)

    assert len(np.unique(rows)) == len(part) == PART[split]
    assert 0 <= rows.min() <= rows.max() < WHOLE[split]
    if fashion._first_missing(fashion.default_folder()) is None:
        whole = FashionMNIST(fashion.default_folder(), train=split == "train")
        assert len(whole) == WHOLE[split]
        assert np.array_equal(whole.data.numpy()[rows], part.images[:, 0])
        assert np.array_equal(whole.targets.numpy()[rows], part.labels)


def test_arrays_are_your_own():
    """What a learner does to an image is gone at the next call."""
    data.fashion_mnist("test").images[:] = 0

    assert data.fashion_mnist("test").images.any()


def test_repr_is_short():
    """A cell that ends in the set shows its shapes, not its pixels."""
    shown = repr(data.fashion_mnist("test"))

    assert len(shown) < 300
    assert "(2000, 1, 28, 28) uint8" in shown


@pytest.mark.parametrize("split", ["valid", "Train", "", None, 1, ["train"]])
def test_wrong_split_says_which_there_are(split):
    """Both right words are in the message, and the wrong one."""
    with pytest.raises(ValueError, match='"train" or "test"') as caught:
        data.fashion_mnist(split)
    assert repr(split) in str(caught.value)


def test_folder_needs_whole():
    """A folder without `whole` would be silently ignored."""
    with pytest.raises(ValueError, match="whole=True"):
        data.fashion_mnist("train", folder="somewhere")


# The whole set


@SPLITS
def test_whole_set_is_read_from_its_folder(split, tiny_whole):
    """The images lie with the axes in the course's order, one label to each."""
    whole = data.fashion_mnist(split, whole=True, folder=str(tiny_whole))

    count = {"train": 30, "test": 20}[split]
    assert whole.images.shape == (count, 1, 4, 7)
    assert whole.images[:, 0, 3, 6].tolist() == list(range(count))
    assert whole.labels.tolist() == [i * 3 % 10 for i in range(count)]
    assert (whole.images.dtype, whole.labels.dtype) == (np.uint8, np.int64)
    assert f"the whole {split} split" in whole.source
    assert list(whole.names) == FashionMNIST.classes


def test_whole_set_is_fetched_where_there_is_a_network(mirror, tmp_path):
    """With nothing in the folder torchvision fetches and unpacks all four files."""
    folder = tmp_path / "new"

    whole = data.fashion_mnist("test", whole=True, folder=folder)

    assert whole.images[:, 0, 0, 0].tolist() == list(range(20))
    assert len(list((folder / "FashionMNIST" / "raw").glob("*-ubyte"))) == 4


@pytest.mark.parametrize("kind", ["images-idx3", "labels-idx1"])
@SPLITS
def test_missing_whole_file_without_network(split, kind, tiny_whole, no_mirror):
    """One line: the file, that it could not be fetched, the part that is always there."""
    name = f"FashionMNIST/raw/{STEMS[split]}-{kind}-ubyte"
    (tiny_whole / name).unlink()

    with pytest.raises(data.DataError) as caught:
        data.fashion_mnist(split, whole=True, folder=tiny_whole)

    says = str(caught.value)
    assert "\n" not in says
    assert f"{name} is missing" in says
    assert f'fashion_mnist("{split}")' in says
    # A learner sees our line alone, not torchvision's pages above it.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_wrong_file_from_the_network_is_not_kept(mirror, tmp_path):
    """A page that says "please log in" in place of a file: the same one line."""
    page = next(mirror.glob("train-labels*"))
    page.write_bytes(b"<html>please log in</html>")

    for _ in range(2):  # what the first left behind does not mislead the second
        with pytest.raises(data.DataError, match="is missing there") as caught:
            data.fashion_mnist("train", whole=True, folder=tmp_path / "new")
        assert "\n" not in str(caught.value)


def test_silent_server_is_given_up(tmp_path, monkeypatch):
    """A network that takes the request and never answers ends in the same line."""
    monkeypatch.setattr(fashion, "TIMEOUT_SECONDS", 0.2)  # not 15
    with socket.create_server(("127.0.0.1", 0)) as server:
        fetch_from(monkeypatch, server.getsockname()[1])
        start = time.monotonic()
        with pytest.raises(data.DataError, match="timed out"):
            data.fashion_mnist("train", whole=True, folder=tmp_path)
        assert time.monotonic() - start < 10
    assert socket.getdefaulttimeout() is None


@pytest.mark.parametrize("kind", ["images-idx3", "labels-idx1"])
@pytest.mark.parametrize("length", [0, 3, 6, -1], ids=lambda length: f"cut to {length}")
@SPLITS
def test_damaged_whole_file_is_named(split, length, kind, tiny_whole):
    """A file cut short, as by a broken download, is named and the way out is said."""
    name = f"FashionMNIST/raw/{STEMS[split]}-{kind}-ubyte"
    path = tiny_whole / name
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(data.DataError, match=f"{name} .*damaged.*delete it") as caught:
        data.fashion_mnist(split, whole=True, folder=tiny_whole)
    assert "\n" not in str(caught.value)


# Shipped files


def test_manifest_tells_of_each_file_and_no_other():
    """Names, sizes and sums are those on the disk; nothing is without origin, licence, recipe."""
    manifest = json.loads((shipped.FILES / "MANIFEST.json").read_text("utf-8"))
    found = {path.name: path.read_bytes() for path in shipped.FILES.iterdir()}
    del found["MANIFEST.json"]

    assert sorted(manifest) == sorted(found)
    for name, content in found.items():
        assert manifest[name]["size_bytes"] == len(content)
        assert manifest[name]["sha256"] == hashlib.sha256(content).hexdigest()
        assert all(manifest[name][fact] for fact in ("origin", "licence", "recipe"))


def test_shipped_files_are_small():
    """6 MB in all, so that a clone stays quick."""
    sizes = [path.stat().st_size for path in shipped.FILES.iterdir()]

    assert len(sizes) >= 6
    assert sum(sizes) <= 6_000_000


def test_licences_come_along():
    """Zalando's licence asks that its text and its copyright line are kept."""
    text = data.shipped.read_bytes("LICENSE-fashion-mnist.txt").decode()

    assert "Copyright © 2017 Zalando SE" in text
    assert "THE SOFTWARE IS PROVIDED" in text


READERS = {
    "fashion-mnist-train.npz": lambda: data.fashion_mnist("train"),
    "fashion-mnist-test.npz": lambda: data.fashion_mnist("test"),
    "photo.jpg": lambda: data.image_bytes("photo.jpg"),
    "digit.png": lambda: data.image_bytes("digit.png"),
    "MANIFEST.json": lambda: data.image_bytes("photo.jpg"),
}
EACH_READER = pytest.mark.parametrize(("name", "read"), READERS.items(), ids=READERS)


@EACH_READER
def test_missing_shipped_file_is_named(name, read, files):
    """The file and the way out are in the one line."""
    (files / name).unlink()

    with pytest.raises(data.DataError, match=f"{name} is missing; .*git checkout") as caught:
        read()
    assert "\n" not in str(caught.value)


@EACH_READER
@pytest.mark.parametrize("damage", ["cut", "empty", "flipped"])
def test_damaged_shipped_file_is_named(name, read, damage, files):
    """A file cut short, an empty one, one with a single wrong byte: none is handed out."""
    content = (files / name).read_bytes()
    flipped = bytes([content[0] ^ 1]) + content[1:]
    (files / name).write_bytes({"cut": content[:-20], "empty": b"", "flipped": flipped}[damage])

    with pytest.raises(data.DataError, match=f"{name} is damaged.*git checkout") as caught:
        read()
    assert "\n" not in str(caught.value)


def test_picture_for_a_script_photo():
    """A JPEG of 256×256 colour pixels in at most 25 kB, whole to the last line."""
    content = data.image_bytes("photo.jpg")
    picture = Image.open(io.BytesIO(content))

    assert len(content) <= 25_000
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (256, 256))
    assert np.asarray(picture)[-16:].std() > 10  # a photo cut short ends in plain grey


def test_picture_for_a_script_digit():
    """Plain 28×28 grey pixels, light on black, with room around the digit."""
    picture = Image.open(io.BytesIO(data.image_bytes("digit.png")))
    pixels = np.asarray(picture)

    assert (picture.format, picture.mode, picture.size) == ("PNG", "L", (28, 28))
    assert (pixels.min(), pixels.max()) == (0, 255)
    assert not pixels[[0, 1, -1, -2]].any()
    assert not pixels[:, [0, 1, -1, -2]].any()
    assert 0.05 < (pixels > 127).mean() < 0.25  # a stroke, not a blot


@pytest.mark.parametrize("name", ["photo.png", "MANIFEST.json", "../shipped.py", None])
def test_wrong_picture_name_lists_those_there_are(name):
    """No other file can be read by that door."""
    with pytest.raises(ValueError, match=r"digit\.png, photo\.jpg, not "):
        data.image_bytes(name)


# Photos


@PHOTOS
def test_photo_is_what_scikit_image_says(photo):
    """The same pixels as scikit-image's own function of that name, with the channels in front."""
    expected = getattr(skimage.data, photo.name)()  # H, W, C

    image = photo.image

    assert image.dtype == np.uint8
    assert image.shape == (3, *expected.shape[:2])
    assert np.array_equal(image[0], expected[:, :, 0])
    assert np.array_equal(image[2], expected[:, :, 2])


@PHOTOS
def test_photo_licence_is_as_documented(photo):
    """scikit-image's text names no restriction, and says CC0 where we say CC0."""
    documented = getattr(skimage.data, photo.name).__doc__

    assert ("CC0" in documented) == ("CC0" in photo.licence)
    assert ("public domain" in documented.lower()) >= ("public domain" in photo.licence)
    assert ("No known copyright" in documented) >= ("no known copyright" in photo.licence)


def test_photos_have_names_and_words():
    """Names are unique, and each photo has its title, source, licence and text alternative."""
    names = [photo.name for photo in data.photos()]

    assert len(names) == len(set(names)) >= 5
    for photo in data.photos():
        assert all((photo.title, photo.source, photo.licence))
        assert 20 < len(photo.alt) < 120
        assert data.photo(photo.name) is photo


def test_photos_differ_in_shape():
    """Some are wider than high: a height taken for a width shows."""
    assert {photo.image.shape for photo in data.photos()} >= {(3, 512, 512), (3, 400, 600)}


@pytest.mark.parametrize("name", ["cat", "Coffee", "", None, 3, ["coffee"]])
def test_wrong_photo_name_lists_those_there_are(name):
    """All names are in the message."""
    with pytest.raises(ValueError, match="astronaut, chelsea, coffee, rocket") as caught:
        data.photo(name)
    assert repr(name) in str(caught.value)


@PHOTOS
@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "other"])
def test_bad_photo_file_is_named(photo, damage, tmp_path, monkeypatch):
    """The file, what is wrong with it and the way out are in one line."""
    content = (skimage_photos._folder() / photo.file).read_bytes()
    monkeypatch.setattr(skimage_photos, "_folder", lambda: tmp_path)
    if damage != "missing":
        bad = {"cut": content[: len(content) // 2], "empty": b"", "other": b"version https://"}
        (tmp_path / photo.file).write_bytes(bad[damage])
    state = "missing" if damage == "missing" else "damaged"

    with pytest.raises(data.DataError, match=f"{photo.file} is {state}.*pip install") as caught:
        _ = photo.image
    assert "\n" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_no_scikit_image_says_so(monkeypatch):
    """Where the library itself is not there, the message names it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(data.DataError, match="pip install scikit-image"):
        _ = data.photo("coffee").image


# What is imported, and the recipes


def heavy_after(code):
    """Which of the slow libraries a fresh Python has after running the code."""
    heavy = {"numpy", "torch", "torchvision", "matplotlib", "skimage", "PIL", "pooch"}
    report = f"import sys, cnnlesson.data\n{code}\nprint(*sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.mark.parametrize(
    ("code", "brings"),
    [
        ("", []),
        ("cnnlesson.data.image_bytes('photo.jpg')", []),
        ("cnnlesson.data.photos()", []),
        ("cnnlesson.data.fashion_mnist('test')", ["numpy"]),
        ("cnnlesson.data.photo('coffee').image", ["PIL", "numpy"]),
    ],
)
def test_nothing_waits_for_a_library_it_does_not_use(code, brings):
    """The widgets' pictures come without numpy, the images without torch."""
    assert heavy_after(code) == brings


def pixels_of(path):
    """The decoded picture, as numbers that may be subtracted."""
    with Image.open(path) as picture:
        return np.asarray(picture).astype(int)


def run_recipe(name, *arguments):
    """Run a recipe as its docstring says."""
    command = [sys.executable, "-m", f"cnnlesson.recipes.{name}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_recipe_draws_the_same_balanced_part_again(packed, tmp_path):
    """Two runs, one file; each row is the image that the source has there; no clock inside."""
    raw = write_tiny_set(tmp_path / "raw", packed=packed)
    outs = [tmp_path / "first", tmp_path / "second"]
    for out in outs:
        out.mkdir()
        run = run_recipe("draw_fashion_mnist", raw, "--out", out, "--train", 2, "--test", 1)
        assert run.returncode == 0, run.stderr

    names = sorted(path.name for path in outs[0].iterdir())
    assert len(names) == 4
    assert all((outs[0] / name).read_bytes() == (outs[1] / name).read_bytes() for name in names)
    with np.load(outs[0] / "fashion-mnist-train.npz") as part:
        assert part["labels"].tolist() == list(range(10)) * 2
        assert part["images"].shape == (20, 1, 4, 7)
        assert part["images"][:, 0, 3, 6].tolist() == part["rows"].tolist()
        assert [row * 3 % 10 for row in part["rows"].tolist()] == part["labels"].tolist()
    with zipfile.ZipFile(outs[0] / "fashion-mnist-train.npz") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_recipe_refuses_what_it_cannot_do(tmp_path):
    """Too few images, or no files: one line, and nothing written."""
    raw = write_tiny_set(tmp_path / "raw")
    few = run_recipe("draw_fashion_mnist", raw, "--out", tmp_path, "--train", 4)
    none = run_recipe("draw_fashion_mnist", tmp_path, "--out", tmp_path)

    assert few.stderr.strip() == "4 of each class are wanted, one class has 3 only"
    assert none.stderr.startswith("train-images-idx3-ubyte[.gz] is missing")
    assert (few.returncode, none.returncode) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]


def test_recipe_draws_the_shipped_pictures(tmp_path):
    """The digit pixel by pixel; the photo but for what another JPEG library rounds."""
    run = run_recipe("draw_widget_images", "--out", tmp_path)
    assert run.returncode == 0, run.stderr

    for name, allowed in (("digit.png", 0), ("photo.jpg", 2)):
        again, ours = (pixels_of(folder / name) for folder in (tmp_path, shipped.FILES))
        assert again.shape == ours.shape
        assert np.abs(again - ours).mean() <= allowed


@pytest.mark.parametrize("name", ["draw_fashion_mnist", "draw_widget_images"])
def test_recipe_has_help(name):
    """`--help` says what it takes."""
    assert "--out" in run_recipe(name, "--help").stdout


def test_recipes_are_named_rightly():
    """Each recipe in the manifest is a module that is there."""
    recipes = {entry["recipe"] for entry in shipped.manifest().values()}

    assert len(recipes) == 2
    for recipe, ending in itertools.product(recipes, [".py"]):
        path = shipped.FILES.parents[2] / (recipe.replace(".", "/") + ending)
        assert path.is_file()
