"""A summary as text and as a table in Jupyter."""

import html
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cnnlesson import nets, palette, words

if TYPE_CHECKING:
    from cnnlesson.summary.report import Summary

NOTHING = "–"  # where there is no number
INDENT = "  "


def as_text(summary: "Summary") -> str:
    """A line for each row, the totals, what was counted, and what there is to say of a row."""
    lines = [_cells(row) for row in summary.rows]
    lines += [
        [each.name, words.say("never_reached"), "", f"{each.parameters:,}", "", "", "", ""]
        for each in summary.unused
    ]
    table = aligned([_headings(), *lines, _totals(summary)], left=3)
    remarks = [_remark(row) for row in summary.rows if row.remark]
    return "\n".join([_title(summary), "", *table, "", *remarks, *_conventions(summary)])


def as_html(summary: "Summary") -> str:
    """The same as a table; a bar behind a number shows its share of the whole."""
    totals = summary.parameters, summary.multiply_adds
    body = [
        _html_row(_cells(row), [row.parameters, row.multiply_adds], totals, row.worked)
        for row in summary.rows
    ]
    body += [
        _html_row(
            [each.name, words.say("never_reached"), "", f"{each.parameters:,}", "", "", "", ""],
            [each.parameters, 0],
            totals,
            "",
        )
        for each in summary.unused
    ]
    head = "".join(_heading(name, left=i < 3) for i, name in enumerate(_headings()))
    head += _heading(words.say("table_why"), left=True)
    last = "".join(_cell(text, left=i < 3) for i, text in enumerate(_totals(summary)))
    notes = [*(_remark(row) for row in summary.rows if row.remark), *_conventions(summary)]
    return _table(
        html.escape(_title(summary)),
        f"<tr>{head}</tr>",
        "".join(body),
        f"<tr style='font-weight: bold'>{last}<td></td></tr>",
        notes,
    )


def comparison_as_text(summaries: Sequence["Summary"]) -> str:
    """A column for each network."""
    return "\n".join(aligned(_comparison(summaries), left=1))


def comparison_as_html(summaries: Sequence["Summary"]) -> str:
    """A column for each network."""
    head, *lines = _comparison(summaries)
    body = "".join(
        f"<tr><th scope='row' style='{_row_style(name)}'>{html.escape(name.strip())}</th>"
        f"{''.join(_cell(text) for text in cells)}</tr>"
        for name, *cells in lines
    )
    headings = "".join(_heading(text, left=i == 0) for i, text in enumerate(head))
    return _table(
        html.escape(words.say("compared")), f"<tr>{headings}</tr>", body, "", [_counted_how()]
    )


def _comparison(summaries: Sequence["Summary"]) -> list[list[str]]:
    """The names, the totals, and then the layers that have parameters, in their order."""
    layers = [[row for row in each.rows if row.parameters] for each in summaries]
    lines = [
        ["", *(each.name for each in summaries)],
        [
            words.say("table_input"),
            *(", ".join(map(str, each.input_sizes)) for each in summaries),
        ],
        [words.say("label_parameters"), *(f"{each.parameters:,}" for each in summaries)],
        [words.say("label_multiply_adds"), *(f"{each.multiply_adds:,}" for each in summaries)],
        [
            words.say("table_activations"),
            *(f"{each.activation_bytes / 2**20:,.2f} MiB" for each in summaries),
        ],
    ]
    for number in range(max(map(len, layers))):
        rows = [each[number] if number < len(each) else None for each in layers]
        lines += [
            [words.say("table_layer_number", number=number + 1), *map(_name_and_kind, rows)],
            [
                INDENT + words.say("label_output_shape"),
                *(_short(row.output_shape) if row else "" for row in rows),
            ],
            [
                INDENT + words.say("label_parameters"),
                *(f"{row.parameters:,}" if row else "" for row in rows),
            ],
            [
                INDENT + words.say("label_multiply_adds"),
                *(f"{row.multiply_adds:,}" if row else "" for row in rows),
            ],
        ]
    return lines


def _name_and_kind(row: nets.Row | None) -> str:
    """What the layer is, in short."""
    return f"{row.name}: {row.kind} {row.settings}" if row else NOTHING


def _headings() -> list[str]:
    """The names of the columns."""
    return [
        words.say("table_layer"),
        words.say("table_settings"),
        words.say("label_output_shape"),
        words.say("label_parameters"),
        words.say("label_multiply_adds"),
        words.say("label_field"),
        words.say("table_jump"),
        words.say("table_start"),
    ]


def _cells(row: nets.Row) -> list[str]:
    """What a row shows in each column."""
    return [
        row.name,
        f"{row.kind} {row.settings}".strip(),
        str(row.output_shape),
        f"{row.parameters:,}",
        f"{row.multiply_adds:,}",
        *(_number(value) for value in (row.receptive_field, row.jump, row.start)),
    ]


