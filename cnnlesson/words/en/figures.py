"""What the figures say of themselves."""

FIGURES = {
    "window_stops_one": (
        "1 stop of a window of {kernel} on {row}, starting at pixel {starts}; {unread}"
    ),
    "window_stops_many": (
        "{count} stops of a window of {kernel} on {row}, starting at pixels {starts}; {unread}"
    ),
    "kernel_dilated": "{kernel_size} with dilation {dilation}",
    "row_of": "a row of {input_size}",
    "row_padded": "a row of {input_size} padded by {before} + {after}",
    "reads_all": "it reads every pixel",
    "never_reads": "it never reads {pixels}",
    "size_staircase": "Output size by input size: {steps}",
    "step_single": "{input_size} gives {output}",
    "step_range": "{least} to {most} give {output}",
    "pictures_one": "1 picture: {names}",
    "pictures_many": "{count} pictures: {names}",
    "maps_one": "1 map, 0 in middle grey: {names}",
    "maps_many": "{count} maps, 0 in middle grey: {names}",
    "map_range": "{least} to {most}",
    "histograms_one": "1 histogram: {names}",
    "histograms_many": "{count} histograms: {names}",
    "histogram": "{name} ({range}, mean {mean}, standard deviation {deviation})",
    "curves": "{ylabel} by {xlabel}, 1 to {count}: {names}",
    "curve_lowest_at_end": "{name} is lowest at the end",
    "curve_lowest_before": "{name} is lowest before the end",
}
