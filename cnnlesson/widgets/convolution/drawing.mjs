// The drawing: the padded input with the window on it, the kernel, and one map of the output.

import { element, setText, KEY_GUARD } from "../shared/dom.mjs";
import { packed, pixel } from "../shared/theme.mjs";
import { cellSize, fitCanvas, paintCells, paintLines } from "../shared/grid.mjs";
import { paintNumbers, paintUnread, paintWindow } from "../shared/grid.mjs";
import { paddedSize, paddingSides, pixelsRead } from "../shared/convolution.mjs";
import { say, shortNumber } from "../shared/words.mjs";

// Lengths of the drawing, in units of the letters' size, so that a deck's are larger.
const PICTURE = 26; // the longest side of a picture
const NARROWEST = 9.2; // the least width of a picture with its caption; the style says the same
const GAP = 2.4; // between pictures, the sheets behind them included
const CELL = 2.6; // the largest cell

// The weights of the shown kernel: right minus left (below minus above for a single column),
// as [row, column, weight] without the zeros. It answers to edges.
export function edgeWeights(height, width) {
  if (height === 1 && width === 1) return [[0, 0, 1]];
  const along = Array.from({ length: width > 1 ? height : width }, (_, i) => i);
  return width > 1
    ? along.flatMap((row) => [
        [row, 0, -1],
        [row, width - 1, 1],
      ])
    : [
        [0, 0, -1],
        [height - 1, 0, 1],
      ];
}

// The weight at one place of the kernel.
export function weightAt(weights, row, column) {
  return weights.find(([r, c]) => r === row && c === column)?.[2] ?? 0;
}

export function buildFigures(words) {
  const figure = (name, attributes = {}) => {
    const canvas = element("canvas", { role: "img", "data-figure": name, ...attributes });
    const caption = element("figcaption");
    return { canvas, caption, element: element("figure", {}, canvas, caption) };
  };
  const input = figure("input");
  const kernel = figure("kernel", { "aria-label": say(words, "kernel_alt") });
  const output = figure("output", { role: "application", tabindex: "0", ...KEY_GUARD });
  const chip = (kind) =>
    element(
      "span",
      {},
      element("i", { class: `cnnlesson-chip-${kind}` }),
      say(words, `legend_${kind}`),
    );
  const legend = element(
    "p",
    { class: "cnnlesson-legend" },
    chip("window"),
    chip("padding"),
    chip("unread"),
  );
  const row = element(
    "div",
    { class: "cnnlesson-figures" },
    input.element,
    kernel.element,
    output.element,
  );
  return {
    input,
    kernel,
    output,
    row,
    element: element("div", { class: "cnnlesson-drawing" }, row, legend),
  };
}

