// The explorer of fully-connected layers: a feature map, the vector it unrolls into, the weights as
// lines and as a matrix, and what the layer costs beside a convolution.

import { element } from "./shared/dom.mjs";
import { buildAnnouncer } from "./shared/announcing.mjs";
import { numberControl } from "./shared/controls.mjs";
import { pointInto, within } from "./shared/cursor.mjs";
import { buildStateLine } from "./shared/stateline.mjs";
import { buildStep, showStep } from "./shared/step.mjs";
import { readColours } from "./shared/theme.mjs";
import { buildNews, chooser, editInField, keepDrawn, restorer } from "./shared/workbench.mjs";
import { say } from "./shared/words.mjs";
import { inputCount, neuronSum, pixelOf, placeOf, weightAt } from "./fully_connected/layer.mjs";
import { allSettings, isEditable, lineOfState } from "./fully_connected/settings.mjs";
import { readConvolution, readLayer, whatIsWrong } from "./fully_connected/settings.mjs";
import { buildLayerPanel } from "./fully_connected/panel.mjs";
import { buildLayerFigures, describeLayer, drawnParts } from "./fully_connected/drawing.mjs";
import { paintMap, paintMatrix, paintNetwork } from "./fully_connected/drawing.mjs";
import { showLayerCaptions } from "./fully_connected/drawing.mjs";
import { buildLayerReport, buildShift, neuronText } from "./fully_connected/report.mjs";
import { placeText, shiftLines, showLayerReport } from "./fully_connected/report.mjs";
import { sumLines, weightText } from "./fully_connected/report.mjs";

const LAYER_COLOURS = ["input", "padding", "kernel", "window", "output", "line", "ink"];
const MOST_SUMMED = 200_000; // inputs; AlexNet's image has 154,587
const NOWHERE = { place: null, neuron: null };

// The sums of these neurons, or null where they have too many inputs.
function sumsOf(layer, neurons) {
  if (inputCount(layer) > MOST_SUMMED) return null;
  const known = neurons.filter((neuron) => neuron !== null);
  return new Map(known.map((neuron) => [neuron, neuronSum(layer, neuron)]));
}

