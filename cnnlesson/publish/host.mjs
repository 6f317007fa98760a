/**
 * Mounts the widgets of a page from their stored state, without a kernel.
 *
 * A widget is an anywidget module: its default export has `render({ model, el })`, and
 * `initialize({ model })` if it wants. A model behaves as in JupyterLab: `set` fires
 * `change:name` and then `change` if the value is another one; `save_changes` and `send` have
 * nobody to talk to. The same model shown twice is one model.
 */

/** The values of a model from what the page holds; bytes are DataViews, as in JupyterLab. */
export function readValues({ state, buffers }, texts) {
  const values = structuredClone(state);
  for (const { path, data } of buffers) place(values, path, bytesOf(texts[data]));
  return values;
}

function place(values, path, value) {
  const inner = path.slice(0, -1).reduce((at, key) => (at[key] ??= {}), values);
  inner[path.at(-1)] = value;
}

function bytesOf(base64) {
  const letters = atob(base64);
  return new DataView(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).buffer);
}

/** True if two values are equal through and through, as a model compares them. */
export function isSame(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return hasSameBytes(a, b);
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

function hasSameBytes(a, b) {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b) || a.byteLength !== b.byteLength)
    return false;
  const [left, right] = [a, b].map(
    (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
  );
  return left.every((byte, index) => byte === right[index]);
}

/** One model: its values, and who listens to them. */
export class Model {
  #values;
  #listeners = [];

  constructor(values) {
    this.#values = values;
  }

  get(name) {
    return this.#values[name];
  }

  /** Takes a name and a value, or an object of several. */
  set(name, value) {
    const wanted = typeof name === "object" ? name : { [name]: value };
    const changed = Object.keys(wanted).filter((key) => !isSame(this.#values[key], wanted[key]));
    Object.assign(this.#values, wanted);
    for (const key of changed) this.#fire(`change:${key}`, this.#values[key]);
    if (changed.length) this.#fire("change");
  }

  #fire(event, ...values) {
    for (const listener of [...this.#listeners]) {
      if (listener.event === event) listener.callback.call(listener.owner, this, ...values);
    }
  }

  /** What one view gets: its `off` without arguments removes its own listeners only. */
  handle() {
    const owner = {};
    return {
      get: (name) => this.get(name),
      set: (name, value) => this.set(name, value),
      save_changes: () => {},
      send: () => {},
      on: (event, callback) => this.#listen(owner, event, callback),
      off: (event, callback) => this.#forget(owner, event, callback),
    };
  }

  #listen(owner, events, callback) {
    for (const event of events.split(/\s+/)) this.#listeners.push({ owner, event, callback });
  }

  #forget(owner, event, callback) {
    this.#listeners = this.#listeners.filter(
      (one) =>
        one.owner !== owner ||
        (event && one.event !== event) ||
        (callback && one.callback !== callback),
    );
  }
}

/** Runs a module's text once for each distinct text; gives its default export. */
function moduleLoader(texts) {
  return once(async (key) => {
    const address = URL.createObjectURL(new Blob([texts[key]], { type: "text/javascript" }));
    try {
      const { default: widget } = await import(address);
      return typeof widget === "function" ? await widget() : widget;
    } finally {
      URL.revokeObjectURL(address);
    }
  });
}

/** A function that does its work once for each key and remembers the result. */
function once(work) {
  const results = new Map();
  return (key) => {
    if (!results.has(key)) results.set(key, work(key));
    return results.get(key);
  };
}

function addStyle(root, text) {
  const style = root.createElement("style");
  style.textContent = text;
  root.head.append(style);
}

/** Mounts every widget of the page; gives a promise that ends when all are there. */
export function mountAll(root) {
  const stored = root.querySelector("script.cnnlesson-widgets");
  const { texts, models } = JSON.parse(stored.textContent);
  const load = moduleLoader(texts);
  const style = once((key) => addStyle(root, texts[key]));
  const start = once(async (id) => {
    const model = new Model(readValues(models[id], texts));
    const widget = await load(models[id].esm);
    await widget.initialize?.({ model: model.handle(), experimental });
    return { model, widget };
  });
  const views = [...root.querySelectorAll(".cnnlesson-view")];
  return Promise.all(views.map((view) => mount(view, models, style, start)));
}

const experimental = { invoke: () => Promise.reject(new Error("there is no Python on this page")) };

/** Puts one widget in the place of its words; the words come back if it fails. */
async function mount(view, models, style, start) {
  const words = [...view.childNodes];
  const el = view.ownerDocument.createElement("div");
  try {
    style(models[view.dataset.model].css);
    const { model, widget } = await start(view.dataset.model);
    view.replaceChildren(el);
    const signal = new AbortController().signal;
    await widget.render({ model: model.handle(), el, signal, experimental });
    view.dataset.mounted = "yes";
  } catch (problem) {
    view.replaceChildren(...words);
    view.dataset.mounted = "no";
    console.error("a widget could not be shown:", problem);
  }
}
