// The convolution explorer: drag a setting, see the padded input, the window and the output move.

import { element, setText, copyText, KEY_GUARD } from "./shared/dom.mjs";
import { wholeControl, choiceControl, checkControl, controlGroup } from "./shared/controls.mjs";
import { readColours, packed, pixel, watchTheme } from "./shared/theme.mjs";
import { cellSize, cellUnder, fitCanvas, paintCells, paintLines, paintNumbers, paintUnread, paintWindow } from "./shared/grid.mjs";
import { numbersSource, pictureSource, pictureFromArray, decodePicture } from "./shared/pictures.mjs";
import { outputMap, outputSize, whyNot, worked, paddedSize, paddingSides, pixelsRead } from "./shared/convolution.mjs";
import { parametersWorked, multiplyAddsWorked, torchLine } from "./shared/convolution.mjs";
import { say } from "./shared/words.mjs";

const COLOURS = ["input", "padding", "kernel", "window", "output", "unread", "line", "ink"];
// Lengths of the drawing, in units of the letters' size, so that a deck's are larger.
const PICTURE = 26; // the longest side of a picture
const NARROWEST = 9.2; // the least width of a picture with its caption; the style says the same
const GAP = 2.4; // between pictures, the sheets behind them included
const CELL = 2.6; // the largest cell
const KEY_STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// What the traits say, as the arithmetic takes it: one object an axis, and the layer.
function readSettings(model) {
  const [inputHeight, inputWidth] = model.get("input_size");
  const [kernelHeight, kernelWidth] = model.get("kernel_size");
  const steps = {
    stride: model.get("stride"),
    padding: model.get("padding"),
    dilation: model.get("dilation"),
  };
  return {
    steps,
    vertical: { inputSize: inputHeight, kernelSize: kernelHeight, ...steps },
    horizontal: { inputSize: inputWidth, kernelSize: kernelWidth, ...steps },
    layer: {
      inChannels: model.get("in_channels"),
      outChannels: model.get("out_channels"),
      kernelHeight,
      kernelWidth,
    },
  };
}

// The weights of the shown kernel: right minus left (below minus above for a single column),
// as [row, column, weight] without the zeros. It answers to edges.
function edgeWeights(height, width) {
  if (height === 1 && width === 1) return [[0, 0, 1]];
  const along = Array.from({ length: width > 1 ? height : width }, (_, i) => i);
  return width > 1
    ? along.flatMap((row) => [[row, 0, -1], [row, width - 1, 1]])
    : [[0, 0, -1], [height - 1, 0, 1]];
}

function weightAt(weights, row, column) {
  return weights.find(([r, c]) => r === row && c === column)?.[2] ?? 0;
}

function shortNumber(value) {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}

// ---- The controls ----------------------------------------------------------------------------

function buildControls(model) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const choose = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  // One side of a pair; the other side follows where the two are kept equal.
  const chooseSide = (trait, side) => (value) => {
    const pair = model.get("square") ? [value, value] : [...model.get(trait)];
    pair[side] = value;
    choose({ [trait]: pair });
  };
  const whole = (key, name, limit, onChange) =>
    wholeControl({ label: say(words, key), name, least: limits[limit][0], most: limits[limit][1], onChange });

  const sources = ["numbers", "digit", "photo", ...(model.get("_array_shape").length ? ["array"] : [])];
  const controls = {
    source: choiceControl({
      label: say(words, "label_shown_as"),
      name: "source",
      options: sources.map((source) => [source, say(words, `option_${source}`)]),
      onChange: (value) => choose({ source: value }),
    }),
    square: checkControl({
      label: say(words, "label_square"),
      name: "square",
      onChange: (value) => choose({ square: value }),
    }),
    inputHeight: whole("label_input_height", "input_height", "input_size", chooseSide("input_size", 0)),
    inputWidth: whole("label_input_width", "input_width", "input_size", chooseSide("input_size", 1)),
    inChannels: whole("label_in_channels", "in_channels", "in_channels", (value) => choose({ in_channels: value })),
    kernelHeight: whole("label_kernel_height", "kernel_height", "kernel_size", chooseSide("kernel_size", 0)),
    kernelWidth: whole("label_kernel_width", "kernel_width", "kernel_size", chooseSide("kernel_size", 1)),
    outChannels: whole("label_out_channels", "out_channels", "out_channels", (value) => choose({ out_channels: value })),
    stride: whole("label_stride", "stride", "stride", (value) => choose({ stride: value })),
    paddingKind: choiceControl({
      label: say(words, "label_padding_kind"),
      name: "padding_kind",
      options: ["number", "same", "valid"].map((kind) => [kind, say(words, `option_${kind}`)]),
      onChange: (kind) => choose({ padding: kind === "number" ? 0 : kind }),
    }),
    padding: whole("label_padding", "padding", "padding", (value) => choose({ padding: value })),
    dilation: whole("label_dilation", "dilation", "dilation", (value) => choose({ dilation: value })),
  };
  const c = controls;
  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(say(words, "group_input"), c.source, c.inputHeight, c.inputWidth, c.inChannels),
    controlGroup(say(words, "group_kernel"), c.kernelHeight, c.kernelWidth, c.outChannels),
    controlGroup(say(words, "group_steps"), c.stride, c.paddingKind, c.padding, c.dilation),
    c.square.element,
  );
  return { panel, controls };
}

