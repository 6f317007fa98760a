// A grid on a canvas that the pointer and the keyboard point into.

import { cellUnder } from "./grid.mjs";

const LEAP = 10; // how many cells a key goes with Shift

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
// `onChoose` is told the cell that was clicked, or gone to by a key. Where only a part of the grid
// is drawn, `seen()` is { shape, cell }: the part's [rows, columns], and which cell of the grid a
// cell of the part is, or null.
export function pointInto(
  canvas,
  { shape, at, onPoint, onChoose, seen = () => wholeGrid(shape()) },
) {
  const under = (event) => {
    const part = seen();
    return part.cell(cellUnder(event, canvas, part.shape[1], part.shape[0]));
  };
  let pointed = null; // a click chooses this one: it tells its own place in whole pixels only
  canvas.addEventListener("pointermove", (event) => {
    pointed = shape() && under(event);
    if (pointed) onPoint(pointed);
  });
  canvas.addEventListener("click", (event) => {
    const cell = shape() && (pointed ?? under(event));
    if (cell) onChoose(within(shape(), cell));
  });
  canvas.addEventListener("pointerleave", () => (pointed = null));
  for (const end of ["pointerleave", "focus", "blur"]) {
    canvas.addEventListener(end, () => onPoint(null));
  }
  canvas.addEventListener("keydown", (event) => {
    const way = KEY_STEPS[event.key];
    if (!way || !shape()) return;
    event.preventDefault();
    onPoint(null);
    const times = event.shiftKey ? LEAP : 1;
    onChoose(
      within(
        shape(),
        at().map((place, i) => place + times * way[i]),
      ),
    );
  });
}

function wholeGrid(shape) {
  return { shape, cell: (cell) => cell };
}

// The nearest cell of the grid.
export function within(shape, cell) {
  return cell.map((place, i) => Math.min(shape[i] - 1, Math.max(0, place)));
}
