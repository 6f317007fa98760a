// One chart of a training curve: its lines, their names at their ends, and what is pointed at.

import { element, setText, KEY_GUARD } from "../shared/dom.mjs";
import { chartLine, chartMarker, drawChart, drawn, textWidth } from "../shared/chart.mjs";
import { say } from "../shared/words.mjs";
import { endText, isNumber, lineText, placeText, spread, valueText } from "./lines.mjs";

// Lengths in units of the letters' size.
const [SHORTEST, TALLEST] = [13, 20]; // the height of a chart
const GAP = 1.15; // from one name at a line's end to the next
const MARKER = 0.26;
const WIDEST = 9; // a name at a line's end

export function buildChart(name) {
  const svg = drawn("svg", {
    role: "application",
    tabindex: "0",
    "data-figure": name,
    ...KEY_GUARD,
  });
  const caption = element("figcaption");
  const node = element("figure", {}, svg, caption);
  return { name, svg, caption, element: node, place: null, lines: [] };
}

// Draws the lines into the chart, which keeps them, to be pointed into. `pointed` is { line, point },
// numbers of both, or null.
export function showChart(chart, words, lines, axis, pointed, em) {
  const name = say(words, chart.name === "loss" ? "curve_loss" : "curve_accuracy");
  const width = chart.element.clientWidth;
  const height = Math.min(TALLEST * em, Math.max(SHORTEST * em, 0.6 * width));
  const ends = lines.map((line) => shortened(endText(words, line)));
  const right = Math.max(1, ...ends.map((text) => textWidth(text) + 1));
  const across = {
    ...rangeAcross(lines),
    name: say(words, axis === "epoch" ? "curve_epoch" : "curve_step"),
    unit: 1,
  };
  const frame = { width, height, em, right, x: across, y: { ...rangeUp(chart.name, lines), name } };
  chart.place = drawChart(chart.svg, frame, (place) => [
    ...lines.flatMap((line) => paintLine(place, line, em)),
    ...paintPointed(place, lines, pointed, em),
  ]);
  chart.lines = lines;
  chart.svg.append(...endLabels(chart.place, lines, ends, em));
  setText(chart.caption, say(words, "curve_legend", { name }));
  chart.svg.setAttribute("aria-label", altText(words, name, lines, axis));
}

// As much of a name as has room.
function shortened(text) {
  if (textWidth(text) <= WIDEST) return text;
  const letters = [...text];
  while (textWidth(letters.join("")) > WIDEST - 1) letters.pop();
  return `${letters.join("")}…`;
}

function rangeAcross(lines) {
  const places = lines.flatMap((line) => line.points.map(({ at }) => at));
  const [first, last] = [Math.min(...places, 1), Math.max(...places, 2)];
  const margin = 0.04 * (last - first);
  return { least: first - margin, most: last + margin };
}

// A loss counts from 0; of the accuracy the tenths are shown in which there is something.
function rangeUp(name, lines) {
  const values = lines.flatMap((line) => line.points.map(({ value }) => value)).filter(isNumber);
  if (name === "loss") {
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values) || 1];
    return { least: least - 0.03 * (most - least), most: most + 0.06 * (most - least) };
  }
  if (!values.length) return { least: 0, most: 1 };
  const least = Math.floor(10 * Math.min(...values) - 0.2) / 10;
  const most = Math.ceil(10 * Math.max(...values) + 0.2) / 10;
  return { least: Math.max(-0.02, least), most: Math.min(1.02, most) };
}

function lookOf(line) {
  return `cnnlesson-${line.kind}${line.run % 2 ? " cnnlesson-odd" : ""}`;
}

function paintLine(place, line, em) {
  const look = lookOf(line);
  const points = line.points.map(({ at, value }) => (isNumber(value) ? [at, value] : null));
  const kind = line.kind === "training" ? "dot" : "square";
  const marker = { class: `${look} cnnlesson-marker` };
  return [
    chartLine(place, points, { class: look }),
    ...points.filter(Boolean).map((point) => chartMarker(place, point, kind, MARKER * em, marker)),
    ...line.points
      .filter(({ value }) => !isNumber(value))
      .map(({ at }) => breakMark(place, at, em)),
  ];
}

// A cross at the upper edge, where the value would be if it were a number.
function breakMark(place, at, em) {
  const middle = { "text-anchor": "middle", class: "cnnlesson-break" };
  return drawn("text", { x: place.x(at), y: 1.1 * em, text: "×", ...middle });
}

function paintPointed(place, lines, pointed, em) {
  const point = pointed && lines[pointed.line]?.points[pointed.point];
  if (!point) return [];
  const ring = { class: "cnnlesson-pointed" };
  const value = isNumber(point.value) ? point.value : null;
  if (value !== null) return [chartMarker(place, [point.at, value], "ring", 2 * MARKER * em, ring)];
  return [drawn("circle", { cx: place.x(point.at), cy: 0.75 * em, r: 0.7 * em, ...ring })];
}

// The names, each beside the end of its line, and apart from each other.
function endLabels(place, lines, ends, em) {
  const named = lines
    .map((line, i) => ({
      text: ends[i],
      last: line.points.findLast(({ value }) => isNumber(value)),
    }))
    .filter(({ text, last }) => text && last);
  const heights = named.map(({ last }) => place.top + place.y(last.value) + 0.32 * em);
  const lowest = place.top + place.high;
  const apart = spread(heights, GAP * em, lowest);
  const x = place.left + place.wide + 0.4 * em;
  return named.map(({ text }, i) =>
    drawn("text", { x, y: apart[i], text, class: "cnnlesson-end" }),
  );
}

function altText(words, name, lines, axis) {
  if (!lines.length) return say(words, "curve_alt_empty", { name });
  const told = lines.map((line) => {
    const [first, last] = [line.points[0], line.points.at(-1)];
    return say(words, "curve_alt_line", {
      line: lineText(words, line),
      first: valueText(words, first.value),
      start: placeText(words, axis, first.at),
      last: valueText(words, last.value),
      end: placeText(words, axis, last.at),
    });
  });
  return say(words, "curve_alt", { name, lines: told.join(". ") });
}