function showSettings(controls, model) {
  const [inputHeight, inputWidth] = model.get("input_size");
  const [kernelHeight, kernelWidth] = model.get("kernel_size");
  const padding = model.get("padding");
  const isNumber = typeof padding === "number";
  controls.source.set(model.get("source"));
  controls.square.set(model.get("square"));
  controls.inputHeight.set(inputHeight);
  controls.inputWidth.set(inputWidth);
  controls.inChannels.set(model.get("in_channels"));
  controls.kernelHeight.set(kernelHeight);
  controls.kernelWidth.set(kernelWidth);
  controls.outChannels.set(model.get("out_channels"));
  controls.stride.set(model.get("stride"));
  controls.paddingKind.set(isNumber ? "number" : padding);
  controls.padding.set(isNumber ? padding : 0, !isNumber);
  controls.dilation.set(model.get("dilation"));
}

// ---- The words and numbers beside the drawing ------------------------------------------------

function buildReport(words) {
  const parts = Object.fromEntries(
    ["height", "width", "shape", "parameters", "multiplyAdds"].map((name) => [name, element("dd", { "data-result": name })]),
  );
  parts.shape.setAttribute("aria-live", "polite");
  parts.error = element("div", { class: "cnnlesson-error", role: "alert", "data-result": "error" });
  parts.torch = element("code", { "data-result": "torch" });
  const copy = element("button", { type: "button", text: say(words, "copy"), ...KEY_GUARD });
  copy.addEventListener("click", async () => {
    setText(copy, say(words, (await copyText(parts.torch)) ? "copied" : "selected"));
  });
  copy.addEventListener("blur", () => setText(copy, say(words, "copy")));
  const term = (key) => element("dt", { text: say(words, key) });
  parts.list = element(
    "dl",
    {},
    ...[term("height"), parts.height, term("width"), parts.width],
    ...[term("label_output_shape"), parts.shape],
    ...[term("label_parameters"), parts.parameters],
    ...[term("label_multiply_adds"), element("dd", {}, parts.multiplyAdds, element("small", { text: say(words, "multiply_adds_note") }))],
  );
  parts.multiplyAdds.replaceWith((parts.multiplyAdds = element("span", { "data-result": "multiplyAdds" })));
  const line = element("div", { class: "cnnlesson-torch" }, element("span", { text: say(words, "label_torch") }), parts.torch, copy);
  return { ...parts, element: element("div", { class: "cnnlesson-report" }, parts.error, parts.list, line) };
}

function showReport(report, words, { vertical, horizontal, layer, steps }) {
  const sizes = [outputSize(vertical), outputSize(horizontal)];
  const isPossible = !sizes.includes(null);
  const [height, width] = sizes;
  setText(report.height, height === null ? "–" : worked(words, vertical, "row"));
  setText(report.width, width === null ? "–" : worked(words, horizontal, "column"));
  setText(report.shape, isPossible ? `(${layer.outChannels}, ${height}, ${width})` : "–");
  setText(report.parameters, parametersWorked(layer));
  setText(report.multiplyAdds, isPossible ? multiplyAddsWorked(layer, height, width) : "–");
  setText(report.torch, torchLine(layer, steps));
  showReasons(report.error, words, whyNot(words, vertical), whyNot(words, horizontal));
  report.error.hidden = isPossible;
}

