// What is pointed at, and what lights up for it: an output cell its window, an input pixel and a
// weight every output that uses it.

import { pixelsOfTap, stopsReading } from "../shared/convolution.mjs";
import { counted, say } from "../shared/words.mjs";

// `pointed` is { grid, cell }. Gives what is shown in each picture, and words for it; the words
// of an output cell are the stop's own, so there are none here.
export function lightUp(words, settings, sizes, isPadded, { grid, cell }) {
  if (grid === "input") return fromPixel(words, settings, isPadded, cell);
  if (grid === "kernel") return fromWeight(words, settings, sizes, cell);
  return {
    text: null,
    input: { window: windowAt(settings, cell) },
    kernel: {},
    output: oneCell(cell),
  };
}

function fromPixel(words, { vertical, horizontal }, isPadded, [row, column]) {
  const using = { rows: stopsReading(vertical, row), columns: stopsReading(horizontal, column) };
  const place = { row: row + 1, column: column + 1 };
  const where = isPadded ? "padded_pixel" : "input_pixel";
  const count = using.rows.length * using.columns.length;
  const pixel = say(words, where, place);
  return {
    text: count
      ? counted(words, "pixel_used", count, { pixel })
      : say(words, "pixel_unused", { pixel }),
    input: oneCell([row, column]),
    kernel: { marks: tapsReading(vertical, horizontal, using, [row, column]) },
    output: { marks: using },
  };
}

// Which weights meet the pixel at those stops.
function tapsReading(vertical, horizontal, using, [row, column]) {
  const tap = (axis, pixel) => (stop) => (pixel - stop * axis.stride) / axis.dilation;
  return {
    rows: using.rows.map(tap(vertical, row)),
    columns: using.columns.map(tap(horizontal, column)),
  };
}

function fromWeight(words, { vertical, horizontal }, sizes, [row, column]) {
  const every = (count) => Array.from({ length: count }, (_, i) => i);
  const place = { row: row + 1, column: column + 1 };
  return {
    text: counted(words, "weight_used", sizes[0] * sizes[1], place),
    input: {
      marks: { rows: pixelsOfTap(vertical, row), columns: pixelsOfTap(horizontal, column) },
    },
    kernel: oneCell([row, column]),
    output: { marks: { rows: every(sizes[0]), columns: every(sizes[1]) } },
  };
}

function oneCell([row, column]) {
  return { window: { row, column, height: 1, width: 1, dilation: 1 } };
}

function windowAt({ layer, steps }, [row, column]) {
  return {
    row: row * steps.stride,
    column: column * steps.stride,
    height: layer.kernelHeight,
    width: layer.kernelWidth,
    dilation: steps.dilation,
  };
}
