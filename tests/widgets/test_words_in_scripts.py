"""Every sentence that a script or a module says is in the table, and none of the table is dead.

The scripts are read, not run: a sentence that is said only in a rare state counts too.
"""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cnnlesson import words

ENGLISH = words.table("en")
PACKAGE = Path(__file__).parents[2] / "cnnlesson"
SCRIPTS = sorted((PACKAGE / "widgets").rglob("*.mjs"))
MODULES = sorted(PACKAGE.rglob("*.py"))
# What a key's blank can be. A key that is put together and is not listed here fails the test.
FILLINGS = {
    "unread_padded_${noun}": ("column", "row"),
    "unread_image_${noun}": ("column", "row"),
    "skipped_image_${noun}": ("column", "row"),
    "skipped_padded_input_${noun}": ("column", "row"),
    "overhang_${noun}": ("column", "row"),
    "option_${kind}": ("number", "same", "valid"),
    "step_${name}": ("first", "back", "next", "last"),
    "legend_${kind}": ("window", "padding", "unread"),
}
# In questions, the fields of data that hold keys of sentences, to be said later.
FIELDS_OF_KEYS = ("text", "says", "hints")
STRING = r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`'
NAME = r"[A-Za-z_]\w*"


@dataclass(frozen=True)
class Said:
    """One call that says a sentence: where, its keys, and the blanks it fills, if that is plain."""

    place: str
    keys: tuple[str, ...]
    blanks: frozenset[str] | None


def filled(key: str) -> list[str]:
    """The keys that one in quotes, or one put together, stands for."""
    if "${" not in key:
        return [key]
    assert key in FILLINGS, f"{key}: list in FILLINGS what its blank can be"
    return [re.sub(r"\$\{.*?\}", filling, key) for filling in FILLINGS[key]]


# ---- Scripts ----------------------------------------------------------------------------------


def arguments(text: str, start: int) -> list[str]:
    """The arguments of a call whose bracket opens just before `start`."""
    found, depth = [""], 0
    for token in re.finditer(rf"{STRING}|.", text[start:], re.S):
        if token[0] in ")]}" and depth == 0:
            return [argument.strip() for argument in found if argument.strip()]
        if token[0] == "," and depth == 0:
            found.append("")
            continue
        depth += (token[0] in "([{") - (token[0] in ")]}")
        found[-1] += token[0]
    raise AssertionError(f"a call does not end: {text[start : start + 60]!r}")


def keys_in(expression: str, text: str) -> list[str]:
    """The keys that an expression can be: in quotes, in a choice, or in a `const` of that name."""
    if re.fullmatch(NAME, expression):
        values = re.findall(rf"const {expression} = ([^;]*);", text)
        return [key for value in values for key in keys_in(value.strip(), text)]
    chosen = expression.partition("?")[2] or expression  # what is compared with is no key
    return [key for quoted in re.findall(STRING, chosen) for key in filled(quoted[1:-1])]


def calls(text: str, function: str) -> Iterator[tuple[int, list[str]]]:
    """Line and arguments of each call of that function, but not of its definition."""
    for call in re.finditer(rf"(?<![\w.]){function}\(", text):
        if not text[: call.start()].endswith("function "):
            yield text.count("\n", 0, call.start()) + 1, arguments(text, call.end())


def names_in(values: str) -> frozenset[str] | None:
    """The names of an object that is written out; None where one is spread into it."""
    inner = re.fullmatch(r"\{(.*)\}", values, re.S)
    if inner is None or "..." in values:
        return None
    return frozenset(re.match(NAME, pair)[0] for pair in arguments(inner[1] + ")", 0))


def said_in_script(path: Path) -> Iterator[Said]:
    """Every `say(words, key, …)` and `counted(words, key, …)`, also through a small helper.

    A helper is a function whose first parameter is called `key`.
    """
    text = re.sub(r"(?<![:\"'`])//[^\n]*", "", path.read_text(encoding="utf-8"))
    helpers = re.findall(rf"const ({NAME}) = \(key\b", text)
    for function in ("say", "counted", *helpers):
        for line, given in calls(text, function):
            key = given[0] if function in helpers else given[1]
            # The helper's own call, `say(words, key)`, passes on what it was given; so does
            # `counted`, with an ending.
            if key == "key" or key.startswith("`${key}_"):
                continue
            keys = keys_in(key, text)
            values = given[3:] if function == "counted" else given[2:]
            blanks = names_in(values[0]) if values else frozenset()
            if function in helpers:
                blanks = None
            yield from sentences(f"{path.name}, line {line}", function, keys, blanks)


