// The words and numbers below the pictures: values and shades, the sum of the weights, sizes worked
// out, the torch line, and why a setting is impossible.

import { element, setText } from "../shared/dom.mjs";
import { copyLine, errorBox, resultList, resultNode } from "../shared/results.mjs";
import { reasonLines, torchLine, worked } from "../shared/convolution.mjs";
import { weightSum } from "../shared/kernels.mjs";
import { counted, say, shortNumber } from "../shared/words.mjs";
import { stopsInside } from "./filtering.mjs";

export function buildStudioReport(words) {
  const parts = {
    error: errorBox(),
    values: resultNode("values"),
    shades: resultNode("shades"),
    sum: resultNode("sum"),
    shape: resultNode("shape", "strong"),
    height: resultNode("height"),
    width: resultNode("width"),
    torch: resultNode("torch", "code"),
  };
  const list = resultList([
    [say(words, "studio_label_values"), parts.values],
    [say(words, "studio_label_grey"), parts.shades],
    [say(words, "studio_label_sum"), parts.sum],
    [say(words, "height"), parts.height],
    [say(words, "width"), parts.width],
    [say(words, "label_output_shape"), parts.shape],
  ]);
  const line = copyLine(words, say(words, "label_torch"), parts.torch);
  const report = element("div", { class: "cnnlesson-report" }, parts.error.element, list, line);
  return { ...parts, element: report };
}

// Gives what is said of the result as a whole: shape and values, or why there is no output.
export function showStudioReport(report, words, settings, made) {
  const { vertical, horizontal } = settings;
  const reasons = reasonLines(words, vertical, horizontal);
  report.error.show(reasons);
  const isPossible = !reasons.length;
  setText(report.height, isPossible ? worked(words, vertical, "row") : "–");
  setText(report.width, isPossible ? worked(words, horizontal, "column") : "–");
  setText(report.sum, sumText(words, settings));
  setText(report.torch, torchLine(layerOf(settings), settings.steps));
  setText(report.values, made.valuesText ?? "–");
  setText(report.shades, made.shadesText ?? "–");
  const shape = made.maps ? `(${[made.maps.length, ...made.sizes].join(", ")})` : "–";
  setText(report.shape, shape);
  if (!isPossible) return reasons.join(" ");
  return made.maps ? `${say(words, "label_output_shape")} ${shape}; ${made.valuesText}` : "";
}

export function valuesText(words, [least, most]) {
  return say(words, "studio_values", { least: shortNumber(least), most: shortNumber(most) });
}

export function shadesText(words, { isSigned, black, white }) {
  return say(words, isSigned ? "studio_grey_signed" : "studio_grey_clipped", {
    black: shortNumber(black),
    white: shortNumber(white),
  });
}

function sumText(words, { rows, isDivided }) {
  const sum = shortNumber(weightSum(rows));
  if (isDivided) {
    return say(words, sum === "0" ? "studio_sum_not_divided" : "studio_sum_divided", { sum });
  }
  return sum === "0" ? say(words, "studio_sum_zero", { sum }) : sum;
}

// The layer as torch has it: a group for each channel where each is filtered by itself.
function layerOf({ channels, depth, size }) {
  const isSeparate = channels === "separate";
  return {
    inChannels: channels === "grey" ? 1 : depth,
    outChannels: isSeparate ? depth : 1,
    groups: isSeparate ? depth : 1,
    kernelHeight: size,
    kernelWidth: size,
  };
}

// The outputs of one map that read no padding, as a frame, and what is said of the others.
export function paddingMark(words, { vertical, horizontal }, [rows, columns]) {
  const [row, height] = stopsInside(vertical, rows);
  const [column, width] = stopsInside(horizontal, columns);
  const reading = rows * columns - height * width;
  if (!reading) return { inside: null, text: say(words, "studio_border_none") };
  if (reading === rows * columns) return { inside: null, text: say(words, "studio_border_all") };
  const text = counted(words, "studio_border", reading);
  return { inside: { row, column, height, width }, text };
}