// Why there is no output, axis by axis, or once where both have the same reason.
function showReasons(node, words, vertical, horizontal) {
  const both = `${say(words, "height")}, ${say(words, "width")}`;
  const reasons =
    vertical === horizontal
      ? [[both, vertical]]
      : [[say(words, "height"), vertical], [say(words, "width"), horizontal]];
  const lines = reasons.filter(([, reason]) => reason).map(([axis, reason]) => `${axis}: ${reason}`);
  const text = lines.length ? [say(words, "impossible"), ...lines] : [];
  if (text.join() === [...node.children].map((line) => line.textContent).join()) return;
  node.replaceChildren(...text.map((line) => element("p", { text: line })));
}

// ---- The drawing -----------------------------------------------------------------------------

function buildFigures(words) {
  const figure = (name, attributes = {}) => {
    const canvas = element("canvas", { role: "img", "data-figure": name, ...attributes });
    const caption = element("figcaption");
    return { canvas, caption, element: element("figure", {}, canvas, caption) };
  };
  const input = figure("input");
  const kernel = figure("kernel", { "aria-label": say(words, "kernel_alt") });
  const output = figure("output", { role: "application", tabindex: "0", ...KEY_GUARD });
  const stop = element("p", { class: "cnnlesson-stop", "aria-live": "polite" });
  const chip = (kind) => element("span", {}, element("i", { class: `cnnlesson-chip-${kind}` }), say(words, `legend_${kind}`));
  const legend = element("p", { class: "cnnlesson-legend" }, chip("window"), chip("padding"), chip("unread"));
  const row = element("div", { class: "cnnlesson-figures" }, input.element, kernel.element, output.element);
  return { input, kernel, output, stop, row, legend, element: element("div", { class: "cnnlesson-drawing" }, row, legend, stop) };
}

// The values of the padded input, and what each channel adds up to: the kernel is the same for all.
function paddedInput(source, vertical, horizontal) {
  const [top] = paddingSides(vertical);
  const [left] = paddingSides(horizontal);
  const { height, width, channels } = source;
  const inside = (row, column) => row >= top && row < top + height && column >= left && column < left + width;
  const sums = new Float64Array(height * width);
  for (let channel = 0; channel < channels; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) sums[row * width + column] += source.at(channel, row, column);
    }
  }
  return {
    rows: paddedSize(vertical),
    columns: paddedSize(horizontal),
    inside,
    at: (row, column) => (inside(row, column) ? sums[(row - top) * width + column - left] : 0),
    front: (channel, row, column) => (inside(row, column) ? source.at(channel, row - top, column - left) : 0),
  };
}

