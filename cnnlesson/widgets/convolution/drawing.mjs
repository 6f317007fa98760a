// The drawing: the padded input with the window on it, the kernel, and one map of the output.

import { element, setText, KEY_GUARD } from "../shared/dom.mjs";
import { packed, parts, pixel } from "../shared/theme.mjs";
import { cellSize, fitCanvas, paintCells, paintLines } from "../shared/grid.mjs";
import { paintMarks, paintNumbers, paintUnread, paintWindow } from "../shared/grid.mjs";
import { paddedSize, paddingSides, pixelsRead } from "../shared/convolution.mjs";
import { joined, say, shortNumber } from "../shared/words.mjs";

// Lengths of the drawing, in units of the letters' size, so that a deck's are larger.
const PICTURE = 26; // the longest side of a picture
const NARROWEST = 9.2; // the least width of a picture with its caption; the style says the same
const GAP = 2.4; // between pictures, the sheets behind them included
const CELL = 2.6; // the largest cell

export function buildFigures(words, weightField) {
  const figure = (name, ...below) => {
    const canvas = element("canvas", {
      role: "application",
      tabindex: "0",
      "data-figure": name,
      ...KEY_GUARD,
    });
    const caption = element("figcaption");
    return { canvas, caption, element: element("figure", {}, canvas, caption, ...below) };
  };
  const [input, output] = [figure("input"), figure("output")];
  const kernel = figure("kernel", weightField);
  const chip = (kind) =>
    element(
      "span",
      {},
      element("i", { class: `cnnlesson-chip-${kind}` }),
      say(words, `legend_${kind}`),
    );
  const chips = ["window", "padding", "unread"].map(chip);
  const legend = element("p", { class: "cnnlesson-legend" }, ...chips);
  const figures = [input, kernel, output].map((one) => one.element);
  const row = element("div", { class: "cnnlesson-figures" }, ...figures);
  const drawing = element("div", { class: "cnnlesson-drawing" }, row, legend);
  return { input, kernel, output, row, element: drawing };
}

// The padded input: what each channel shows, and the values of all channels added up, since the
// kernel is the same for all.
export function paddedInput(source, vertical, horizontal) {
  const [top] = paddingSides(vertical);
  const [left] = paddingSides(horizontal);
  const [rows, columns] = [paddedSize(vertical), paddedSize(horizontal)];
  const { height, width, channels } = source;
  const inside = (row, column) =>
    row >= top && row < top + height && column >= left && column < left + width;
  const values = new Float64Array(rows * columns);
  for (let channel = 0; channel < channels; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++)
        values[(row + top) * columns + column + left] += source.at(channel, row, column);
    }
  }
  return {
    rows,
    columns,
    values,
    inside,
    front: (channel, row, column) =>
      inside(row, column) ? source.at(channel, row - top, column - left) : 0,
  };
}

// How large a cell may be, the same for input and output, so that both are drawn to scale. All
// three pictures stand side by side where there is room for them.
export function commonCell(room, em, input, rows, columns) {
  const tall = Math.max(input.rows, rows);
  const wide = Math.max(input.columns, columns);
  const longest = PICTURE * em;
  const fit = (count, width) => cellSize(count, tall, width, longest, CELL * em);
  const stacked = fit(wide, Math.min(Math.max(80, room - GAP * em), longest));
  if (room < 35 * em) return stacked;
  const forTwo = room - (NARROWEST + 2 * GAP) * em;
  const besideNarrow = fit(input.columns, forTwo - NARROWEST * em);
  return Math.min(stacked, fit(input.columns + columns, forTwo), besideNarrow);
}

// Light or dark text, whichever the shade behind it lets one read.
function readableOn(value, colours) {
  return value === null ? colours.ink : value > 140 ? "#000" : "#fff";
}

// `shown` is what the drawing points at: { window } or { marks }, in cells of this picture.
function paintShown(context, grid, shown, cell, colour) {
  if (shown.marks) paintMarks(context, grid, shown.marks, cell, colour);
  if (shown.window) paintWindow(context, shown.window, cell, colour);
}

export function paintInput({ canvas }, input, source, settings, shown, cell, colours) {
  const context = fitCanvas(canvas, input.columns, input.rows, cell);
  const [flat, zero] = [packed(colours.input), packed(colours.padding)];
  const scale = 255 / (source.white - source.black);
  const shade = (row, column, channel) =>
    Math.round((input.front(channel, row, column) - source.black) * scale);
  paintCells(context, input.columns, input.rows, cell, (row, column) => {
    if (!input.inside(row, column)) return zero;
    if (!source.isPicture) return flat;
    const [green, blue] = source.isColour ? [1, 2] : [0, 0];
    return pixel(shade(row, column, 0), shade(row, column, green), shade(row, column, blue));
  });
  paintLines(context, input.columns, input.rows, cell, colours.line);
  const isShade = (row, column) => source.isPicture && input.inside(row, column);
  const inkAt = (row, column) =>
    readableOn(isShade(row, column) ? shade(row, column, 0) : null, colours);
  const textAt = (row, column) => shortNumber(input.front(0, row, column));
  if (!source.isColour) paintNumbers(context, input.columns, input.rows, cell, textAt, inkAt);
  if (!shown) return;
  const read = [pixelsRead(settings.vertical), pixelsRead(settings.horizontal)];
  paintUnread(context, ...read, cell, colours.unread);
  paintShown(context, input, shown, cell, colours.window);
}

