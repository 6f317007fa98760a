// The drawing: the map's channels below each other, the vector, the weights as lines, the neurons,
// and the weights once more as a matrix. Of a large layer a sample is drawn.

import { element, setText, KEY_GUARD } from "../shared/dom.mjs";
import { packed, pixel } from "../shared/theme.mjs";
import { cellSize, fitCanvas, paintCells, paintLines } from "../shared/grid.mjs";
import { paintMarks, paintNumbers, paintWindow } from "../shared/grid.mjs";
import { grouped, joined, say, shortNumber } from "../shared/words.mjs";
import { inputCount, pixelAt, pixelOf, sample, valueAt, weightAt } from "./layer.mjs";

const MOST_PLACES = 18; // of the vector
const MOST_NEURONS = 8;
const MOST_CHANNELS_DRAWN = 5;

// Lengths in units of the letters' size.
const ENTRY = 1.75; // the height of an entry of the vector
const LETTER_WIDTH = 0.53; // of a name, as x[8]
const BOX = 2.2; // a value of the vector
const SUM = 4.2; // a neuron with its sum
const NETWORK = 36; // the vector, the lines and the neurons, where there is room
const BESIDE = 22; // the least width of those beside the map; else they stand below it
const SHORTEST = 3; // the lines
const NARROWEST_FIGURE = 9.2; // the style says the same
const MAP = 16; // the longest side of the map
const MATRIX_CELL = 2.2;

export function buildLayerFigures(words, weightField) {
  const canvas = (name) =>
    element("canvas", {
      role: "application",
      tabindex: "0",
      "data-figure": name,
      ...KEY_GUARD,
    });
  const figure = (drawn, ...below) => {
    const caption = element("figcaption");
    return { caption, element: element("figure", {}, drawn, caption, ...below) };
  };
  const canvases = {
    ...{ map: canvas("map"), vector: canvas("vector"), neurons: canvas("neurons") },
    ...{ matrix: canvas("matrix"), lines: element("canvas", { role: "img" }) },
  };
  const arrow = element("span", { class: "cnnlesson-flatten", text: say(words, "fc_flatten") });
  const parts = [canvases.vector, canvases.lines, canvases.neurons];
  const network = element("div", { class: "cnnlesson-network" }, arrow, ...parts);
  const [map, net, matrix] = [
    figure(canvases.map),
    figure(network),
    figure(canvases.matrix, weightField),
  ];
  const row = element("div", { class: "cnnlesson-figures" }, map.element, net.element);
  return {
    canvases,
    captions: { map: map.caption, network: net.caption, matrix: matrix.caption },
    row,
    arrow,
    element: element("div", {}, row, matrix.element),
  };
}

// What is drawn of each part; null stands for what is left out.
export function drawnParts(layer, { neuron, place }) {
  const [channel] = pixelOf(layer, place);
  return {
    channels: sample(layer.channels, MOST_CHANNELS_DRAWN, channel).filter((one) => one !== null),
    places: sample(inputCount(layer), MOST_PLACES, place),
    neurons: sample(layer.outputs, MOST_NEURONS, neuron),
  };
}

// `lit` is { place, neuron }, each of which may be null: what the drawing points at.
export function paintMap(canvas, layer, { channels }, lit, { em, room }, colours) {
  const [rows, columns] = [channels.length * layer.height, layer.width];
  const cell = cellSize(columns, rows, Math.min(room, MAP * em), 1.5 * MAP * em, 2.2 * em);
  const context = fitCanvas(canvas, columns, rows, cell);
  const flat = packed(colours.input);
  const value = (row, column) =>
    pixelAt(layer, channels[Math.floor(row / layer.height)], row % layer.height, column);
  paintCells(context, columns, rows, cell, (row, column) => {
    if (cell >= 14) return flat;
    const shade = Math.round((255 * value(row, column)) / 9);
    return pixel(shade, shade, shade);
  });
  paintLines(context, columns, rows, cell, colours.line);
  const text = (row, column) => String(value(row, column));
  paintNumbers(context, columns, rows, cell, text, () => colours.ink);
  context.fillStyle = colours.window;
  for (let at = 1; at < channels.length; at++) {
    context.fillRect(0, at * layer.height * cell - 1, columns * cell, 2);
  }
  if (lit.place === null) return;
  const [channel, row, column] = pixelOf(layer, lit.place);
  const seen = channels.indexOf(channel);
  if (seen >= 0) {
    const at = { row: seen * layer.height + row, column, height: 1, width: 1, dilation: 1 };
    paintWindow(context, at, cell, colours.window);
  }
}

