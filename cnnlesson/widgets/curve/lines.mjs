// The lines of a training curve: from the runs' rows to points, and in words.

import { threeDigits } from "../shared/chart.mjs";
import { say } from "../shared/words.mjs";

// The runs with their rows as { epoch, step, loss, … }.
export function readRuns(columns, runs) {
  return runs.map(({ name, points }) => ({
    name,
    rows: points.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]]))),
  }));
}

// "epoch" as long as no two rows of a run are of one epoch, else "step".
export function countedBy(runs) {
  const isByEpoch = ({ rows }) => new Set(rows.map((row) => row.epoch)).size === rows.length;
  return runs.every(isByEpoch) ? "epoch" : "step";
}

// The lines of one chart, "loss" or "accuracy": training's and validation's of each run, with the
// points that were measured. A value that is no number is a word, "nan" or "inf".
export function linesOf(runs, chart, axis) {
  return runs
    .flatMap(({ name, rows }, run) =>
      ["training", "validation"].map((kind) => {
        const column = kind === "training" ? chart : `validation_${chart}`;
        const measured = rows.filter((row) => row[column] !== null);
        const points = measured.map((row) => ({ at: row[axis], value: row[column] }));
        return { name, run, kind, points };
      }),
    )
    .filter((line) => line.points.length);
}

export function isNumber(value) {
  return typeof value === "number";
}

export function valueText(words, value) {
  if (isNumber(value)) return threeDigits(value);
  return say(words, value === "nan" ? "curve_not_a_number" : "curve_infinite");
}

export function placeText(words, axis, number) {
  return say(words, axis === "epoch" ? "curve_at_epoch" : "curve_at_step", { number });
}

export function lineText(words, { name, kind }) {
  const text = say(words, kind === "training" ? "curve_training" : "curve_validation");
  return name ? say(words, "curve_line", { run: name, kind: text }) : text;
}

// What stands at a line's end: its run's name, where runs have names.
export function endText(words, line) {
  if (!line.name) return lineText(words, line);
  return line.kind === "training" ? line.name : "";
}

// Where a run's training loss is a number no more, a sentence for each such run.
export function brokenTexts(words, lines, axis) {
  return lines
    .filter((line) => line.kind === "training")
    .flatMap((line) => {
      const first = line.points.find(({ value }) => !isNumber(value));
      if (!first) return [];
      const told = { word: valueText(words, first.value), place: placeText(words, axis, first.at) };
      if (!line.name) return [say(words, "curve_broken", told)];
      return [say(words, "curve_broken_run", { ...told, run: line.name })];
    });
}

// Labels at the heights wished for, moved apart where they would overlap: never closer than `gap`,
// and none below `lowest`.
export function spread(heights, gap, lowest) {
  const order = heights.map((_, i) => i).sort((one, other) => heights[one] - heights[other]);
  const placed = [];
  order.forEach((i, rank) => {
    placed[i] = rank ? Math.max(heights[i], placed[order[rank - 1]] + gap) : heights[i];
  });
  let most = lowest;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - gap;
  }
  return placed;
}
