/** What a page and a deck need beside their widgets: the theme's name, and formulas. */

/** Makes the document ready: formulas typeset, theme named, only what scrolls in the tab order. */
export function preparePage(root, katex) {
  followTheme(root);
  for (const formula of root.querySelectorAll(".cnnlesson-math")) typeset(formula, katex);
  dropTabStops(root);
}

/** Keeps the theme's name on the body, where widgets look for it in JupyterLab. */
function followTheme(root) {
  const dark = root.defaultView.matchMedia("(prefers-color-scheme: dark)");
  const name = () => {
    root.body.dataset.jpThemeLight = String(!dark.matches);
  };
  dark.addEventListener("change", name);
  name();
}

/** One formula; in the speaker's notes as MathML alone, because their window has no styles. */
function typeset(formula, katex) {
  katex.render(formula.textContent, formula, {
    displayMode: "display" in formula.dataset,
    output: formula.closest("aside.notes") ? "mathml" : "htmlAndMathml",
    strict: "ignore",
    throwOnError: false,
  });
}

/** nbconvert lets the tab key stop at each cell; only one that scrolls needs it. */
function dropTabStops(root) {
  for (const box of root.querySelectorAll(".jp-Cell-inputWrapper, .jp-OutputArea-output")) {
    if (box.scrollWidth <= box.clientWidth) box.removeAttribute("tabindex");
  }
}