// The vector, the lines and the neurons beside each other, one height for all.
export function paintNetwork(figures, layer, parts, sums, lit, { em, room }, colours) {
  const { canvases } = figures;
  const entry = Math.round(ENTRY * em);
  const vector = {
    ...{ entries: parts.places, lit: lit.place, colour: colours.input, isLabelFirst: true },
    ...{ box: BOX * em, last: inputCount(layer) - 1, letter: "x" },
    text: (place) => shortNumber(valueAt(layer, place)),
  };
  const neurons = {
    ...{ entries: parts.neurons, lit: lit.neuron, colour: colours.output, isLabelFirst: false },
    ...{ box: SUM * em, last: layer.outputs - 1, letter: "y" },
    text: (neuron) => (sums ? shortNumber(sums.get(neuron)) : ""),
  };
  const widths = [vector, neurons].map((column) => columnWidth(column, em));
  const across = roomForLines(figures, widths, em, room);
  paintColumn(canvases.vector, vector, widths[0], { entry, em }, colours);
  paintColumn(canvases.neurons, neurons, widths[1], { entry, em }, colours);
  const height = entry * Math.max(parts.places.length, parts.neurons.length);
  const context = fitCanvas(canvases.lines, across, height, 1);
  const middle = (list, i) => (height - list.length * entry) / 2 + (i + 0.5) * entry;
  const ends = ({ i, j }) => [middle(parts.places, i), middle(parts.neurons, j), across];
  paintWeights(context, layer, parts, lit, ends, colours);
}

// Beside the map where that is wide enough, else below it; and below the word "flatten" where there
// is little room even so.
function roomForLines({ canvases, arrow }, widths, em, room) {
  const mapWidth = Math.max(NARROWEST_FIGURE * em, parseFloat(canvases.map.style.width));
  const beside = room - mapWidth - 2 * em;
  const whole = Math.min(NETWORK * em, beside < BESIDE * em ? room : beside);
  arrow.classList.remove("cnnlesson-above");
  const wide = whole - widths[0] - widths[1];
  if (wide - arrow.offsetWidth >= SHORTEST * em) return wide - arrow.offsetWidth;
  arrow.classList.add("cnnlesson-above");
  return Math.max(SHORTEST * em, wide);
}

function columnWidth({ box, last, letter }, em) {
  return box + (nameOf(letter, last).length * LETTER_WIDTH + 0.6) * em;
}

function nameOf(letter, at) {
  return `${letter}[${at}]`;
}

function paintColumn(canvas, column, width, { entry, em }, colours) {
  const { entries, lit, colour, box, letter, isLabelFirst } = column;
  const context = fitCanvas(canvas, width, entry * entries.length, 1);
  const x = isLabelFirst ? width - box : 0;
  context.textBaseline = "middle";
  context.font = `${Math.round(0.85 * em)}px ui-monospace, monospace`;
  entries.forEach((one, i) => {
    const middle = (i + 0.54) * entry;
    context.fillStyle = colours.ink;
    context.textAlign = "center";
    if (one === null) return context.fillText("⋮", x + box / 2, middle);
    context.fillStyle = colour;
    context.fillRect(x + 1, i * entry + 1, box - 2, entry - 2);
    context.strokeStyle = one === lit ? colours.window : colours.line;
    context.lineWidth = one === lit ? 3 : 1;
    context.strokeRect(x + 1.5, i * entry + 1.5, box - 3, entry - 3);
    context.fillStyle = colours.ink;
    context.fillText(column.text(one), x + box / 2, middle, box - 6);
    context.textAlign = isLabelFirst ? "right" : "left";
    const labelX = isLabelFirst ? x - 5 : box + 5;
    context.fillText(nameOf(letter, one), labelX, middle, width - box - 5);
  });
}

