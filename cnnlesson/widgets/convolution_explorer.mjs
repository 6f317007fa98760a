// The convolution explorer: drag a setting, see the padded input, the window and the output move.

import { element } from "./shared/dom.mjs";
import { buildAnnouncer } from "./shared/announcing.mjs";
import { numberControl } from "./shared/controls.mjs";
import { pointInto, within } from "./shared/cursor.mjs";
import { kernelRows } from "./shared/kernels.mjs";
import { buildStateLine } from "./shared/stateline.mjs";
import { buildStepper } from "./shared/stepping.mjs";
import { readColours } from "./shared/theme.mjs";
import { impulseSource, numbersSource, pictureSource } from "./shared/pictures.mjs";
import { pictureShelf } from "./shared/pictures.mjs";
import { outputMap, outputSize } from "./shared/convolution.mjs";
import { buildNews, chooser, editInField, keepDrawn, restorer } from "./shared/workbench.mjs";
import { say } from "./shared/words.mjs";
import { problemWith, readSettings, stateOf, wholeState } from "./convolution/settings.mjs";
import { buildPanel } from "./convolution/panel.mjs";
import { buildReport, showReport } from "./convolution/report.mjs";
import { buildFigures, commonCell, greyScale, paddedInput } from "./convolution/drawing.mjs";
import { paintInput, paintKernel, paintOutput } from "./convolution/drawing.mjs";
import { describeFigures, showCaptions } from "./convolution/drawing.mjs";
import { lightUp } from "./convolution/pointing.mjs";
import { buildStep, showStep, stopLines, stopSummary, MOST_CHANNELS } from "./shared/step.mjs";

const COLOURS = ["input", "padding", "kernel", "window", "output", "unread", "line", "ink"];

// Height and width of the output, or null where there is none.
function sizesOf({ vertical, horizontal }) {
  const sizes = [outputSize(vertical), outputSize(horizontal)];
  return sizes.includes(null) ? null : sizes;
}

// What one stop reads: its weights, row by row, and beside each the value in the first channels.
function readStop({ source, input, weights, map, sizes }, { layer, steps }, position) {
  const { kernelHeight, kernelWidth } = layer;
  const taps = Array.from({ length: kernelHeight * kernelWidth }, (_, i) => [
    Math.floor(i / kernelWidth),
    i % kernelWidth,
  ]);
  const place = (tap, axis) => position[axis] * steps.stride + tap[axis] * steps.dilation;
  return {
    position,
    weights: taps.map(([row, column]) => weights[row][column]),
    channelCount: source.channels,
    channels: Array.from({ length: Math.min(source.channels, MOST_CHANNELS) }, (_, channel) =>
      taps.map((tap) => input.front(channel, place(tap, 0), place(tap, 1))),
    ),
    bias: layer.bias,
    value: map[position[0] * sizes[1] + position[1]],
  };
}

