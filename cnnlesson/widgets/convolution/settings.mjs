// A convolution widget's settings: from the traits to what the arithmetic takes, and from a line of
// state to the traits.

import { callText } from "../shared/stateline.mjs";
import { KERNELS } from "../shared/kernels.mjs";
import { say } from "../shared/words.mjs";

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

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
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

function pair(value) {
  return Array.isArray(value) ? value : [value, value];
}

// Why these settings cannot be taken, or null: the setting, the rule, and what was given.
export function problemWith(words, model, given) {
  const limits = model.get("_limits");
  const isWhole = (value, name) =>
    Number.isInteger(value) && value >= limits[name][0] && value <= limits[name][1];
  const isNumber = (value, name) => Number.isFinite(value) && Math.abs(value) <= limits[name][1];
  const sources = [...SOURCES, ...(model.get("_array_shape").length ? ["array"] : [])];
  const range = (key, name) => say(words, key, { least: limits[name][0], most: limits[name][1] });
  const isPair = (value, name) =>
    pair(value).length === 2 && pair(value).every((side) => isWhole(side, name));
  const isKernel = (value) =>
    Object.hasOwn(KERNELS, value) ||
    (isTable(value) && value.flat().every((one) => isNumber(one, "weight")));
  const rules = {
    source: [(value) => sources.includes(value), () => sources.join(", ")],
    square: [(value) => typeof value === "boolean", () => "True, False"],
    kernel: [
      isKernel,
      () => {
        const [least, most] = limits.weight;
        return say(words, "rule_kernel", { least, most, names: Object.keys(KERNELS).join(", ") });
      },
    ],
    bias: [(value) => isNumber(value, "bias"), () => range("rule_number", "bias")],
    padding: [
      (value) => ["same", "valid"].includes(value) || isWhole(value, "padding"),
      () => say(words, "rule_padding", { most: limits.padding[1] }),
    ],
  };
  for (const name of ["stride", "dilation", "in_channels", "out_channels"]) {
    rules[name] = [(value) => isWhole(value, name), () => range("rule_whole", name)];
  }
  for (const name of ["input_size", "kernel_size", "position"]) {
    rules[name] = [(value) => isPair(value, name), () => range("rule_pair", name)];
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(rules, name)) {
      return say(words, "no_setting", { name, names: Object.keys(rules).join(", ") });
    }
    const [fits, rule] = rules[name];
    if (!fits(value)) {
      return say(words, "setting_must_be", { name, rule: rule(), value: JSON.stringify(value) });
    }
  }
  return null;
}

function isTable(value) {
  const lengths = Array.isArray(value) ? [value.length, ...value.map((row) => row?.length)] : [];
  return (
    lengths.length > 1 &&
    value.every((row) => Array.isArray(row) && row.length === value[0].length) &&
    lengths.every((length) => length >= 1 && length <= 64)
  );
}
