// The explorer's settings: from the traits to what the arithmetic takes, and from a line of state to
// the traits; and a few settings worth a look.

import { callText } from "../shared/stateline.mjs";
import { isSame, pair, pairRule, problemIn, weightRowsRule, wholeRule } from "../shared/rules.mjs";
import { outputSize } from "../shared/convolution.mjs";
import { inputCount } from "./layer.mjs";

// What the controls of an example come to. The last layer of a classifier of ten classes, and two
// layers of AlexNet: its first fully-connected one, and its first convolution made dense.
export const EXAMPLES = {
  small: example([3, 3], 1, 2, [1, 3, 1]),
  channels: example([3, 3], 2, 3, [3, 3, 1]),
  classifier: example([7, 7], 16, 10, [10, 3, 1]),
  fc6: example([6, 6], 256, 4096, [256, 3, 1]),
  conv1: example([227, 227], 3, 290400, [96, 11, 4]),
};

function example(input_size, channels, outputs, [filters, kernel_size, stride]) {
  const layer = { input_size, channels, outputs, weights: null, neuron: 0, shift: [0, 0] };
  return { ...layer, filters, kernel_size, stride };
}

// The name of the example that the settings are, or "own".
export function exampleOf(model) {
  const sized = [
    ...["input_size", "channels", "outputs", "weights"],
    ...["filters", "kernel_size", "stride"],
  ];
  const fits = ([, settings]) => sized.every((name) => isSame(model.get(name), settings[name]));
  return Object.entries(EXAMPLES).find(fits)?.[0] ?? "own";
}

// The layer as the arithmetic takes it.
export function readLayer(model) {
  const [height, width] = model.get("input_size");
  const [channels, outputs, shift] = ["channels", "outputs", "shift"].map((n) => model.get(n));
  return { channels, height, width, outputs, rows: model.get("weights"), shift };
}

// The convolution over the same map, one object an axis: `sizes` are the output's height and width,
// or null where the kernel does not fit.
export function readConvolution(model) {
  const { channels, height, width } = readLayer(model);
  const [kernelSize, stride] = [model.get("kernel_size"), model.get("stride")];
  const steps = { kernelSize, stride, padding: stride === 1 ? "same" : 0, dilation: 1 };
  const axes = [height, width].map((inputSize) => ({ inputSize, ...steps }));
  const sizes = axes.map(outputSize);
  return {
    layer: {
      inChannels: channels,
      outChannels: model.get("filters"),
      kernelHeight: kernelSize,
      kernelWidth: kernelSize,
    },
    steps,
    axes,
    sizes: sizes.includes(null) ? null : sizes,
  };
}

// Weights can be edited where all of them fit into a setting.
export function isEditable(layer) {
  return inputCount(layer) <= 64 && layer.outputs <= 64;
}

// The call that makes this explorer again: what differs from a fresh one, and the two sizes.
export function lineOfState(model) {
  const values = Object.entries(model.get("_defaults"))
    .filter(([name, value]) => isShown(name, model.get(name), value))
    .map(([name]) => [name, model.get(name)]);
  return callText("FullyConnectedExplorer", values);
}

function isShown(name, value, usual) {
  return ["input_size", "outputs"].includes(name) || !isSame(value, usual);
}

// All settings of a line: what it does not name is as in a fresh explorer.
export function allSettings(model, given) {
  const rows = given.weights;
  const state = { ...model.get("_defaults"), ...(rows ? { outputs: rows.length } : {}), ...given };
  for (const name of ["input_size", "shift"]) state[name] = pair(state[name]);
  return state;
}

// Why these settings cannot be taken, or null.
export function whatIsWrong(words, model, given) {
  const limits = model.get("_limits");
  const whole = (name) => [name, wholeRule(words, limits[name])];
  const wholes = ["channels", "outputs", "neuron", "filters", "kernel_size", "stride"];
  const rules = {
    input_size: pairRule(words, limits.input_size),
    shift: pairRule(words, limits.shift),
    weights: weightRowsRule(words, limits.weight),
    ...Object.fromEntries(wholes.map(whole)),
  };
  return problemIn(words, rules, given);
}
