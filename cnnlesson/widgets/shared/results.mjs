// What a widget's settings come to: formula lines under their names, and lines to copy.

import { element, setLines, setText, copyText, KEY_GUARD } from "./dom.mjs";
import { say } from "./words.mjs";

// A place for one result; the tests find it by its name.
export function resultNode(name, tag = "span") {
  return element(tag, { "data-result": name });
}

// Formula lines: each row is a name and the nodes that hold what belongs to it.
export function resultList(rows) {
  const pairs = rows.flatMap(([text, ...values]) => [
    element("dt", { text }),
    element("dd", {}, ...values),
  ]);
  return element("dl", {}, ...pairs);
}

// A line of code under its name, with a button that copies it.
export function copyLine(words, name, line, ...more) {
  const button = element("button", { type: "button", text: say(words, "copy"), ...KEY_GUARD });
  button.setAttribute("aria-label", `${say(words, "copy")}: ${name}`);
  button.addEventListener("click", async () => {
    setText(button, say(words, (await copyText(line)) ? "copied" : "selected"));
  });
  button.addEventListener("blur", () => setText(button, say(words, "copy")));
  const label = element("span", { text: name });
  return element("div", { class: "cnnlesson-line" }, label, line, button, ...more);
}

// A box for what is impossible and why; no lines, no box.
export function errorBox() {
  const box = element("div", { class: "cnnlesson-error", "data-result": "error", hidden: true });
  return {
    element: box,
    show(lines) {
      setLines(box, lines);
      box.hidden = !lines.length;
    },
  };
}