function render({ model, el }) {
  const words = model.get("_words");
  const choose = chooser(model);
  const restore = restorer({
    ...{ words, model, widget: "ConvolutionExplorer" },
    ...{ problemWith, wholeState },
  });
  const { panel, show: showPanel } = buildPanel(model);
  const weightControl = numberControl({
    label: say(words, "label_weight"),
    name: "weight",
    most: model.get("_limits").weight[1],
    onChange: chooseWeight,
  });
  const figures = buildFigures(words, weightControl.element);
  const report = buildReport(words);
  const step = buildStep();
  const stepper = buildStepper(words, (at) => {
    const columns = sizesOf(readSettings(model))[1];
    choose({ position: [Math.floor(at / columns), at % columns] });
  });
  const stateLine = buildStateLine(words, restore);
  const impulse = element("p", { class: "cnnlesson-note", text: say(words, "impulse_note") });
  const announcer = buildAnnouncer();
  const main = element(
    "div",
    { class: "cnnlesson-main" },
    figures.element,
    impulse,
    stepper.element,
    step.summary,
    report.element,
    stateLine.element,
    step.lines, // last, since they are long and change their height
    announcer.element,
  );
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-workbench cnnlesson-explorer" },
    panel,
    main,
  );
  el.append(root);

  let colours = null;
  let isGone = false;
  let pointed = null; // { grid, cell } under the pointer; it wins over what has the focus
  const chosen = { input: [0, 0], kernel: [0, 0] }; // the cells that the arrow keys have gone to
  let drawn = { key: "" }; // what was computed from the settings, while only the pointing changes
  const news = buildNews(draw); // the shape, or why there is none

  // While a picture is being decoded the numbers stand in.
  const pictureOf = pictureShelf(model, (source) => model.get(`_${source}`), draw);

  function chooseWeight(value) {
    const rows = currentKernel();
    const [row, column] = within(shapeOf.kernel(), chosen.kernel);
    rows[row][column] = value;
    choose({ kernel: rows });
  }

  function currentKernel() {
    return kernelRows(model.get("kernel"), ...model.get("kernel_size"));
  }

  function compute(settings) {
    const { inChannels } = settings.layer;
    const picture = ["numbers", "impulse"].includes(model.get("source"))
      ? null
      : pictureOf(model.get("source"));
    const key = JSON.stringify([settings, model.get("source"), model.get("kernel"), !picture]);
    if (drawn.key === key) return drawn;
    const shape = [inChannels, settings.vertical.inputSize, settings.horizontal.inputSize];
    const standIn = model.get("source") === "impulse" ? impulseSource : numbersSource;
    const source = picture ? pictureSource(picture, ...shape) : standIn(...shape);
    const sizes = sizesOf(settings);
    const input = paddedInput(source, settings.vertical, settings.horizontal);
    const weights = currentKernel();
    const { bias } = settings.layer;
    const map =
      sizes &&
      outputMap(input, weights, { rows: sizes[0], columns: sizes[1], bias, ...settings.steps });
    const grey = sizes && source.isPicture ? greyScale(map, weights, source) : null;
    drawn = { key, source, sizes, input, weights, map, grey };
    return drawn;
  }

  const shapeOf = {
    input: () => (drawn.input ? [drawn.input.rows, drawn.input.columns] : null),
    kernel: () => model.get("kernel_size"),
    output: () => sizesOf(readSettings(model)),
  };

  // The grid that has the focus, with the cell that the keys have gone to.
  function focused() {
    const active = root.getRootNode().activeElement;
    const grids = [
      ["input", figures.input.canvas],
      ["kernel", figures.kernel.canvas],
      ["kernel", weightControl.field],
    ];
    const grid = grids.find(([, node]) => node === active)?.[0];
    return grid ? { grid, cell: chosen[grid] } : null;
  }

  // Gives what is said of the place that is shown.
  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return "";
    colours ??= readColours(root, COLOURS);
    const settings = readSettings(model);
    const { source, sizes, input, weights, map, grey } = compute(settings);
    const cells = {
      input: within(shapeOf.input(), chosen.input),
      kernel: within(shapeOf.kernel(), chosen.kernel),
      output: sizes && within(sizes, model.get("position")),
    };
    const place = pointed ?? focused() ?? { grid: "output", cell: model.get("position") };
    const at = sizes && { ...place, cell: within(shapeOf[place.grid](), place.cell) };
    const isPadded = input.rows > source.height || input.columns > source.width;
    const lit = sizes ? lightUp(words, settings, sizes, isPadded, at) : {};
    const stop = sizes && readStop(drawn, settings, at.grid === "output" ? at.cell : cells.output);
    const summary = stop ? (lit.text ?? stopSummary(words, stop)) : "";

    const em = parseFloat(getComputedStyle(root).fontSize);
    const cell = commonCell(figures.row.clientWidth, em, input, ...(sizes ?? [1, 1]));
    paintInput(figures.input, input, source, settings, lit.input, cell, colours);
    paintKernel(figures.kernel, weights, lit.kernel ?? {}, em, colours);
    figures.output.canvas.hidden = !sizes;
    if (sizes) paintOutput(figures.output, map, sizes, grey, lit.output, cell, colours);
    showCaptions(figures, words, settings, drawn);
    describeFigures(figures, words, settings, drawn, cells);
    weightControl.name(
      say(words, "label_weight_at", { row: cells.kernel[0] + 1, column: cells.kernel[1] + 1 }),
    );
    weightControl.set(weights[cells.kernel[0]][cells.kernel[1]]);
    showStep(step, summary, stop ? stopLines(words, stop) : []);
    const [rows, columns] = sizes ?? [0, 0];
    stepper.show(sizes ? stop.position[0] * columns + stop.position[1] : 0, rows * columns);
    return summary;
  }

  function update() {
    pointed = null;
    showPanel();
    impulse.hidden = model.get("source") !== "impulse" || !shapeOf.output();
    stateLine.show(stateOf(model));
    news.set(showReport(report, words, readSettings(model)));
    draw();
    announcer.announce(news.tell);
  }

  function point(grid) {
    return (cell) => {
      pointed = cell && { grid, cell };
      draw();
    };
  }

  for (const grid of ["input", "kernel"]) {
    pointInto(figures[grid].canvas, {
      shape: shapeOf[grid],
      at: () => within(shapeOf[grid](), chosen[grid]),
      onPoint: point(grid),
      onChoose: (cell) => {
        chosen[grid] = cell;
        draw();
        announcer.announce(news.tell);
      },
    });
  }
  pointInto(figures.output.canvas, {
    shape: shapeOf.output,
    at: () => within(shapeOf.output(), model.get("position")),
    onPoint: point("output"),
    onChoose: (position) => choose({ position }),
  });
  editInField(figures.kernel.canvas, weightControl, draw);

  const putAway = keepDrawn({
    ...{ model, root, draw, update, parts: [stepper, announcer] },
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
