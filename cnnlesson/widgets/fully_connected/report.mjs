// The words and numbers beside the drawing: the layer's costs, those of a convolution for the same
// job, a neuron's sum, and what a shift does.

import { element, setLines, setText, KEY_GUARD } from "../shared/dom.mjs";
import { copyLine, errorBox, resultList, resultNode } from "../shared/results.mjs";
import { multiplyAdds, multiplyAddsWorked, parameters } from "../shared/convolution.mjs";
import { parametersWorked, whyNot } from "../shared/convolution.mjs";
import { equals, productsText, total, MOST_PRODUCTS } from "../shared/step.mjs";
import { counted, grouped, say, shortNumber } from "../shared/words.mjs";
import { biasOf, inputCount, lostCount, pixelOf, placeOf, valueAt, weightAt } from "./layer.mjs";
import { denseMultiplyAddsWorked, denseParameters, denseParametersWorked } from "./layer.mjs";
import { ratioText } from "./layer.mjs";

const NAMES = [
  ...["parameters", "multiplyAdds", "fewParameters", "manyParameters", "moreParameters"],
  ...["fewMultiplyAdds", "manyMultiplyAdds", "moreMultiplyAdds"],
];

export function buildLayerReport(words) {
  const nodes = Object.fromEntries(NAMES.map((name) => [name, resultNode(name)]));
  const torch = resultNode("torch", "code");
  const job = element("p", { "data-result": "job" });
  const error = errorBox();
  const note = element("small", { text: say(words, "multiply_adds_note") });
  const own = resultList([
    [say(words, "label_parameters"), nodes.parameters],
    [say(words, "label_multiply_adds"), nodes.multiplyAdds, note],
  ]);
  const pair = element(
    "div",
    {},
    job,
    resultList([
      [say(words, "fc_few_parameters"), nodes.fewParameters],
      [say(words, "fc_many_parameters"), nodes.manyParameters],
      ["", nodes.moreParameters],
      [say(words, "fc_few_multiply_adds"), nodes.fewMultiplyAdds],
      [say(words, "fc_many_multiply_adds"), nodes.manyMultiplyAdds],
      ["", nodes.moreMultiplyAdds],
    ]),
  );
  const heading = (text) => element("p", { class: "cnnlesson-heading", text });
  const report = element(
    "div",
    { class: "cnnlesson-report" },
    heading(say(words, "fc_group_layer")),
    own,
    copyLine(words, say(words, "label_torch"), torch),
    heading(say(words, "fc_same_job")),
    error.element,
    pair,
  );
  return { nodes, torch, job, error, pair, element: report };
}

// Gives what is said of the result as a whole.
export function showLayerReport(report, words, layer, convolution) {
  const inputs = inputCount(layer);
  const { nodes } = report;
  setText(nodes.parameters, denseParametersWorked(inputs, layer.outputs));
  setText(nodes.multiplyAdds, denseMultiplyAddsWorked(inputs, layer.outputs));
  setText(report.torch, `nn.Sequential(nn.Flatten(), nn.Linear(${inputs}, ${layer.outputs}))`);
  const reasons = convolution.sizes ? [] : whyNoConvolution(words, convolution.axes);
  report.error.show(reasons);
  report.pair.hidden = !convolution.sizes;
  if (convolution.sizes) showPair(report, words, inputs, convolution);
  const parameterCount = grouped(denseParameters(inputs, layer.outputs));
  const result = { inputs: grouped(inputs), outputs: grouped(layer.outputs) };
  return say(words, "fc_result", { ...result, parameters: parameterCount });
}

function showPair({ nodes, job }, words, inputs, { layer, steps, sizes }) {
  const [height, width] = sizes;
  const values = layer.outChannels * height * width;
  const few = { parameters: parameters(layer), adds: multiplyAdds(layer, height, width) };
  const shape = `(${layer.outChannels}, ${height}, ${width})`;
  const known = { shape, filters: layer.outChannels, kernel_size: steps.kernelSize };
  const counts = { values: grouped(values), inputs: grouped(inputs) };
  const sentence = steps.stride === 1 ? "fc_job_same" : "fc_job_strided";
  const stride = steps.stride === 1 ? {} : { stride: steps.stride };
  setText(job, say(words, sentence, { ...known, ...counts, ...stride }));
  setText(nodes.fewParameters, parametersWorked(layer));
  setText(nodes.manyParameters, denseParametersWorked(inputs, values));
  setText(nodes.fewMultiplyAdds, multiplyAddsWorked(layer, height, width));
  setText(nodes.manyMultiplyAdds, denseMultiplyAddsWorked(inputs, values));
  const more = (many, fewer) =>
    many === fewer
      ? say(words, "fc_equal")
      : say(words, "fc_more", { ratio: ratioText(many, fewer) });
  setText(nodes.moreParameters, more(denseParameters(inputs, values), few.parameters));
  setText(nodes.moreMultiplyAdds, more(inputs * values, few.adds));
}