function render({ model, el }) {
  const words = model.get("_words");
  const choose = chooser(model);
  const restore = restorer({
    ...{ words, model, widget: "FullyConnectedExplorer" },
    ...{ problemWith: whatIsWrong, wholeState: allSettings },
  });
  const { panel, show: showPanel } = buildLayerPanel(model, choose);
  const weightControl = numberControl({
    label: say(words, "label_weight"),
    name: "weight",
    most: model.get("_limits").weight[1],
    onChange: chooseWeight,
  });
  const figures = buildLayerFigures(words, weightControl.element);
  const { canvases } = figures;
  const report = buildLayerReport(words);
  const step = buildStep();
  const shift = buildShift(words, moveImage);
  const stateLine = buildStateLine(words, restore);
  const announcer = buildAnnouncer();
  const note = element("p", { class: "cnnlesson-note", text: say(words, "fc_legend") });
  const main = element(
    "div",
    { class: "cnnlesson-main" },
    ...[figures.element, note, step.summary, step.lines, shift.element],
    ...[report.element, stateLine.element, announcer.element],
  );
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-workbench cnnlesson-dense" },
    panel,
    main,
  );
  el.append(root);

  let colours = null;
  let isGone = false;
  let pointed = null; // { part, cell } under the pointer; it wins over what has the focus
  let chosenPlace = 0; // the place of the vector that was clicked, or gone to by a key
  let computed = { key: "" }; // what was computed from the settings, while only the pointing changes
  const news = buildNews(draw); // what the layer is

  function chooseWeight(value) {
    const layer = readLayer(model);
    const { neuron, place } = chosenIn(layer);
    const rows = Array.from({ length: layer.outputs }, (_, j) =>
      Array.from({ length: inputCount(layer) }, (_, i) => weightAt(layer, j, i)),
    );
    rows[neuron][place] = value;
    choose({ weights: rows });
  }

  // One step further, or back to where it was; not further than out of the map.
  function moveImage(way) {
    const sides = model.get("input_size");
    const moved = model.get("shift").map((now, i) => Math.min(sides[i], now + (way?.[i] ?? 0)));
    choose({ shift: way ? moved : [0, 0] });
  }

  // The neuron and the place that are chosen, within a layer that may have become smaller.
  function chosenIn(layer) {
    const shape = [layer.outputs, inputCount(layer)];
    const [neuron, place] = within(shape, [model.get("neuron"), chosenPlace]);
    return { neuron, place };
  }

  function compute(layer) {
    const key = JSON.stringify([layer, chosenIn(layer)]);
    if (computed.key === key) return computed;
    const parts = drawnParts(layer, chosenIn(layer));
    const sums = sumsOf(layer, parts.neurons);
    const isShifted = layer.shift.some(Boolean);
    const before = isShifted ? sumsOf({ ...layer, shift: [0, 0] }, parts.neurons) : sums;
    const shiftSaid = shiftLines(words, layer, before, sums);
    computed = { key, parts, sums, shiftSaid };
    return computed;
  }

  // What a cell of a part stands for: a place of the vector, a neuron, or a weight, which is both.
  function meaning(layer, { part, cell }) {
    if (part === "map") {
      const [row, column] = cell;
      const channel = Math.floor(row / layer.height);
      return { ...NOWHERE, place: placeOf(layer, channel, row % layer.height, column) };
    }
    if (part === "vector") return { ...NOWHERE, place: cell[0] };
    if (part === "neurons") return { ...NOWHERE, neuron: cell[0] };
    return { neuron: cell[0], place: cell[1] };
  }

  function focused(layer) {
    const active = root.getRootNode().activeElement;
    const { neuron, place } = chosenIn(layer);
    if ([canvases.map, canvases.vector].includes(active)) return { neuron: null, place };
    if ([canvases.matrix, weightControl.field].includes(active)) return { neuron, place };
    return { neuron, place: null };
  }

  function textOf(layer, { neuron, place }, sums) {
    if (neuron === null) return placeText(words, layer, place);
    if (place === null) return neuronText(words, layer, neuron, sums?.get(neuron));
    return weightText(words, layer, neuron, place);
  }

  // Gives what is said of the place that is shown.
  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return "";
    colours ??= readColours(root, LAYER_COLOURS);
    const layer = readLayer(model);
    const { parts, sums, shiftSaid } = compute(layer);
    const chosen = chosenIn(layer);
    const lit = pointed ? meaning(layer, pointed) : focused(layer);
    const isPointedAt = pointed && lit.neuron !== null && parts.neurons.includes(lit.neuron);
    const told = isPointedAt ? lit.neuron : chosen.neuron;
    const summary = textOf(layer, lit, sums);

    const em = parseFloat(getComputedStyle(root).fontSize);
    const size = { em, room: main.clientWidth - em };
    paintMap(canvases.map, layer, parts, lit, size, colours);
    paintNetwork(figures, layer, parts, sums, lit, size, colours);
    paintMatrix(canvases.matrix, layer, parts, lit, size, colours);
    showLayerCaptions(figures, words, layer, parts);
    describeLayer(figures, words, layer, chosen, sums);
    weightControl.element.hidden = weightControl.field.disabled = !isEditable(layer);
    weightControl.name(say(words, "fc_label_weight_at", chosen));
    weightControl.set(weightAt(layer, chosen.neuron, chosen.place));
    showStep(step, summary, sumLines(words, layer, told, sums?.get(told)));
    shift.show(shiftSaid);
    return summary;
  }

  function update() {
    pointed = null;
    showPanel();
    stateLine.show(lineOfState(model));
    news.set(showLayerReport(report, words, readLayer(model), readConvolution(model)));
    draw();
    announcer.announce(news.tell);
  }

  function point(part) {
    return (cell) => {
      pointed = cell && { part, cell };
      draw();
    };
  }

  // A place is kept here, a neuron in the model, where Python can see it.
  function go(part) {
    return (cell) => {
      const { neuron, place } = meaning(readLayer(model), { part, cell });
      chosenPlace = place ?? chosenPlace;
      if (neuron !== null && neuron !== model.get("neuron")) choose({ neuron });
      else draw();
      announcer.announce(news.tell);
    };
  }

  // Each part: the grid that the keys walk in, the cell that is chosen, and the part that is drawn.
  const grids = {
    map: (layer, { place }, { channels }) => {
      const [channel, row, column] = pixelOf(layer, place);
      return {
        shape: [layer.channels * layer.height, layer.width],
        at: [channel * layer.height + row, column],
        drawn: [channels.length * layer.height, layer.width],
        cell: ([row, column]) => [
          channels[Math.floor(row / layer.height)] * layer.height + (row % layer.height),
          column,
        ],
      };
    },
    vector: (layer, { place }, { places }) => column(inputCount(layer), place, places),
    neurons: (layer, { neuron }, { neurons }) => column(layer.outputs, neuron, neurons),
    matrix: (layer, { neuron, place }, { neurons, places }) => ({
      shape: [layer.outputs, inputCount(layer)],
      at: [neuron, place],
      drawn: [neurons.length, places.length],
      cell: ([row, column]) => whereBoth(neurons[row], places[column]),
    }),
  };

  function column(count, at, drawn) {
    const cell = ([row]) => whereBoth(drawn[row], 0);
    return { shape: [count, 1], at: [at, 0], drawn: [drawn.length, 1], cell };
  }

  function whereBoth(row, column) {
    return row === null || column === null ? null : [row, column];
  }

  for (const part of Object.keys(grids)) {
    const now = () => {
      const layer = readLayer(model);
      return grids[part](layer, chosenIn(layer), compute(layer).parts);
    };
    pointInto(canvases[part], {
      shape: () => now().shape,
      at: () => now().at,
      onPoint: point(part),
      onChoose: go(part),
      seen: () => ({ shape: now().drawn, cell: now().cell }),
    });
  }
  editInField(canvases.matrix, weightControl, draw);

  const putAway = keepDrawn({
    ...{ model, root, draw, update, parts: [announcer] },
    forget: () => (colours = null),
  });
  update();
  announcer.stop(); // nobody has changed anything yet
  news.settle();

  return () => {
    isGone = true;
    putAway();
  };
}

export default { render };
