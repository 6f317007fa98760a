// A convolution widget's settings: from the traits to what the arithmetic takes, and from a line of
// state to the traits.

import { callText } from "../shared/stateline.mjs";
import { isSame, kernelRule, numberRule, oneOfRule, paddingRule } from "../shared/rules.mjs";
import { pair, pairRule, problemIn, truthRule, wholeRule } from "../shared/rules.mjs";

const SOURCES = ["numbers", "impulse", "digit", "photo"]; // "array" where there is one

// What the traits say: one object an axis, and the layer.
export function readSettings(model) {
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
      bias: model.get("bias"),
    },
  };
}

// The call that makes this explorer again: what differs from a fresh one, and the two sizes.
export function stateOf(model) {
  const isArray = model.get("source") === "array";
  // An array would set its own depth where the line does not.
  const always = ["input_size", "kernel_size", ...(isArray ? ["in_channels"] : [])];
  const values = Object.entries(model.get("_defaults"))
    .filter(([name, value]) => always.includes(name) || !isSame(model.get(name), value))
    .map(([name]) => [name, model.get(name)]);
  const square = model.get("square");
  if (square !== sidesAreEqual(model.get("input_size"), model.get("kernel_size"))) {
    values.push(["square", square]);
  }
  return callText("ConvolutionExplorer", values, ...(isArray ? ["image"] : []));
}

function sidesAreEqual(...pairs) {
  return pairs.every(([height, width]) => height === width);
}

// All settings of a line: what it does not name is as in a fresh explorer.
export function wholeState(model, given) {
  const { kernel } = given;
  const shape = Array.isArray(kernel) ? { kernel_size: [kernel.length, kernel[0].length] } : {};
  const state = { ...model.get("_defaults"), ...shape, ...given };
  for (const name of ["input_size", "kernel_size", "position"]) state[name] = pair(state[name]);
  state.square ??= sidesAreEqual(state.input_size, state.kernel_size);
  return state;
}

// Why these settings cannot be taken, or null.
export function problemWith(words, model, given) {
  const limits = model.get("_limits");
  const whole = (name) => [name, wholeRule(words, limits[name])];
  const both = (name) => [name, pairRule(words, limits[name])];
  const sources = [...SOURCES, ...(model.get("_array_shape").length ? ["array"] : [])];
  const rules = {
    source: oneOfRule(sources),
    square: truthRule(),
    kernel: kernelRule(words, limits.weight),
    bias: numberRule(words, limits.bias),
    padding: paddingRule(words, limits.padding),
    ...Object.fromEntries(["stride", "dilation", "in_channels", "out_channels"].map(whole)),
    ...Object.fromEntries(["input_size", "kernel_size", "position"].map(both)),
  };
  return problemIn(words, rules, given);
}