function whyNoConvolution(words, axes) {
  const [height, width] = axes.map((axis) => whyNot(words, axis));
  const lines = [
    [say(words, "height"), height],
    [say(words, "width"), width],
  ];
  const reasons = lines.filter(([, text]) => text);
  return [
    say(words, "fc_no_convolution"),
    ...reasons.map(([name, text]) => say(words, "under_name", { name, text })),
  ];
}

// A place of the vector, told from the pixel that stands there.
export function placeText(words, layer, place) {
  const [channel, row, column] = pixelOf(layer, place);
  const { height, width } = layer;
  const known = { channel, row, column, height, width, place };
  const text = say(words, "fc_place", { ...known, value: shortNumber(valueAt(layer, place)) });
  if (row + 1 === height) return text;
  const below = placeOf(layer, channel, row + 1, column);
  return say(words, "both", { one: text, other: say(words, "fc_below", { below, width }) });
}

export function neuronText(words, layer, neuron, sum) {
  const inputs = grouped(inputCount(layer));
  if (sum === undefined) return say(words, "fc_neuron_unsummed", { neuron, inputs });
  return say(words, "fc_neuron_reads", { neuron, inputs, sum: shortNumber(sum) });
}

export function weightText(words, layer, neuron, place) {
  const [value, weight] = [valueAt(layer, place), weightAt(layer, neuron, place)];
  const product = total([value * weight]);
  return say(words, "fc_weight", {
    ...{ neuron, place, weight: shortNumber(weight), value: shortNumber(value), product },
    products: productsText([value], [weight]),
    equals: equals(value * weight, value, weight),
  });
}

// The neuron's sum written out, or how much there is to add up.
export function sumLines(words, layer, neuron, sum) {
  if (sum === undefined) return [];
  const [inputs, bias] = [inputCount(layer), biasOf(neuron)];
  const products = sum - bias;
  const known = { neuron, sum: shortNumber(products) };
  const last = {
    sums: total([products, bias]),
    equals: equals(sum, products),
    value: shortNumber(sum),
  };
  const end = say(words, "with_bias", last);
  if (inputs > MOST_PRODUCTS) {
    return [say(words, "fc_products_short", { ...known, count: grouped(inputs) }), end];
  }
  const places = Array.from({ length: inputs }, (_, place) => place);
  const values = places.map((place) => valueAt(layer, place));
  const weights = places.map((place) => weightAt(layer, neuron, place));
  const sign = equals(products, ...weights);
  const text = productsText(values, weights);
  return [say(words, "fc_products", { ...known, products: text, equals: sign }), end];
}

// What the shift has done: how far each number moved in the vector, and the sums before and after.
export function shiftLines(words, layer, before, after) {
  const [down, right] = layer.shift;
  if (!down && !right) return [say(words, "fc_unshifted")];
  const places = down * layer.width + right;
  const moved = counted(words, "fc_moved", places, { down, right });
  if (!before) return [moved, say(words, "fc_no_sums")];
  const lost = lostCount(layer);
  const left = lost ? counted(words, "fc_lost", lost) : say(words, "fc_nothing_lost");
  const sums = [...before].map(([neuron, sum]) =>
    say(words, "fc_before_after", {
      neuron,
      before: shortNumber(sum),
      after: shortNumber(after.get(neuron)),
    }),
  );
  return [moved, left, ...sums];
}

// The buttons that move the map's content, and what comes of it; `onShift` is told how far.
export function buildShift(words, onShift) {
  const lines = element("div", { class: "cnnlesson-products", "data-result": "shift" });
  const button = (name, text, onclick) =>
    element("button", { type: "button", name, text, onclick, ...KEY_GUARD });
  const buttons = [
    button("shift_right", say(words, "fc_shift_right"), () => onShift([0, 1])),
    button("shift_down", say(words, "fc_shift_down"), () => onShift([1, 0])),
    button("shift_back", say(words, "fc_shift_back"), () => onShift(null)),
  ];
  const attributes = { class: "cnnlesson-stepper", role: "group" };
  const group = element("div", { ...attributes, "aria-label": say(words, "fc_shift") }, ...buttons);
  return { element: element("div", {}, group, lines), show: (said) => setLines(lines, said) };
}
