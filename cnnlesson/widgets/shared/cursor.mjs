// A grid on a canvas that the pointer and the keyboard point into.

import { cellUnder } from "./grid.mjs";

// Where a key goes, in rows and columns; Home and End go as far as there is.
const KEY_STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [-Infinity, -Infinity],
  End: [Infinity, Infinity],
};

// `shape()` is [rows, columns], or null where there is no grid; `at()` is the chosen cell.
// `onPoint` is told the cell under the pointer, and null when it leaves or the keyboard takes over;
// `onChoose` is told the cell that was clicked, or gone to by a key.
export function pointInto(canvas, { shape, at, onPoint, onChoose }) {
  const under = (event) => cellUnder(event, canvas, shape()[1], shape()[0]);
  canvas.addEventListener("pointermove", (event) => shape() && onPoint(under(event)));
  canvas.addEventListener("click", (event) => shape() && onChoose(under(event)));
  for (const end of ["pointerleave", "focus", "blur"]) {
    canvas.addEventListener(end, () => onPoint(null));
  }
  canvas.addEventListener("keydown", (event) => {
    const way = KEY_STEPS[event.key];
    if (!way || !shape()) return;
    event.preventDefault();
    onPoint(null);
    onChoose(
      within(
        shape(),
        at().map((place, i) => place + way[i]),
      ),
    );
  });
}

// The nearest cell of the grid.
export function within(shape, cell) {
  return cell.map((place, i) => Math.min(shape[i] - 1, Math.max(0, place)));
}
