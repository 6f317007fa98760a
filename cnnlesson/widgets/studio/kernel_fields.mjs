// The kernel as a grid of number fields, one for each weight.

import { element } from "../shared/dom.mjs";
import { numberControl } from "../shared/controls.mjs";
import { say } from "../shared/words.mjs";

const DIGITS = { 3: 5, 5: 3, 7: 2 }; // the more fields, the smaller

// `onChange` is told the row, the column and the weight that was typed there.
export function buildKernelFields(words, most, onChange) {
  const grid = element("div", {
    class: "cnnlesson-kernel",
    role: "group",
    "aria-label": say(words, "studio_label_weights"),
  });
  let controls = []; // row by row

  function build(size) {
    controls = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) =>
        numberControl({
          label: say(words, "label_weight_at", { row: row + 1, column: column + 1 }),
          name: `weight_${row}_${column}`,
          most,
          digits: DIGITS[size],
          onChange: (value) => onChange(row, column, value),
        }),
      ),
    );
    grid.dataset.size = size;
    grid.replaceChildren(...controls.flat().map(({ field }) => field));
  }

  return {
    element: grid,
    set(rows) {
      if (rows.length !== controls.length) build(rows.length);
      rows.forEach((row, i) => row.forEach((weight, j) => controls[i][j].set(weight)));
    },
  };
}
