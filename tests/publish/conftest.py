"""A small notebook with everything that a chapter can hold, run once for all tests here."""

import nbformat
import pytest

from cnnlesson.publish.export import Place, deck_html, page_html
from cnnlesson.publish.run import executed

# A widget that shows and changes a number, listens as in JupyterLab, and paints bytes it is given.
WIDGETS = '''
import anywidget
import ipywidgets
import traitlets

class Counter(anywidget.AnyWidget):
    _esm = """
    globalThis.loads = (globalThis.loads ?? 0) + 1;
    function render({ model, el }) {
      el.innerHTML = `<input type="range" max="9" data-lm-suppress-shortcuts="true">
        <button>one more</button> <output></output> <canvas></canvas>`;
      const [slider, button, output, canvas] = el.children;
      const bytes = model.get("pixels");
      const show = () => {
        output.textContent = `${model.get("count")} of ${bytes.byteLength} ${bytes.getUint8(1)}`;
        slider.value = model.get("count");
      };
      const put = (count) => { model.set("count", count); model.save_changes(); };
      slider.addEventListener("input", () => put(Number(slider.value)));
      button.addEventListener("click", () => put(model.get("count") + 1));
      const sized = new ResizeObserver(() => { canvas.dataset.width = el.clientWidth; });
      sized.observe(el);
      model.on("change:count", show);
      show();
      return () => { sized.disconnect(); model.off("change:count", show); };
    }
    export default { render };
    """
    _css = ".counter { color: red }"
    count = traitlets.Int(3).tag(sync=True)
    pixels = traitlets.Bytes(bytes([1, 200, 3])).tag(sync=True)

    def __repr__(self):
        return f"Counter({self.count})"

class Broken(anywidget.AnyWidget):
    _esm = "export default { render() { throw new Error('broken on purpose'); } }"

    def __repr__(self):
        return "Broken() says this"
'''
NOTES = {"minutes": "3", "ask": "How many **places** for $W$?", "expect": "5 < 7"}
COLUMNS = range(12)
WIDE_TABLE = "\n".join(
    "|" + "|".join(row if row == "--" else f"{row}-number-{column}" for column in COLUMNS) + "|"
    for row in ("name", "--", "value")
)
MORE = "\n\n<details><summary>more</summary>\n\nunfolded\n\n</details>"
CELLS = [
    ("markdown", "# Sizes *of* things\n\nA cost of \\$5, `$code$` and $W_1 < K$.", "slide", {}),
    ("code", WIDGETS.strip(), "skip", {}),
    (
        "markdown",
        "## Widgets\n\n$$\\frac{W-K}{S}$$\n\n" + WIDE_TABLE,
        "slide",
        NOTES,
    ),
    ("code", "mine = Counter()\nmine", "-", {}),
    ("code", "mine", "fragment", {}),
    ("code", "Counter(count=7)", "subslide", {}),
    ("code", "Broken()", "slide", {"say": "Nobody panics."}),
    ("code", "ipywidgets.IntSlider(3)", "-", {}),
    ("code", "1 / 0", "slide", {}),
    (
        "markdown",
        "[next](04_pooling.ipynb) ![a dot](images/dot.svg)\n\n" + "long " * 20 + MORE,
        "-",
        {},
    ),
    ("code", "for line in range(200):\n    print(line)", "slide", {}),
    ("markdown", "the end", "-", {"expect": "applause"}),
]


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory):
    """The notebook as a file that was never run, with a picture beside it."""
    folder = tmp_path_factory.mktemp("notebooks")
    (folder / "images").mkdir()
    (folder / "images" / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    path = folder / "01_sample.ipynb"
    nbformat.write(sample(), path)
    return path


def sample():
    """The notebook before its first run."""
    notebook = nbformat.v4.new_notebook()
    for index, (kind, source, slide_type, teaching) in enumerate(CELLS):
        make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        metadata = {"slideshow": {"slide_type": slide_type}}
        if teaching:
            metadata["teaching"] = teaching
        if source == "1 / 0":
            metadata["tags"] = ["raises-exception", "nbval-ignore-output"]
        notebook.cells.append(make(source, metadata=metadata, id=f"cell-{index}"))
    return notebook


@pytest.fixture(scope="session")
def sample_run(sample_path):
    """The notebook with its outputs and its widgets' state."""
    return executed(sample_path)


@pytest.fixture(scope="session")
def place(sample_path):
    """Where the sample stands in its site."""
    return Place(name="01_sample", folder=sample_path.parent, following="02_more.html")


@pytest.fixture(scope="session")
def page(sample_run, place):
    """The sample as a page."""
    return page_html(sample_run, place)


@pytest.fixture(scope="session")
def deck(sample_run, place):
    """The sample as a deck."""
    return deck_html(sample_run, place)
