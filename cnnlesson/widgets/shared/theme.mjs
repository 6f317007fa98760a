// The page's colours, and word of it when they change.

// The colours of cnnlesson/palette.py as this page resolves them, as { input: "rgb(…)", … }.
export function readColours(root, kinds) {
  const style = getComputedStyle(root);
  return Object.fromEntries(
    kinds.map((kind) => [kind, style.getPropertyValue(`--cnnlesson-${kind}`).trim()]),
  );
}

// "rgb(1, 2, 3)" as the one number that a pixel of an ImageData is.
export function packed(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return pixel(red, green, blue);
}

export function pixel(red, green, blue) {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

// That pixel's [red, green, blue].
export function parts(packedColour) {
  return [0, 8, 16].map((shift) => (packedColour >>> shift) & 255);
}

// Call back when JupyterLab or the system changes between light and dark; returns how to stop.
export function watchTheme(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, {
    attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"],
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", callback);
  };
}
