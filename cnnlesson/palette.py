"""The colour of each kind of thing, for figures, widgets and pages alike.

Each kind has a colour on a light page and one on a dark page. Meaning never
hangs on colour alone: whatever has a colour has a pattern, a label or a place
of its own as well.
"""

# kind: (on light, on dark)
COLOURS = {
    "input": ("#d3e5f6", "#234666"),
    "padding": ("#ececec", "#3a3a3a"),
    "kernel": ("#ffdfc2", "#6b3d12"),
    "window": ("#c84e00", "#ff9a4d"),
    "output": ("#cdebd8", "#1f5237"),
    "unread": ("#a8005c", "#ff7ac2"),
    "line": ("#9a9a9a", "#767676"),
    "ink": ("#1a1a1a", "#ececec"),
}


def on_light(kind: str) -> str:
    """The colour of that kind of thing on a light page, as #rrggbb.

    >>> on_light("input")
    '#d3e5f6'
    """
    return COLOURS[kind][0]


def css() -> str:
    """The colours as CSS properties --cnnlesson-input and so on, following the page's theme.

    Each property is registered as a colour: a script that asks for its value
    then gets a colour that a canvas understands, and not the words `light-dark(…)`.

    >>> print(css().splitlines()[0])
    @property --cnnlesson-input { syntax: "<color>"; inherits: true; initial-value: #d3e5f6; }
    """
    registered = [
        f'@property --cnnlesson-{kind} {{ syntax: "<color>"; inherits: true; '
        f"initial-value: {light}; }}"
        for kind, (light, _) in COLOURS.items()
    ]
    themed = [
        f"  --cnnlesson-{kind}: light-dark({light}, {dark});"
        for kind, (light, dark) in COLOURS.items()
    ]
    return "\n".join([*registered, ".cnnlesson {", *themed, "}", ""])