// The values of the padded input, and what each channel adds up to: the kernel is the same for all.
export function paddedInput(source, vertical, horizontal) {
  const [top] = paddingSides(vertical);
  const [left] = paddingSides(horizontal);
  const { height, width, channels } = source;
  const inside = (row, column) =>
    row >= top && row < top + height && column >= left && column < left + width;
  const sums = new Float64Array(height * width);
  for (let channel = 0; channel < channels; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++)
        sums[row * width + column] += source.at(channel, row, column);
    }
  }
  return {
    rows: paddedSize(vertical),
    columns: paddedSize(horizontal),
    inside,
    at: (row, column) => (inside(row, column) ? sums[(row - top) * width + column - left] : 0),
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

// Three channels of a picture are shown together, as red, green and blue.
function inColour(source) {
  return source.isPicture && source.channels === 3;
}

// Light or dark text, whichever the shade behind it lets one read.
function readableOn(value, colours) {
  return value === null ? colours.ink : value > 140 ? "#000" : "#fff";
}

export function paintInput({ canvas }, input, source, settings, position, cell, colours) {
  const context = fitCanvas(canvas, input.columns, input.rows, cell);
  const [flat, zero] = [packed(colours.input), packed(colours.padding)];
  const isColour = inColour(source);
  const scale = 255 / (source.white - source.black);
  const shade = (row, column, channel) =>
    Math.round((input.front(channel, row, column) - source.black) * scale);
  paintCells(context, input.columns, input.rows, cell, (row, column) => {
    if (!input.inside(row, column)) return zero;
    if (!source.isPicture) return flat;
    return pixel(
      shade(row, column, 0),
      shade(row, column, isColour ? 1 : 0),
      shade(row, column, isColour ? 2 : 0),
    );
  });
  paintLines(context, input.columns, input.rows, cell, colours.line);
  const inkAt = (row, column) =>
    readableOn(
      source.isPicture && input.inside(row, column) ? shade(row, column, 0) : null,
      colours,
    );
  const textAt = (row, column) => shortNumber(input.front(0, row, column));
  if (!isColour) paintNumbers(context, input.columns, input.rows, cell, textAt, inkAt);
  if (position === null) return;
  paintUnread(
    context,
    pixelsRead(settings.vertical),
    pixelsRead(settings.horizontal),
    cell,
    colours.unread,
  );
  const { stride, dilation } = settings.steps;
  const { kernelHeight: height, kernelWidth: width } = settings.layer;
  paintWindow(
    context,
    { row: position[0] * stride, column: position[1] * stride, height, width, dilation },
    cell,
    colours.window,
  );
}

export function paintKernel({ canvas }, weights, { kernelHeight, kernelWidth }, em, colours) {
  const side = (NARROWEST - 0.6) * em;
  const cell = cellSize(kernelWidth, kernelHeight, side, side, 2 * em);
  const context = fitCanvas(canvas, kernelWidth, kernelHeight, cell);
  const weight = (row, column) => weightAt(weights, row, column);
  const shades = { "-1": pixel(0, 0, 0), 0: packed(colours.kernel), 1: pixel(255, 255, 255) };
  const inks = { "-1": "#fff", 0: colours.ink, 1: "#000" };
  paintCells(
    context,
    kernelWidth,
    kernelHeight,
    cell,
    (row, column) => shades[weight(row, column)],
  );
  paintLines(context, kernelWidth, kernelHeight, cell, colours.window);
  const textAt = (row, column) => shortNumber(weight(row, column));
  paintNumbers(
    context,
    kernelWidth,
    kernelHeight,
    cell,
    textAt,
    (row, column) => inks[weight(row, column)],
  );
}

export function paintOutput({ canvas }, map, [rows, columns], isPicture, position, cell, colours) {
  const context = fitCanvas(canvas, columns, rows, cell);
  const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const shade = (row, column) =>
    Math.round(127.5 + (127.5 * map[row * columns + column]) / largest);
  const flat = packed(colours.output);
  paintCells(context, columns, rows, cell, (row, column) => {
    if (!isPicture) return flat;
    const grey = shade(row, column);
    return pixel(grey, grey, grey);
  });
  paintLines(context, columns, rows, cell, colours.line);
  const textAt = (row, column) => shortNumber(map[row * columns + column]);
  const inkAt = (row, column) => readableOn(isPicture ? shade(row, column) : null, colours);
  paintNumbers(context, columns, rows, cell, textAt, inkAt);
  paintWindow(
    context,
    { row: position[0], column: position[1], height: 1, width: 1, dilation: 1 },
    cell,
    colours.window,
  );
}

export function showCaptions(
  figures,
  words,
  { layer, vertical, horizontal },
  input,
  source,
  sizes,
) {
  const front = (key, count) => (count > 1 ? `; ${say(words, key, { count })}` : "");
  const own = {
    channels: layer.inChannels,
    height: vertical.inputSize,
    width: horizontal.inputSize,
  };
  const padded = { padded_height: input.rows, padded_width: input.columns };
  const isPadded = input.rows > own.height || input.columns > own.width;
  setText(
    figures.input.caption,
    say(words, isPadded ? "caption_padded" : "caption_input", { ...own, ...padded }),
  );
  if (!inColour(source))
    figures.input.caption.append(front("caption_front_channel", layer.inChannels));
  setText(
    figures.kernel.caption,
    say(words, "caption_kernel", { height: layer.kernelHeight, width: layer.kernelWidth }),
  );
  setText(
    figures.output.caption,
    sizes
      ? say(words, "caption_output", {
          channels: layer.outChannels,
          height: sizes[0],
          width: sizes[1],
        })
      : say(words, "impossible"),
  );
  if (sizes) figures.output.caption.append(front("caption_front_filter", layer.outChannels));
  figures.input.canvas.dataset.stack = Math.min(4, layer.inChannels);
  figures.output.canvas.dataset.stack = sizes ? Math.min(4, layer.outChannels) : 1;
}

// What a screen reader hears of the two grids.
export function describeFigures(figures, words, { steps }, input, sizes, position) {
  if (!sizes) {
    figures.output.canvas.setAttribute("aria-label", say(words, "no_output_alt"));
    return;
  }
  const [row, column] = [position[0] + 1, position[1] + 1];
  figures.output.canvas.setAttribute(
    "aria-label",
    say(words, "output_alt", { height: sizes[0], width: sizes[1], row, column }),
  );
  const place = { row: position[0] * steps.stride + 1, column: position[1] * steps.stride + 1 };
  figures.input.canvas.setAttribute(
    "aria-label",
    say(words, "input_alt", { height: input.rows, width: input.columns, ...place }),
  );
}
