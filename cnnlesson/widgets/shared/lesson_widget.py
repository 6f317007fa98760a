"""What every widget of the course has: a script, a style, the sentences, a repr that is shown."""

from pathlib import Path

import anywidget
import traitlets

from cnnlesson import palette, words
from cnnlesson.widgets.shared.inline import inline

WIDGETS = Path(__file__).parent.parent
LOADER = (WIDGETS / "shared" / "loader.mjs").read_text(encoding="utf-8")


class LessonWidget(anywidget.AnyWidget):
    """A widget whose script and style lie beside its Python file, under the same name.

    `_sections` are the parts of the table of words that its script says.
    """

    _sections: tuple[str, ...] = words.FOR_SCRIPTS

    _script = traitlets.Unicode(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Give the class its script and its style, read once: a watched file would live on."""
        # anywidget makes a subclass of its own for each instance, which has a script already.
        if "_esm" not in cls.__dict__:
            _dress(cls)
        super().__init_subclass__(**kwargs)

    @traitlets.default("_script")
    def _own_script(self) -> str:
        """The class's script, which the loader loads once for all of its widgets."""
        return self._script_text

    @traitlets.default("_words")
    def _spoken_words(self) -> dict[str, str]:
        """The sentences in the language that is spoken when the widget is made."""
        return words.for_scripts(self._sections)

    def __init__(self, **settings: object) -> None:
        for name in settings:
            if not self.has_trait(name):
                raise TypeError(self._no_setting(name))
        super().__init__(**settings)

    def __setattr__(self, name: str, value: object) -> None:
        """Set a setting; Python would take a misspelt one too, and nothing would move."""
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(self._no_setting(name))
        super().__setattr__(name, value)

    def _no_setting(self, name: str) -> str:
        """That there is no such setting, and which there are."""
        others = anywidget.AnyWidget.class_trait_names()
        known = [
            own
            for own in self.trait_names(sync=True)
            if own not in others and not own.startswith("_")
        ]
        return f"{type(self).__name__} has no setting {name!r}; it has {', '.join(sorted(known))}"

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict]:
        """The view; for whoever sees none, all that the widget tells (the base class cuts it)."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": self._told()}, metadata

    def _told(self) -> str:
        """What a reader without a kernel reads in the widget's place."""
        return repr(self)


def _dress(cls: type) -> None:
    """Give a class the script and the style that lie beside its file."""
    name = cls.__module__.rsplit(".", maxsplit=1)[-1]
    cls._esm, cls._script_text = LOADER, inline(WIDGETS / f"{name}.mjs")
    cls._css = palette.css() + _read("shared/shared.css") + _read(f"{name}.css")


def _read(name: str) -> str:
    """The text of a file in the widgets' folder."""
    return (WIDGETS / name).read_text(encoding="utf-8")
