// What JupyterLab loads anew for each widget: a browser never lets go of a module that it has
// loaded, so this one is small, and the widget's own script is loaded once for all of its kind.

const scripts = (globalThis.cnnlessonScripts ??= new Map());

function load(text) {
  if (!scripts.has(text)) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    scripts.set(
      text,
      import(address).finally(() => URL.revokeObjectURL(address)),
    );
  }
  return scripts.get(text);
}

export default {
  async render(context) {
    const { default: widget } = await load(context.model.get("_script"));
    return widget.render(context);
  },
};
