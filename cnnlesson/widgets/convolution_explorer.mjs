// The convolution explorer: drag a setting, see the padded input, the window and the output move.

import { element } from "./shared/dom.mjs";
import { readColours, watchTheme } from "./shared/theme.mjs";
import { cellUnder } from "./shared/grid.mjs";
import { buildStepper } from "./shared/stepping.mjs";
import { numbersSource, pictureSource } from "./shared/pictures.mjs";
import { pictureFromArray, decodePicture } from "./shared/pictures.mjs";
import { outputMap, outputSize } from "./shared/convolution.mjs";
import { readSettings } from "./convolution/settings.mjs";
import { buildControls, showSettings } from "./convolution/panel.mjs";
import { buildReport, showReport } from "./convolution/report.mjs";
import { buildFigures, commonCell, edgeWeights, paddedInput } from "./convolution/drawing.mjs";
import { paintInput, paintKernel, paintOutput } from "./convolution/drawing.mjs";
import { describeFigures, showCaptions, weightAt } from "./convolution/drawing.mjs";
import { buildStep, showStep, MOST_CHANNELS } from "./convolution/step.mjs";

const COLOURS = ["input", "padding", "kernel", "window", "output", "unread", "line", "ink"];
// Where a key moves the window, in rows and columns; Home and End go as far as there is.
const KEY_STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [-Infinity, -Infinity],
  End: [Infinity, Infinity],
};

// A picture when it is first asked for; while it is being decoded, null, and the numbers stand in.
function pictureShelf(model, onLoad) {
  const shape = model.get("_array_shape");
  const shelf = { numbers: null };
  if (shape.length) shelf.array = pictureFromArray(model.get("_array"), shape);
  return (source) => {
    if (!(source in shelf)) {
      shelf[source] = null;
      decodePicture(model.get(`_${source}`)).then((picture) => {
        shelf[source] = picture;
        onLoad();
      });
    }
    return shelf[source];
  };
}

// Height and width of the output, or null where there is none.
function sizesOf({ vertical, horizontal }) {
  const sizes = [outputSize(vertical), outputSize(horizontal)];
  return sizes.includes(null) ? null : sizes;
}

// What one stop reads: its weights, row by row, and beside each the value in the first channels.
function readStop({ values, input, weights, map }, { layer, steps }, sizes, position) {
  const { kernelHeight, kernelWidth } = layer;
  const taps = Array.from({ length: kernelHeight * kernelWidth }, (_, i) => [
    Math.floor(i / kernelWidth),
    i % kernelWidth,
  ]);
  const place = (tap, axis) => position[axis] * steps.stride + tap[axis] * steps.dilation;
  return {
    position,
    weights: taps.map(([row, column]) => weightAt(weights, row, column)),
    channelCount: values.channels,
    channels: Array.from({ length: Math.min(values.channels, MOST_CHANNELS) }, (_, channel) =>
      taps.map((tap) => input.front(channel, place(tap, 0), place(tap, 1))),
    ),
    value: map[position[0] * sizes[1] + position[1]],
  };
}

function render({ model, el }) {
  const words = model.get("_words");
  const { panel, controls } = buildControls(model);
  const report = buildReport(words);
  const figures = buildFigures(words);
  const step = buildStep();
  const stepper = buildStepper(words, (at) => {
    const columns = sizesOf(readSettings(model))[1];
    choosePosition([Math.floor(at / columns), at % columns]);
  });
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-explorer" },
    panel,
    element(
      "div",
      { class: "cnnlesson-main" },
      figures.element,
      stepper.element,
      step.summary,
      report.element,
      step.lines, // last, since they are long and change their height
    ),
  );
  el.append(root);

  let colours = null;
  let hovered = null; // the output cell under the pointer; it wins over the one that was chosen
  let isGone = false;
  let kept = { key: "", input: null, map: null }; // values and output map, while only the stop moves

  function currentValues(settings, sizes) {
    const source = model.get("source");
    const picture = pictureOf(source);
    const key = JSON.stringify([settings, source, picture !== null]);
    if (kept.key !== key) {
      const { inChannels, kernelHeight, kernelWidth } = settings.layer;
      const make = picture ? (...shape) => pictureSource(picture, ...shape) : numbersSource;
      const values = make(inChannels, settings.vertical.inputSize, settings.horizontal.inputSize);
      const input = paddedInput(values, settings.vertical, settings.horizontal);
      const weights = edgeWeights(kernelHeight, kernelWidth);
      const map =
        sizes &&
        outputMap(input, weights, { rows: sizes[0], columns: sizes[1], ...settings.steps });
      kept = { key, values, input, weights, map };
    }
    return kept;
  }

  const pictureOf = pictureShelf(model, draw);

  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return;
    colours ??= readColours(root, COLOURS);
    const settings = readSettings(model);
    const sizes = sizesOf(settings);
    const current = currentValues(settings, sizes);
    const { values, input, weights, map } = current;
    const position =
      sizes && (hovered ?? model.get("position")).map((place, i) => Math.min(place, sizes[i] - 1));
    const em = parseFloat(getComputedStyle(root).fontSize);
    const cell = commonCell(figures.row.clientWidth, em, input, ...(sizes ?? [1, 1]));
    paintInput(figures.input, input, values, settings, position, cell, colours);
    paintKernel(figures.kernel, weights, settings.layer, em, colours);
    figures.output.canvas.hidden = !sizes;
    if (sizes) paintOutput(figures.output, map, sizes, values.isPicture, position, cell, colours);
    showCaptions(figures, words, settings, input, values, sizes);
    describeFigures(figures, words, settings, input, sizes, position);
    showStep(step, words, sizes && readStop(current, settings, sizes, position));
    if (sizes) stepper.show(position[0] * sizes[1] + position[1], sizes[0] * sizes[1]);
    else stepper.show(0, 0);
  }

  function update() {
    showSettings(controls, model);
    showReport(report, words, readSettings(model));
    hovered = null;
    draw();
  }

  function choosePosition(position) {
    model.set("position", position);
    model.save_changes();
  }

  const canvas = figures.output.canvas;
  canvas.addEventListener("pointermove", (event) => {
    const sizes = sizesOf(readSettings(model));
    if (!sizes) return;
    hovered = cellUnder(event, canvas, sizes[1], sizes[0]);
    draw();
  });
  canvas.addEventListener("pointerleave", () => {
    hovered = null;
    draw();
  });
  canvas.addEventListener("click", () => hovered && choosePosition(hovered));
  canvas.addEventListener("keydown", (event) => {
    const way = KEY_STEPS[event.key];
    const sizes = sizesOf(readSettings(model));
    if (!way || !sizes) return;
    event.preventDefault();
    const start = model.get("position").map((place, i) => Math.min(place, sizes[i] - 1));
    choosePosition(start.map((place, i) => Math.min(sizes[i] - 1, Math.max(0, place + way[i]))));
  });

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
    stepper.stop();
    root.remove();
  };
}

export default { render };
