// Elements, and the guard that keeps a page's own shortcuts away from them.

// An element with attributes and children. `text` fills it; a listener is an `on…` function.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// JupyterLab takes arrow keys and letters from whatever has the focus in an output, unless that
// very element asks it not to.
export const KEY_GUARD = { "data-lm-suppress-shortcuts": "true" };

// Change the text only where it differs: a screen reader announces what changes.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// The same for several lines, a paragraph each.
export function setLines(node, lines) {
  if (lines.join("\n") === [...node.children].map((line) => line.textContent).join("\n")) return;
  node.replaceChildren(...lines.map((text) => element("p", { text })));
}

// Put the text of a node, or of a field, on the clipboard; where the browser does not let a page do
// so, select it instead.
export async function copyText(node) {
  const isField = "value" in node;
  if (isField) node.select();
  else getSelection().selectAllChildren(node);
  try {
    await navigator.clipboard.writeText(isField ? node.value : node.textContent);
    getSelection().removeAllRanges();
    return true;
  } catch {
    return false;
  }
}