def sentences(place: str, function: str, keys: list[str], blanks: frozenset | None) -> list[Said]:
    """What one call says: `counted` says one of two sentences, and only the second has a blank."""
    if not function.endswith("counted"):
        return [Said(place, tuple(keys), blanks)]
    return [
        Said(place, tuple(f"{key}_one" for key in keys), blanks),
        Said(
            place,
            tuple(f"{key}_many" for key in keys),
            None if blanks is None else blanks | {"count"},
        ),
    ]


# ---- Modules ----------------------------------------------------------------------------------


def said_in_module(path: Path) -> Iterator[Said]:
    """Every `words.say(key, …)` and `words.counted(key, …)`."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        place = f"{path.name}, line {call.lineno}"
        if path.parent.name == "answers":
            yield from keys_in_data(place, call)
        function = ast.unparse(call.func)
        if not call.args:
            continue
        if function in ("words.say", "say", "words.counted", "counted"):
            keys = python_keys(call.args[0])
            if keys is None:
                continue
            blanks = frozenset(keyword.arg for keyword in call.keywords)
            yield from sentences(place, function, keys, None if None in blanks else blanks)


def keys_in_data(place: str, call: ast.Call) -> Iterator[Said]:
    """The keys that a question's data names, in `Slip(says="…")` or `hints=("…", "…")`."""
    for keyword in call.keywords:
        if keyword.arg in FIELDS_OF_KEYS:
            named = [part.value for part in ast.walk(keyword.value) if is_text(part)]
            if named:
                yield Said(place, tuple(named), None)


def is_text(part: ast.AST) -> bool:
    """Whether a piece of code is a string that is written out."""
    return isinstance(part, ast.Constant) and isinstance(part.value, str)


def python_keys(key: ast.expr) -> list[str] | None:
    """The keys that an expression can be; None where a helper passes on what it was given."""
    if isinstance(key, ast.IfExp):
        return [*python_keys(key.body), *python_keys(key.orelse)]
    if isinstance(key, ast.JoinedStr):
        text = "".join(
            f"${{{ast.unparse(part.value)}}}"
            if isinstance(part, ast.FormattedValue)
            else part.value
            for part in key.values
        )
        return None if text.startswith("${key}") else filled(text)
    if is_from_data(key):
        return None
    assert isinstance(key, ast.Constant), f"line {key.lineno}: {ast.unparse(key)} is no plain key"
    return [key.value]


def is_from_data(key: ast.expr) -> bool:
    """Whether a key is a field of data, as in `slip.says`, or one of its hints."""
    return ast.unparse(key).rpartition(".")[2] in (*FIELDS_OF_KEYS, "hint")


# ---- The checks -------------------------------------------------------------------------------

BY_SCRIPTS = [said for path in SCRIPTS for said in said_in_script(path)]
BY_MODULES = [said for path in MODULES for said in said_in_module(path)]


def complaints(spoken: list[Said], table: dict[str, str]) -> list[str]:
    """What is said and is not there, or leaves a blank of its sentence empty."""
    found = [f"{said.place}: no key was found" for said in spoken if not said.keys]
    for said in spoken:
        for key in said.keys:
            if key not in table:
                found.append(f"{said.place}: there is no sentence {key}")
            elif said.blanks is not None and not blanks_of(table[key]) <= said.blanks:
                missing = ", ".join(sorted(blanks_of(table[key]) - said.blanks))
                found.append(f"{said.place}: {key} gets no value for {missing}")
    return found


def blanks_of(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_what_the_scripts_say_is_in_the_table_and_complete():
    """A missing sentence would be an error in a student's browser, and in that state only."""
    assert len(BY_SCRIPTS) > 50
    assert complaints(BY_SCRIPTS, ENGLISH) == []


def test_what_the_modules_say_is_in_the_table_and_complete():
    """The same for Python's side."""
    assert len(BY_MODULES) > 10
    assert complaints(BY_MODULES, ENGLISH) == []


def test_every_sentence_is_said():
    """None is left over from what was taken out, to be translated for nobody."""
    said = {key for spoken in BY_SCRIPTS + BY_MODULES for key in spoken.keys}

    assert sorted(set(ENGLISH) - said) == []


def test_every_value_that_is_given_has_a_place():
    """A value that no sentence of the call asks for is a slip, or a blank that was lost."""
    for said in BY_SCRIPTS + BY_MODULES:
        asked = set().union(*(blanks_of(ENGLISH[key]) for key in said.keys))
        assert said.blanks is None or said.blanks <= asked, said


def test_a_blank_is_a_plain_name():
    """The scripts fill in `{name}` and nothing else: no format, no index, no brace of its own."""
    for key, sentence in ENGLISH.items():
        assert re.sub(r"\{[a-z_]+\}", "", sentence).isprintable(), key
        assert not re.search(r"[{}]", re.sub(r"\{[a-z_]+\}", "", sentence)), key


def test_the_lists_of_fillings_are_used_up():
    """A word in FILLINGS stands in each file that uses it, so no list outlives its key."""
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS + MODULES]
    for template, fillings in FILLINGS.items():
        in_python = f"'{template.replace('$', '')}'"
        using = [text for text in texts if f"`{template}`" in text or in_python in text]
        using += [text for text in texts if in_python.replace("'", '"') in text]
        assert using, template
        for text in using:
            assert [word for word in fillings if f'"{word}"' not in text] == [], template