// A line for each weight: solid where it is positive, dashed where it is negative, the thicker the
// larger; what is pointed at comes last, over the others.
function paintWeights(context, layer, { places, neurons }, lit, ends, colours) {
  const lines = neurons.flatMap((neuron, j) =>
    places.map((place, i) => ({ neuron, place, i, j, isLit: isLineLit(lit, neuron, place) })),
  );
  const known = lines
    .filter(({ neuron, place }) => neuron !== null && place !== null)
    .map((one) => ({ ...one, weight: weightAt(layer, one.neuron, one.place) }))
    .filter(({ weight }) => weight !== 0)
    .sort((one, other) => Number(one.isLit) - Number(other.isLit));
  const largest = Math.max(...known.map(({ weight }) => Math.abs(weight)));
  for (const one of known) {
    const [from, to, across] = ends(one);
    context.strokeStyle = one.isLit ? colours.window : colours.line;
    context.globalAlpha = one.isLit ? 1 : 0.7;
    context.lineWidth = 0.5 + (2.5 * Math.abs(one.weight)) / largest;
    context.setLineDash(one.weight < 0 ? [5, 4] : []);
    context.beginPath();
    context.moveTo(0, from);
    context.lineTo(across, to);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function isLineLit(lit, neuron, place) {
  if (lit.neuron === null) return lit.place === place;
  return lit.neuron === neuron && (lit.place === null || lit.place === place);
}

export function paintMatrix(canvas, layer, { places, neurons }, lit, { em, room }, colours) {
  const [rows, columns] = [neurons.length, places.length];
  const cell = cellSize(columns, rows, room, 30 * em, MATRIX_CELL * em);
  const context = fitCanvas(canvas, columns, rows, cell);
  const [flat, gap] = [packed(colours.kernel), packed(colours.padding)];
  const isGap = (row, column) => neurons[row] === null || places[column] === null;
  paintCells(context, columns, rows, cell, (row, column) => (isGap(row, column) ? gap : flat));
  paintLines(context, columns, rows, cell, colours.line);
  const text = (row, column) =>
    isGap(row, column) ? "…" : shortNumber(weightAt(layer, neurons[row], places[column]));
  paintNumbers(context, columns, rows, cell, text, () => colours.ink);
  const [row, column] = [neurons.indexOf(lit.neuron), places.indexOf(lit.place)];
  const isSeen = {
    row: lit.neuron !== null && row >= 0,
    column: lit.place !== null && column >= 0,
  };
  if (isSeen.row) {
    paintWindow(
      context,
      { row, column: 0, height: 1, width: columns, dilation: 1 },
      cell,
      colours.window,
    );
  }
  if (!isSeen.column) return;
  const marked = isSeen.row ? [row] : neurons.map((_, i) => i);
  paintMarks(context, { rows, columns }, { rows: marked, columns: [column] }, cell, colours.window);
}

export function showLayerCaptions({ captions }, words, layer, parts) {
  const { channels, height, width, outputs } = layer;
  const inputs = inputCount(layer);
  const seen = (list) => list.filter((one) => one !== null).length;
  const isCut = (list, count) => seen(list) < count;
  const lines = {
    map: [
      say(words, "fc_caption_map", { channels, height, width }),
      channels > 1 && say(words, "fc_caption_channels", { list: parts.channels.join(", ") }),
    ],
    network: [
      say(words, "fc_caption_network"),
      (isCut(parts.places, inputs) || isCut(parts.neurons, outputs)) &&
        say(words, "fc_caption_sample", {
          places: seen(parts.places),
          inputs: grouped(inputs),
          neurons: seen(parts.neurons),
          outputs: grouped(outputs),
        }),
    ],
    matrix: [
      say(words, "fc_caption_matrix", { inputs: grouped(inputs), outputs: grouped(outputs) }),
    ],
  };
  for (const [name, said] of Object.entries(lines)) {
    setText(captions[name], joined(words, said.filter(Boolean)));
  }
}

// What a screen reader hears of each part when it comes to it.
export function describeLayer({ canvases }, words, layer, { neuron, place }, sums) {
  const hear = (name, text) => canvases[name].setAttribute("aria-label", text);
  const { channels, height, width, outputs } = layer;
  const inputs = inputCount(layer);
  const [channel, row, column] = pixelOf(layer, place);
  const value = shortNumber(valueAt(layer, place));
  const at = { channel, row, column, value };
  const weight = shortNumber(weightAt(layer, neuron, place));
  const sum = sums ? shortNumber(sums.get(neuron)) : say(words, "fc_no_sum");
  hear("map", say(words, "fc_map_alt", { channels, height, width, ...at, place }));
  hear("vector", say(words, "fc_vector_alt", { inputs, place, value }));
  hear("lines", say(words, "fc_lines_alt", { inputs, outputs }));
  hear("neurons", say(words, "fc_neurons_alt", { outputs, neuron, sum }));
  hear("matrix", say(words, "fc_matrix_alt", { inputs, outputs, neuron, place, weight }));
}