// Black for the lowest weight, white for the highest, the kernel's own colour for 0.
function weightShade(weight, largest, kernelColour) {
  const end = weight < 0 ? 0 : 255;
  const share = Math.abs(weight) / largest;
  return parts(packed(kernelColour)).map((part) => Math.round(part + (end - part) * share));
}

export function paintKernel({ canvas }, weights, shown, em, colours) {
  const [rows, columns] = [weights.length, weights[0].length];
  const side = (NARROWEST - 0.6) * em;
  const cell = cellSize(columns, rows, side, side, 2 * em);
  const context = fitCanvas(canvas, columns, rows, cell);
  const largest = Math.max(...weights.flat().map(Math.abs)) || 1;
  const shade = (row, column) => weightShade(weights[row][column], largest, colours.kernel);
  const inkAt = (row, column) => {
    const [red, green, blue] = shade(row, column);
    return readableOn(0.3 * red + 0.6 * green + 0.1 * blue, colours);
  };
  paintCells(context, columns, rows, cell, (row, column) => pixel(...shade(row, column)));
  paintLines(context, columns, rows, cell, colours.window);
  const textAt = (row, column) => shortNumber(weights[row][column]);
  paintNumbers(context, columns, rows, cell, textAt, inkAt);
  paintShown(context, { rows, columns }, shown, cell, colours.window);
}

// The grey of a value of the output. Weights that keep some of the brightness give a picture from
// black to white again; else 0 is grey, what is below it darker and what is above it lighter.
export function greyScale(map, weights, source) {
  const total = weights.flat().reduce((sum, weight) => sum + weight, 0) * source.channels;
  if (total > 1e-9) {
    const [low, high] = [source.black * total, source.white * total];
    const shade = (value) => Math.round((255 * (value - low)) / (high - low));
    return { isSigned: false, shade: (value) => Math.min(255, Math.max(0, shade(value))) };
  }
  const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return { isSigned: true, shade: (value) => Math.round(127.5 + (127.5 * value) / largest) };
}

// `grey` is null where the input is no picture.
export function paintOutput({ canvas }, map, [rows, columns], grey, shown, cell, colours) {
  const context = fitCanvas(canvas, columns, rows, cell);
  const flat = packed(colours.output);
  const shade = (row, column) => grey.shade(map[row * columns + column]);
  paintCells(context, columns, rows, cell, (row, column) => {
    if (!grey) return flat;
    const value = shade(row, column);
    return pixel(value, value, value);
  });
  paintLines(context, columns, rows, cell, colours.line);
  const textAt = (row, column) => shortNumber(map[row * columns + column]);
  const inkAt = (row, column) => readableOn(grey ? shade(row, column) : null, colours);
  paintNumbers(context, columns, rows, cell, textAt, inkAt);
  paintShown(context, { rows, columns }, shown, cell, colours.window);
}

export function showCaptions(figures, words, { layer, vertical, horizontal }, drawn) {
  const { input, source, sizes, grey } = drawn;
  const own = {
    channels: layer.inChannels,
    height: vertical.inputSize,
    width: horizontal.inputSize,
  };
  const padded = { padded_height: input.rows, padded_width: input.columns };
  const isPadded = input.rows > own.height || input.columns > own.width;
  const kernel = { height: layer.kernelHeight, width: layer.kernelWidth };
  const { inChannels, outChannels } = layer;
  const captions = {
    input: [
      say(words, isPadded ? "caption_padded" : "caption_input", { ...own, ...padded }),
      inChannels > 1 &&
        !source.isColour &&
        say(words, "caption_front_channel", { count: inChannels }),
    ],
    kernel: [
      say(words, "caption_kernel", kernel),
      inChannels > 1 && say(words, "caption_same_kernel"),
    ],
    output: [say(words, "impossible")],
  };
  if (sizes) {
    const made = { channels: outChannels, height: sizes[0], width: sizes[1] };
    captions.output = [
      say(words, "caption_output", made),
      outChannels > 1 && say(words, "caption_front_filter", { count: outChannels }),
      grey?.isSigned && say(words, "caption_grey_is_zero"),
    ];
  }
  for (const [name, lines] of Object.entries(captions)) {
    setText(figures[name].caption, joined(words, lines.filter(Boolean)));
  }
  figures.input.canvas.dataset.stack = Math.min(4, inChannels);
  figures.output.canvas.dataset.stack = sizes ? Math.min(4, outChannels) : 1;
}

// What a screen reader hears of the three grids when it comes to them.
export function describeFigures(figures, words, { steps }, drawn, cells) {
  const { input, weights, map, sizes } = drawn;
  const hear = (name, text) => figures[name].canvas.setAttribute("aria-label", text);
  const grid = (rows, columns, [row, column], value) => ({
    height: rows,
    width: columns,
    row: row + 1,
    column: column + 1,
    value: shortNumber(value),
  });
  const weight = weights[cells.kernel[0]][cells.kernel[1]];
  const kernel = grid(weights.length, weights[0].length, cells.kernel, weight);
  hear("kernel", say(words, "kernel_alt", kernel));
  if (!sizes) {
    hear("input", say(words, "input_alone_alt", { height: input.rows, width: input.columns }));
    hear("output", say(words, "no_output_alt"));
    return;
  }
  const corner = cells.output.map((place) => place * steps.stride + 1);
  const pixel = grid(input.rows, input.columns, cells.input, input.front(0, ...cells.input));
  const window = { window_row: corner[0], window_column: corner[1] };
  hear("input", say(words, "input_alt", { ...pixel, ...window }));
  const made = map[cells.output[0] * sizes[1] + cells.output[1]];
  hear("output", say(words, "output_alt", grid(...sizes, cells.output, made)));
}