TABLE = {"plain": "a", "pair": "{a} and {b}", "lot_one": "one", "lot_many": "{count}", "opt_x": "x"}
TABLE |= {"much_one": "{of}", "much_many": "{count} {of}"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('say(words, "plain");', []),
        ('say(words, "plane");', ["there is no sentence plane"]),
        ('say(words, wide ? "plain" : "plane");', ["there is no sentence plane"]),
        (
            'const k = kind === "none" ? "plain" : "plane"; say(words, k, {});',
            ["no sentence plane"],
        ),
        ("say(words, unknown);", ["no key was found"]),
        ('say(words, "pair", { a: f(1, 2), b });', []),
        ('say(words, "pair", { a: "b, c" });', ["pair gets no value for b"]),
        ('say(words, "pair", { ...both });', []),
        ('say(words, "pair");', ["pair gets no value for a, b"]),
        ('counted(words, "lot", 3);', []),
        ('counted(words, "much", 3, { of: 1 });', []),
        (
            'counted(words, "much", 3);',
            ["much_one gets no value for of", "many gets no value for of"],
        ),
        ('counted(words, "lots", 3);', ["no sentence lots_one", "no sentence lots_many"]),
        ('const term = (key) => say(words, key); term("plane");', ["no sentence plane"]),
        ('say(words, "pl" /* " */);\n// say(words, "comment");', ["no sentence pl"]),
    ],
)
def test_a_slip_in_a_script_is_found(tmp_path, line, says):
    """The reader above sees each way in which a script says something."""
    script = tmp_path / "one.mjs"
    script.write_text(line, encoding="utf-8")

    found = complaints(list(said_in_script(script)), TABLE)

    assert len(found) == len(says)
    for complaint, expected in zip(found, says, strict=True):
        assert complaint.startswith("one.mjs, line 1: ")
        assert complaint.endswith(expected)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('words.say("pair", a=1, b=2)', []),
        ('words.say("pair", **both)', []),
        ('words.say("plain" if x else "plane")', ["there is no sentence plane"]),
        ('words.say("pair", a=1)', ["pair gets no value for b"]),
        ('words.counted("lots", 3)', ["no sentence lots_one", "no sentence lots_many"]),
    ],
)
def test_a_slip_in_a_module_is_found(tmp_path, line, says):
    """The same for Python."""
    module = tmp_path / "one.py"
    module.write_text(line, encoding="utf-8")

    found = complaints(list(said_in_module(module)), TABLE)

    assert [complaint.endswith(end) for complaint, end in zip(found, says, strict=True)] == [
        True
    ] * len(says)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('Slip(says="plain", value=f)', []),
        ('Slip(says="plane", value=f)', ["there is no sentence plane"]),
        ('Option(text="plane", says="plain")', ["there is no sentence plane"]),
        ('Question("03.x", hints=("plain", "plane"))', ["there is no sentence plane"]),
        ("words.say(slip.says, **facts)", []),
        ("[words.say(hint) for hint in hints]", []),
    ],
)
def test_a_slip_in_a_questions_data_is_found(tmp_path, line, says):
    """The keys that a question holds to be said later."""
    module = tmp_path / "answers" / "one.py"
    module.parent.mkdir()
    module.write_text(line, encoding="utf-8")

    found = complaints(list(said_in_module(module)), TABLE)

    assert found == [f"one.py, line 1: {complaint}" for complaint in says]


def test_a_key_in_a_name_of_its_own_is_refused(tmp_path):
    """What is said must be plain to see where it is said, or stand in a question's data."""
    module = tmp_path / "one.py"
    module.write_text("words.say(chosen)", encoding="utf-8")

    with pytest.raises(AssertionError, match="chosen is no plain key"):
        list(said_in_module(module))


def test_a_key_put_together_must_be_listed(tmp_path):
    """An unknown one is named, so that nobody can leave its sentences unchecked."""
    script = tmp_path / "one.mjs"
    script.write_text("say(words, `opt_${letter}`);", encoding="utf-8")

    with pytest.raises(AssertionError, match=r"opt_\$\{letter\}: list in FILLINGS"):
        list(said_in_script(script))
