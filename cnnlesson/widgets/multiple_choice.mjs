// A question with options to choose from; each choice says at once whether it is right, and why.

import { element, KEY_GUARD } from "./shared/dom.mjs";
import { say } from "./shared/words.mjs";

// The text as nodes: what stands in backticks is code.
function marked(text) {
  return text.split(/`([^`]+)`/).map((part, i) => (i % 2 ? element("code", { text: part }) : part));
}

// One option: a radio button, its letter and its text, all of which can be clicked.
function buildOption(text, at, onChoose) {
  const onchange = () => onChoose(at);
  const radio = element("input", {
    type: "radio",
    name: "chosen",
    value: at,
    onchange,
    ...KEY_GUARD,
  });
  const letter = element("span", { text: `${String.fromCharCode(97 + at)})` });
  const words = element("span", {}, ...marked(text));
  return { radio, element: element("label", { class: "cnnlesson-option" }, radio, letter, words) };
}

// Right or not yet, by a sign and in words, and why; no option, no feedback.
function showFeedback(node, words, option) {
  node.classList.toggle("cnnlesson-right", Boolean(option?.is_right));
  if (!option) return node.replaceChildren();
  const [sign, verdict] = option.is_right
    ? ["✓", say(words, "choice_right")]
    : ["✗", say(words, "choice_not_yet")];
  node.replaceChildren(
    element("span", { class: "cnnlesson-sign", "aria-hidden": "true", text: sign }),
    element("strong", { text: verdict }),
    " ",
    element("span", { "data-result": "says" }, ...marked(option.says)),
  );
}

function render({ model, el }) {
  const options = model.get("_options");
  const rows = options.map(({ text }, i) => buildOption(text, i, choose));
  const feedback = element("p", {
    class: "cnnlesson-feedback",
    "aria-live": "polite",
    "aria-atomic": "true",
    "data-result": "feedback",
  });
  // Radio buttons of one name are one group within their form, so each question is a form; it is
  // never sent.
  const root = element(
    "form",
    { class: "cnnlesson cnnlesson-choice", onsubmit: (event) => event.preventDefault() },
    element(
      "fieldset",
      {},
      element("legend", {}, ...marked(model.get("_text"))),
      ...rows.map((row) => row.element),
    ),
    feedback,
  );
  el.append(root);

  function choose(at) {
    model.set("chosen", at);
    model.save_changes();
  }

  function update() {
    const chosen = model.get("chosen");
    rows.forEach(({ radio }, i) => (radio.checked = i === chosen));
    showFeedback(feedback, model.get("_words"), options[chosen]);
  }

  model.on("change:chosen", update);
  update();

  return () => {
    model.off("change:chosen", update);
    root.remove();
  };
}

export default { render };
