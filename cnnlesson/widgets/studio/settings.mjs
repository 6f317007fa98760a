// The studio's settings: from the traits to what the arithmetic takes, and from a line of state to
// the traits.

import { callText } from "../shared/stateline.mjs";
import { centred, kernelRows, normalised, KERNELS } from "../shared/kernels.mjs";
import { isSame, kernelRule, numberRule, oneOfRule, paddingRule } from "../shared/rules.mjs";
import { pair, pairRule, problemIn, truthRule, wholeRule } from "../shared/rules.mjs";
import { say } from "../shared/words.mjs";

// What the traits say: one object an axis, and what the kernel does.
export function readStudio(model) {
  const [depth, height, width] = inputShape(model);
  const size = model.get("kernel_size");
  const steps = { stride: model.get("stride"), padding: model.get("padding"), dilation: 1 };
  const rows = kernelRows(model.get("kernel"), size, size);
  return {
    photo: model.get("photo"),
    channels: model.get("channels"),
    shades: model.get("shades"),
    bias: model.get("bias"),
    marksPadding: model.get("mark_padding"),
    isDivided: model.get("normalise"),
    isBytes: model.get("photo") !== "array" || model.get("_array_is_bytes"),
    depth,
    size,
    steps,
    rows,
    weights: model.get("normalise") ? normalised(rows) : rows,
    vertical: { inputSize: height, kernelSize: size, ...steps },
    horizontal: { inputSize: width, kernelSize: size, ...steps },
  };
}

function inputShape(model) {
  return model.get(model.get("photo") === "array" ? "_array_shape" : "_shipped_shape");
}

// Another size of the kernel, and rows of one's own cut or filled up to it.
export function resized(model, size) {
  const kernel = model.get("kernel");
  const rows = typeof kernel === "string" ? kernel : centred(kernel, size);
  return { kernel_size: size, kernel: rows };
}

// The call that makes this studio again: what differs from a fresh one.
export function studioLine(model) {
  const values = Object.entries(model.get("_defaults"))
    .filter(([name, value]) => !isSame(model.get(name), value))
    .map(([name]) => [name, model.get(name)]);
  return callText("KernelStudio", values, ...(model.get("photo") === "array" ? ["image"] : []));
}

// All settings of a line: what it does not name is as in a fresh studio.
export function wholeStudio(model, given) {
  const rows = Array.isArray(given.kernel) ? { kernel_size: given.kernel.length } : {};
  const state = { ...model.get("_defaults"), ...rows, ...given };
  return { ...state, position: pair(state.position) };
}

// Why these settings cannot be taken, or null.
export function problemOf(words, model, given) {
  const limits = model.get("_limits");
  const sizes = model.get("_kernel_sizes");
  const photos = Object.keys(model.get("_shipped"));
  if (model.get("_array_shape").length) photos.push("array");
  const rules = {
    photo: oneOfRule(photos),
    kernel: squareRule(words, limits.weight, sizes),
    kernel_size: sizeRule(words, sizes, given.kernel),
    normalise: truthRule(),
    bias: numberRule(words, limits.bias),
    channels: oneOfRule(["grey", "separate", "summed"]),
    stride: wholeRule(words, limits.stride),
    padding: paddingRule(words, limits.padding),
    shades: oneOfRule(["auto", "signed", "clipped"]),
    mark_padding: truthRule(),
    position: pairRule(words, limits.position),
  };
  return problemIn(words, rules, given);
}

// A name, or as many rows as they are long.
function squareRule(words, [least, most], sizes) {
  const { fits } = kernelRule(words, [least, most]);
  const isSquare = (rows) => sizes.includes(rows.length) && rows[0].length === rows.length;
  const names = Object.keys(KERNELS).join(", ");
  return {
    fits: (value) => fits(value) && (typeof value === "string" || isSquare(value)),
    text: () => say(words, "studio_rule_kernel", { least, most, names }),
  };
}

// Where a line has rows, they have a size already.
function sizeRule(words, sizes, kernel) {
  if (!Array.isArray(kernel)) return oneOfRule(sizes);
  const size = kernel.length;
  return {
    fits: (value) => value === size,
    text: () => say(words, "studio_rule_size", { size }),
  };
}
