// The words and numbers beside the drawing: sizes worked out, shape, costs, receptive field, the
// torch line, and why a setting is impossible.

import { element, setText } from "../shared/dom.mjs";
import { copyLine, errorBox, resultList, resultNode } from "../shared/results.mjs";
import { outputSize, reasonLines, receptiveField, worked } from "../shared/convolution.mjs";
import { parametersWorked, multiplyAddsWorked, torchLine } from "../shared/convolution.mjs";
import { say } from "../shared/words.mjs";

export function buildReport(words) {
  const parts = {
    error: errorBox(),
    height: resultNode("height"),
    width: resultNode("width"),
    shape: resultNode("shape", "strong"),
    parameters: resultNode("parameters"),
    multiplyAdds: resultNode("multiplyAdds"),
    field: resultNode("field"),
    torch: resultNode("torch", "code"),
  };
  const note = element("small", { text: say(words, "multiply_adds_note") });
  const list = resultList([
    [say(words, "height"), parts.height],
    [say(words, "width"), parts.width],
    [say(words, "label_output_shape"), parts.shape],
    [say(words, "label_parameters"), parts.parameters],
    [say(words, "label_multiply_adds"), parts.multiplyAdds, note],
    [say(words, "label_field"), parts.field],
  ]);
  const line = copyLine(words, say(words, "label_torch"), parts.torch);
  const report = element("div", { class: "cnnlesson-report" }, parts.error.element, list, line);
  return { ...parts, element: report };
}

// Gives what is said of the result as a whole: the shape, or why there is none.
export function showReport(report, words, { vertical, horizontal, layer, steps }) {
  const sizes = [outputSize(vertical), outputSize(horizontal)];
  const isPossible = !sizes.includes(null);
  const [height, width] = sizes;
  const shape = isPossible ? `(${layer.outChannels}, ${height}, ${width})` : "–";
  setText(report.height, height === null ? "–" : worked(words, vertical, "row"));
  setText(report.width, width === null ? "–" : worked(words, horizontal, "column"));
  setText(report.shape, shape);
  setText(report.parameters, parametersWorked(layer));
  setText(report.multiplyAdds, isPossible ? multiplyAddsWorked(layer, height, width) : "–");
  setText(report.field, fieldWorked(words, vertical, horizontal));
  setText(report.torch, torchLine(layer, steps));
  const reasons = reasonLines(words, vertical, horizontal);
  report.error.show(reasons);
  return isPossible ? `${say(words, "label_output_shape")} ${shape}` : reasons.join(" ");
}

function fieldWorked(words, vertical, horizontal) {
  const field = (layers) =>
    `${receptiveField(vertical, layers)} × ${receptiveField(horizontal, layers)}`;
  return say(words, "field_worked", { one: field(1), two: field(2), three: field(3) });
}
