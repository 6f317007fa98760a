"""The state of a notebook's widgets, as small as a page needs it to mount them again."""

import hashlib
import json
from collections.abc import Iterable

from nbformat import NotebookNode

from cnnlesson.publish.strip import WIDGET_VIEW

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def page_state(notebook: NotebookNode) -> dict:
    """The anywidgets that the notebook shows: `models` by id, and `texts` that they share.

    A model's `esm`, `css` and the data of its `buffers` are keys of `texts`: ten widgets of one
    class carry their script once.
    """
    texts: dict[str, str] = {}
    stored = notebook.metadata.get("widgets", {}).get(WIDGET_STATE, {}).get("state", {})
    shown = {model_id: stored[model_id] for model_id in _shown(notebook) if model_id in stored}
    models = {
        model_id: _model(entry, texts) for model_id, entry in shown.items() if is_anywidget(entry)
    }
    return {"texts": texts, "models": models}


def is_anywidget(entry: dict) -> bool:
    """True for a widget that brings its own script; others need a kernel or a manager."""
    return bool(entry["state"].get("_esm"))


def _shown(notebook: NotebookNode) -> Iterable[str]:
    """The ids of the widgets that the notebook's outputs show, each once, in their order."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    views = (output.get("data", {}).get(WIDGET_VIEW) for output in outputs)
    return dict.fromkeys(view["model_id"] for view in views if view)


def _model(entry: dict, texts: dict[str, str]) -> dict:
    """One widget's state, its long texts moved to `texts`.

    A widget of the course holds its script beside a small module that loads it
    (widgets/shared/loader.mjs). A page loads each script once anyway, and takes it as it is.
    """
    state = dict(entry["state"])
    module = state.pop("_esm")
    return {
        "esm": _key(state.pop("_script", module), texts),
        "css": _key(state.pop("_css", "") or "", texts),
        "state": state,
        "buffers": [
            {"path": buffer["path"], "data": _key(buffer["data"], texts)}
            for buffer in entry.get("buffers", [])
        ],
    }


def _key(text: str, texts: dict[str, str]) -> str:
    """A short name for a text, which is kept in `texts` once."""
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    texts[key] = text
    return key


def as_json(state: dict) -> str:
    r"""The state as JSON that can stand inside a script element.

    >>> print(as_json({"a": "</script>"}))
    {"a": "\u003c/script>"}
    """
    return json.dumps(state, ensure_ascii=False).replace("<", r"\u003c")
