// A widget's whole state as one line: the call that makes it again in Python. It can be copied,
// and another one put in its place.

import { element, setText, KEY_GUARD } from "./dom.mjs";
import { copyLine } from "./results.mjs";
import { say } from "./words.mjs";

// The call, as Python writes it; `values` is a list of [setting, value].
export function callText(name, values, ...first) {
  const given = values.map(([setting, value]) => `${setting}=${pythonText(value)}`);
  return `${name}(${[...first, ...given].join(", ")})`;
}

function pythonText(value) {
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return `'${value}'`;
  if (typeof value === "number") return pythonNumber(value);
  if (!Array.isArray(value)) return String(value);
  const inner = value.map(pythonText).join(", ");
  return value.length === 1 ? `(${inner},)` : `(${inner})`;
}

// Python writes numbers below 0.0001 with an exponent, and that with two digits at least.
function pythonNumber(value) {
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value);
  const [digits, exponent] = value.toExponential().split("e-");
  return `${digits}e-${exponent.padStart(2, "0")}`;
}

const TOKEN = /\s*(?:('[^']*'|"[^"]*")|(-?\d[\d.]*(?:e[-+]?\d+)?)|([A-Za-z_]\w*)|([()[\],=]))/iy;

// The settings of such a call, { setting: value }, or null where the text is none. What stands
// before the name and after the last bracket is left out.
export function readCall(text, name) {
  const start = text.indexOf(`${name}(`);
  if (start < 0) return null;
  const tokens = tokensOf(text.slice(start + name.length + 1));
  const settings = {};
  try {
    while (tokens.peek() !== ")") {
      const word = tokens.next();
      if (tokens.peek() === "=") {
        tokens.next();
        settings[word] = valueOf(tokens);
      } else if (word !== "image") return null;
      if (tokens.peek() !== ")" && tokens.next() !== ",") return null;
    }
    return settings;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function tokensOf(text) {
  let [place, ahead] = [0, null];
  const next = () => {
    TOKEN.lastIndex = place;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(text.slice(place));
    place = TOKEN.lastIndex;
    return found[0].trim();
  };
  return {
    peek: () => (ahead ??= next()),
    next() {
      const token = this.peek();
      ahead = null;
      return token;
    },
  };
}

function valueOf(tokens) {
  const token = tokens.next();
  if (token === "True" || token === "False") return token === "True";
  if (/^['"]/.test(token)) return token.slice(1, -1);
  const end = { "(": ")", "[": "]" }[token];
  if (!end) return numberOf(token);
  const values = [];
  let isList = token === "[";
  while (tokens.peek() !== end) {
    values.push(valueOf(tokens));
    if (tokens.peek() === end) break;
    if (tokens.next() !== ",") throw new SyntaxError(token);
    isList = true;
  }
  tokens.next();
  return isList || !values.length ? values : values[0]; // (5) is 5, (5,) is a tuple
}

function numberOf(token) {
  const value = Number(token);
  if (Number.isNaN(value)) throw new SyntaxError(token);
  return value;
}

// The line in a field. `onRestore` is told what was put there instead, and gives the reason why it
// cannot be taken, or nothing.
export function buildStateLine(words, onRestore) {
  const name = say(words, "label_state");
  const field = element("input", {
    type: "text",
    name: "state",
    spellcheck: "false",
    "aria-label": name,
    ...KEY_GUARD,
  });
  const restore = element("button", { type: "button", text: say(words, "restore"), ...KEY_GUARD });
  const reason = element("p", { class: "cnnlesson-reason", role: "alert", "data-result": "state" });
  let isEdited = false; // what is being put in is left alone until it was taken, or Escape
  let line = "";

  function take() {
    isEdited = false;
    const problem = onRestore(field.value) ?? "";
    isEdited = problem !== "";
    showReason(problem);
    show(line);
  }

  function showReason(problem) {
    setText(reason, problem);
    field.setAttribute("aria-invalid", String(problem !== ""));
  }

  function show(now) {
    line = now;
    if (isEdited || field.value === line) return;
    field.value = line;
    showReason("");
  }

  field.addEventListener("input", () => (isEdited = true));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take();
    if (event.key !== "Escape") return;
    isEdited = false;
    show(line);
  });
  restore.addEventListener("click", take);
  return { element: element("div", {}, copyLine(words, name, field, restore), reason), show };
}