def _totals(summary: "Summary") -> list[str]:
    """The last line."""
    total = f"{summary.parameters:,}"
    return [words.say("table_total"), "", "", total, f"{summary.multiply_adds:,}", "", "", ""]


def _title(summary: "Summary") -> str:
    """What this is a table of."""
    sizes = ", ".join(map(str, summary.input_sizes))
    return words.say("summary_of", name=summary.name, sizes=sizes)


def _remark(row: nets.Row) -> str:
    """What there is to say of a row."""
    return words.say("under_name", name=row.name, text=row.remark)


def _conventions(summary: "Summary") -> list[str]:
    """How it was counted."""
    frozen = summary.parameters - summary.trainable_parameters
    return [
        *([words.say("frozen", count=f"{frozen:,}")] if frozen else []),
        words.say("outputs_hold", size=f"{summary.activation_bytes / 2**20:,.2f}"),
        _counted_how(),
    ]


def _counted_how() -> str:
    """What a multiply-add is, and what is left out."""
    return words.say("counted_how")


def _number(value: object) -> str:
    """A number, a pair of them, or a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, tuple):
        return "×".join(_number(each) for each in value)
    return str(value).replace("-", "−")


def _short(shape: tuple[int, ...]) -> str:
    """One image's shape."""
    return "×".join(map(str, shape[1:]))


def aligned(lines: list[list[str]], left: int) -> list[str]:
    """Columns side by side, the first ones flush left, the numbers flush right."""
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    texts = []
    for line in lines:
        cells = [
            text + " " * (width - _width(text)) if i < left else " " * (width - _width(text)) + text
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        texts.append("  ".join(cells).rstrip())
    return texts


def _width(text: str) -> int:
    """Places on the screen: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


LEFT = "text-align: left; vertical-align: top"
UNBROKEN = f"{LEFT}; white-space: nowrap"
RIGHT = "text-align: right; vertical-align: top; font-variant-numeric: tabular-nums"


def _heading(text: str, *, left: bool = False) -> str:
    """A heading of a column."""
    return f"<th scope='col' style='{LEFT if left else RIGHT}'>{html.escape(text)}</th>"


def _row_style(name: str) -> str:
    """A line that belongs to the one above is set in from it."""
    return f"{LEFT}; padding-left: 2em; font-weight: normal" if name.startswith(INDENT) else LEFT


def _cell(text: str, *, left: bool = False, share: float = 0.0) -> str:
    """A cell; a bar of that share lies behind its number, and its number is said as well."""
    style, shown = LEFT if left else RIGHT, html.escape(text)
    if share:
        percent = f"{100 * share:.1f}"
        colour = palette.on_light("window") + "40"  # a quarter of it: readable on light and dark
        bar = f"background: linear-gradient(to left, {colour} {percent}%, transparent {percent}%)"
        style, shown = f"{style}; {bar}", f"{shown}<br><small>{percent} %</small>"
    return f"<td style='{style}'>{shown}</td>"


def _html_row(cells: list[str], counts: Sequence[int], totals: Sequence[int], worked: str) -> str:
    """A row, its two counts with their shares, its arithmetic folded away."""
    name, settings, shape, parameters, multiply_adds, *field = cells
    shares = [count / total if total else 0.0 for count, total in zip(counts, totals, strict=True)]
    folded = (
        f"<details><summary>{html.escape(words.say('table_how'))}</summary>"
        f"{html.escape(worked)}</details>"
        if worked
        else ""
    )
    return "".join(
        [
            "<tr>",
            f"<th scope='row' style='{LEFT}'>{html.escape(name)}</th>",
            _cell(settings, left=True),
            f"<td style='{UNBROKEN}'>{html.escape(shape)}</td>",
            _cell(parameters, share=shares[0]),
            _cell(multiply_adds, share=shares[1]),
            *(_cell(text) for text in field),
            f"<td style='{LEFT}; max-width: 24em; white-space: normal'>{folded}</td>",
            "</tr>",
        ]
    )


def _table(caption: str, head: str, body: str, foot: str, notes: list[str]) -> str:
    """The whole table, and what there is to say below it."""
    below = "".join(f"<div>{html.escape(note)}</div>" for note in notes)
    return (
        "<div style='overflow-x: auto'><table style='margin: 0'>"
        f"<caption style='text-align: left; font-weight: bold'>{caption}</caption>"
        f"<thead>{head}</thead><tbody>{body}</tbody>"
        f"{f'<tfoot>{foot}</tfoot>' if foot else ''}</table>{below}</div>"
    )
