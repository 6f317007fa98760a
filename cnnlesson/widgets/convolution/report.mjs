// The words and numbers beside the drawing: sizes worked out, shape, costs, the torch line, and why
// a setting is impossible.

import { element, setLines, setText, copyText, KEY_GUARD } from "../shared/dom.mjs";
import { outputSize, whyNot, worked } from "../shared/convolution.mjs";
import { parametersWorked, multiplyAddsWorked, torchLine } from "../shared/convolution.mjs";
import { say } from "../shared/words.mjs";

export function buildReport(words) {
  const result = (name, tag = "span") => element(tag, { "data-result": name });
  const parts = {
    error: element("div", { class: "cnnlesson-error", role: "alert", "data-result": "error" }),
    height: result("height"),
    width: result("width"),
    shape: element("strong", { "data-result": "shape", "aria-live": "polite" }),
    parameters: result("parameters"),
    multiplyAdds: result("multiplyAdds"),
    torch: result("torch", "code"),
  };
  const note = element("small", { text: say(words, "multiply_adds_note") });
  const row = (text, ...values) => [element("dt", { text }), element("dd", {}, ...values)];
  const list = element(
    "dl",
    {},
    ...row(say(words, "height"), parts.height),
    ...row(say(words, "width"), parts.width),
    ...row(say(words, "label_output_shape"), parts.shape),
    ...row(say(words, "label_parameters"), parts.parameters),
    ...row(say(words, "label_multiply_adds"), parts.multiplyAdds, note),
  );
  const label = element("span", { text: say(words, "label_torch") });
  const copy = copyButton(words, parts.torch);
  const line = element("div", { class: "cnnlesson-torch" }, label, parts.torch, copy);
  return {
    ...parts,
    element: element("div", { class: "cnnlesson-report" }, parts.error, list, line),
  };
}

function copyButton(words, copied) {
  const button = element("button", { type: "button", text: say(words, "copy"), ...KEY_GUARD });
  button.addEventListener("click", async () => {
    setText(button, say(words, (await copyText(copied)) ? "copied" : "selected"));
  });
  button.addEventListener("blur", () => setText(button, say(words, "copy")));
  return button;
}

export function showReport(report, words, { vertical, horizontal, layer, steps }) {
  const sizes = [outputSize(vertical), outputSize(horizontal)];
  const isPossible = !sizes.includes(null);
  const [height, width] = sizes;
  setText(report.height, height === null ? "–" : worked(words, vertical, "row"));
  setText(report.width, width === null ? "–" : worked(words, horizontal, "column"));
  setText(report.shape, isPossible ? `(${layer.outChannels}, ${height}, ${width})` : "–");
  setText(report.parameters, parametersWorked(layer));
  setText(report.multiplyAdds, isPossible ? multiplyAddsWorked(layer, height, width) : "–");
  setText(report.torch, torchLine(layer, steps));
  showReasons(report.error, words, whyNot(words, vertical), whyNot(words, horizontal));
  report.error.hidden = isPossible;
}

// Why there is no output, axis by axis, or once where both have the same reason.
function showReasons(node, words, vertical, horizontal) {
  const both = `${say(words, "height")}, ${say(words, "width")}`;
  const reasons =
    vertical === horizontal
      ? [[both, vertical]]
      : [
          [say(words, "height"), vertical],
          [say(words, "width"), horizontal],
        ];
  const lines = reasons
    .filter(([, reason]) => reason)
    .map(([axis, reason]) => `${axis}: ${reason}`);
  setLines(node, lines.length ? [say(words, "impossible"), ...lines] : []);
}
