// The convolution explorer: drag a setting, see the padded input, the window and the output move.

import { element } from "./shared/dom.mjs";
import { readColours, watchTheme } from "./shared/theme.mjs";
import { cellUnder } from "./shared/grid.mjs";
import { numbersSource, pictureSource } from "./shared/pictures.mjs";
import { pictureFromArray, decodePicture } from "./shared/pictures.mjs";
import { outputMap, outputSize } from "./shared/convolution.mjs";
import { readSettings } from "./convolution/settings.mjs";
import { buildControls, showSettings } from "./convolution/panel.mjs";
import { buildReport, showReport } from "./convolution/report.mjs";
import { buildFigures, commonCell, edgeWeights, paddedInput } from "./convolution/drawing.mjs";
import { paintInput, paintKernel, paintOutput } from "./convolution/drawing.mjs";
import { showCaptions, showStop } from "./convolution/drawing.mjs";

const COLOURS = ["input", "padding", "kernel", "window", "output", "unread", "line", "ink"];
const KEY_STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

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
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-explorer" },
    panel,
    element("div", { class: "cnnlesson-main" }, figures.element, report.element),
  );
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
      const map =
        sizes &&
        outputMap(input, weights, { rows: sizes[0], columns: sizes[1], ...settings.steps });
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
    const position =
      sizes && (hovered ?? model.get("position")).map((place, i) => Math.min(place, sizes[i] - 1));
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