// How large a cell may be, the same for input and output, so that both are drawn to scale. All
// three pictures stand side by side where there is room for them.
function commonCell(room, em, input, rows, columns) {
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

function paintInput({ canvas }, input, source, settings, position, cell, colours) {
  const context = fitCanvas(canvas, input.columns, input.rows, cell);
  const [flat, zero] = [packed(colours.input), packed(colours.padding)];
  const isColour = inColour(source);
  const scale = 255 / (source.white - source.black);
  const shade = (row, column, channel) => Math.round((input.front(channel, row, column) - source.black) * scale);
  paintCells(context, input.columns, input.rows, cell, (row, column) => {
    if (!input.inside(row, column)) return zero;
    if (!source.isPicture) return flat;
    return pixel(shade(row, column, 0), shade(row, column, isColour ? 1 : 0), shade(row, column, isColour ? 2 : 0));
  });
  paintLines(context, input.columns, input.rows, cell, colours.line);
  const inkAt = (row, column) =>
    readableOn(source.isPicture && input.inside(row, column) ? shade(row, column, 0) : null, colours);
  const textAt = (row, column) => shortNumber(input.front(0, row, column));
  if (!isColour) paintNumbers(context, input.columns, input.rows, cell, textAt, inkAt);
  if (position === null) return;
  paintUnread(context, pixelsRead(settings.vertical), pixelsRead(settings.horizontal), cell, colours.unread);
  const { stride, dilation } = settings.steps;
  const { kernelHeight: height, kernelWidth: width } = settings.layer;
  paintWindow(context, { row: position[0] * stride, column: position[1] * stride, height, width, dilation }, cell, colours.window);
}

function paintKernel({ canvas }, weights, { kernelHeight, kernelWidth }, em, colours) {
  const side = (NARROWEST - 0.6) * em;
  const cell = cellSize(kernelWidth, kernelHeight, side, side, 2 * em);
  const context = fitCanvas(canvas, kernelWidth, kernelHeight, cell);
  const weight = (row, column) => weightAt(weights, row, column);
  const shades = { "-1": pixel(0, 0, 0), 0: packed(colours.kernel), 1: pixel(255, 255, 255) };
  const inks = { "-1": "#fff", 0: colours.ink, 1: "#000" };
  paintCells(context, kernelWidth, kernelHeight, cell, (row, column) => shades[weight(row, column)]);
  paintLines(context, kernelWidth, kernelHeight, cell, colours.window);
  const textAt = (row, column) => shortNumber(weight(row, column));
  paintNumbers(context, kernelWidth, kernelHeight, cell, textAt, (row, column) => inks[weight(row, column)]);
}

function paintOutput({ canvas }, map, [rows, columns], isPicture, position, cell, colours) {
  const context = fitCanvas(canvas, columns, rows, cell);
  const largest = map.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const shade = (row, column) => Math.round(127.5 + (127.5 * map[row * columns + column]) / largest);
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
  paintWindow(context, { row: position[0], column: position[1], height: 1, width: 1, dilation: 1 }, cell, colours.window);
}

function showCaptions(figures, words, { layer, vertical, horizontal }, input, source, sizes) {
  const front = (key, count) => (count > 1 ? `; ${say(words, key, { count })}` : "");
  const own = { channels: layer.inChannels, height: vertical.inputSize, width: horizontal.inputSize };
  const padded = { padded_height: input.rows, padded_width: input.columns };
  const isPadded = input.rows > own.height || input.columns > own.width;
  setText(figures.input.caption, say(words, isPadded ? "caption_padded" : "caption_input", { ...own, ...padded }));
  if (!inColour(source)) figures.input.caption.append(front("caption_front_channel", layer.inChannels));
  setText(figures.kernel.caption, say(words, "caption_kernel", { height: layer.kernelHeight, width: layer.kernelWidth }));
  setText(
    figures.output.caption,
    sizes ? say(words, "caption_output", { channels: layer.outChannels, height: sizes[0], width: sizes[1] }) : say(words, "impossible"),
  );
  if (sizes) figures.output.caption.append(front("caption_front_filter", layer.outChannels));
  figures.input.canvas.dataset.stack = Math.min(4, layer.inChannels);
  figures.output.canvas.dataset.stack = sizes ? Math.min(4, layer.outChannels) : 1;
}

function showStop(figures, words, { layer, steps }, input, sizes, map, position) {
  if (!sizes) {
    setText(figures.stop, "");
    figures.output.canvas.setAttribute("aria-label", say(words, "no_output_alt"));
    return;
  }
  const [row, column] = [position[0] + 1, position[1] + 1];
  const many = layer.inChannels > 1 ? "this_stop_many" : "this_stop_one";
  const taps = layer.kernelHeight * layer.kernelWidth;
  const value = shortNumber(map[position[0] * sizes[1] + position[1]]);
  setText(figures.stop, say(words, many, { row, column, taps, channels: layer.inChannels, value }));
  figures.output.canvas.setAttribute("aria-label", say(words, "output_alt", { height: sizes[0], width: sizes[1], row, column }));
  const place = { row: position[0] * steps.stride + 1, column: position[1] * steps.stride + 1 };
  figures.input.canvas.setAttribute("aria-label", say(words, "input_alt", { height: input.rows, width: input.columns, ...place }));
}

// ---- The whole -------------------------------------------------------------------------------

// Pictures are decoded once, in the background; until then the numbers stand in.
function loadPictures(model, onLoad) {
  const shape = model.get("_array_shape");
  const pictures = shape.length ? { array: pictureFromArray(model.get("_array"), shape) } : {};
  for (const name of ["digit", "photo"]) {
    decodePicture(model.get(`_${name}`)).then((picture) => {
      pictures[name] = picture;
      onLoad();
    });
  }
  return pictures;
}

function render({ model, el }) {
  const words = model.get("_words");
  const { panel, controls } = buildControls(model);
  const report = buildReport(words);
  const figures = buildFigures(words);
  const root = element("div", { class: "cnnlesson cnnlesson-explorer" }, panel, element("div", { class: "cnnlesson-main" }, figures.element, report.element));
  el.append(root);

  let colours = null;
  let hovered = null; // the output cell under the pointer; it wins over the one that was chosen
  let isGone = false;
  let kept = { key: "", input: null, map: null }; // values and output map, while only the stop moves

  function currentValues(settings, sizes) {
    const source = model.get("source");
    const key = JSON.stringify([settings, source, source in pictures]);
    if (kept.key !== key) {
      const { inChannels, kernelHeight, kernelWidth } = settings.layer;
      const picture = pictures[source];
      const make = picture ? (...shape) => pictureSource(picture, ...shape) : numbersSource;
      const values = make(inChannels, settings.vertical.inputSize, settings.horizontal.inputSize);
      const input = paddedInput(values, settings.vertical, settings.horizontal);
      const weights = edgeWeights(kernelHeight, kernelWidth);
      const map = sizes && outputMap(input, weights, { rows: sizes[0], columns: sizes[1], ...settings.steps });
      kept = { key, values, input, weights, map };
    }
    return kept;
  }

  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return;
    colours ??= readColours(root, COLOURS);
    const settings = readSettings(model);
    const found = [outputSize(settings.vertical), outputSize(settings.horizontal)];
    const sizes = found.includes(null) ? null : found;
    const { values, input, weights, map } = currentValues(settings, sizes);
    const position = sizes && (hovered ?? model.get("position")).map((place, i) => Math.min(place, sizes[i] - 1));
    const em = parseFloat(getComputedStyle(root).fontSize);
    const cell = commonCell(figures.row.clientWidth, em, input, ...(sizes ?? [1, 1]));
    paintInput(figures.input, input, values, settings, position, cell, colours);
    paintKernel(figures.kernel, weights, settings.layer, em, colours);
    figures.output.canvas.hidden = !sizes;
    if (sizes) paintOutput(figures.output, map, sizes, values.isPicture, position, cell, colours);
    showCaptions(figures, words, settings, input, values, sizes);
    showStop(figures, words, settings, input, sizes, map, position);
  }

  function update() {
    showSettings(controls, model);
    showReport(report, words, readSettings(model));
    hovered = null;
    draw();
  }

  function outputSizes() {
    const { vertical, horizontal } = readSettings(model);
    return [outputSize(vertical), outputSize(horizontal)];
  }

  function choosePosition(position) {
    model.set("position", position);
    model.save_changes();
  }

  const canvas = figures.output.canvas;
  canvas.addEventListener("pointermove", (event) => {
    if (outputSizes().includes(null)) return;
    hovered = cellUnder(event, canvas, outputSizes()[1], outputSizes()[0]);
    draw();
  });
  canvas.addEventListener("pointerleave", () => {
    hovered = null;
    draw();
  });
  canvas.addEventListener("click", () => hovered && choosePosition(hovered));
  canvas.addEventListener("keydown", (event) => {
    const step = KEY_STEPS[event.key];
    const sizes = outputSizes();
    if (!step || sizes.includes(null)) return;
    event.preventDefault();
    const start = model.get("position").map((place, i) => Math.min(place, sizes[i] - 1));
    choosePosition(start.map((place, i) => Math.min(sizes[i] - 1, Math.max(0, place + step[i]))));
  });

  const pictures = loadPictures(model, draw);
  const observer = new ResizeObserver(draw);
  observer.observe(root);
  const stopWatching = watchTheme(() => {
    colours = null;
    draw();
  });
  model.on("change", update);
  update();

  return () => {
    isGone = true;
    model.off("change", update);
    observer.disconnect();
    stopWatching();
    root.remove();
  };
}

export default { render };
