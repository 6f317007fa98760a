// The two charts: the path on its loss, and the loss after each step.

import { element, setText } from "../shared/dom.mjs";
import { chartLine, chartMarker, drawChart, drawn } from "../shared/chart.mjs";
import { say } from "../shared/words.mjs";
import { lossAt, shown } from "./descent.mjs";

// Lengths in units of the letters' size.
const [SHORTEST, TALLEST] = [13, 22]; // the height of a chart
const DOT = 0.26; // half the width of a marker
const [SAMPLES, RINGS] = [160, 9]; // of the curve, and how many lines of equal loss
const MOST_LOSS = 1e12;

export function buildFigures() {
  const figure = (name) => {
    const svg = drawn("svg", { role: "img", "data-figure": name });
    const caption = element("figcaption");
    return { svg, caption, element: element("figure", {}, svg, caption) };
  };
  const [path, losses] = [figure("path"), figure("losses")];
  const row = element("div", { class: "cnnlesson-figures" }, path.element, losses.element);
  return { path, losses, element: row };
}

export function showFigures(figures, words, settings, descent, at, em) {
  const isPlane = settings.loss === "long_bowl";
  const caption = say(words, isPlane ? "descent_chart_plane" : "descent_chart_path");
  const size = sizeOf(figures.path, em);
  const [view, paint] = isPlane
    ? [planeView(descent, size), paintPlane]
    : [curveView(settings, descent), paintCurve];
  const outside = outsideText(words, descent.points, view, isPlane);
  drawChart(figures.path.svg, { ...size, em, ...view }, (place) =>
    paint(place, settings, descent, at, em, view),
  );
  setText(figures.path.caption, outside ? `${caption}; ${outside}` : caption);
  const about = { caption, outside: outside && `${outside}.` };
  figures.path.svg.setAttribute("aria-label", pathText(words, descent, at, about));

  const name = say(words, "descent_label_loss");
  const steps = { name: say(words, "descent_axis_step"), unit: 1 };
  const losses = { ...sizeOf(figures.losses, em), em, ...lossesView(descent, name, steps) };
  drawChart(figures.losses.svg, losses, (place) => paintLosses(place, descent, at, em));
  setText(figures.losses.caption, say(words, "descent_chart_losses"));
  figures.losses.svg.setAttribute("aria-label", lossesText(words, descent, at));
}

function sizeOf({ element: figure }, em) {
  const width = figure.clientWidth;
  return { width, height: Math.min(TALLEST * em, Math.max(SHORTEST * em, 0.66 * width)) };
}

// As far as the start is from 0 on both sides, further for a path that goes further, and at most
// four times as far.
export function reachOf(points, axis) {
  const start = Math.abs(points[0][axis]) || 1;
  const furthest = Math.max(...points.map((weights) => Math.abs(weights[axis])));
  return 1.12 * Math.min(4 * start, Math.max(start, furthest));
}

function curveView(settings, { points }) {
  const reach = reachOf(points, 0);
  const isValley = settings.loss === "two_valleys";
  const [least, most] = isValley ? valleyEnds(points) : [-reach, reach];
  const ends = samples(least, most).map((w) => lossAt(settings, [w]));
  const top = Math.max(...ends);
  return { x: { least, most, name: "w" }, y: { least: -0.06 * top, most: 1.04 * top, name: "L" } };
}

// Both valleys, and the start wherever it is.
function valleyEnds(points) {
  const [start] = points[0];
  const [least, most] = [Math.min(-2.9, start), Math.max(2, start)];
  const margin = 0.06 * (most - least);
  return [least - margin, most + margin];
}

function samples(least, most) {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => least + ((most - least) * i) / SAMPLES);
}

// Both weights to one scale, so that the bowl looks as long as it is.
function planeView({ points }, { width, height }) {
  const [across, down] = [reachOf(points, 0), reachOf(points, 1)];
  const perPixel = Math.max((2 * across) / width, (2 * down) / height);
  const [x, y] = [(perPixel * width) / 2, (perPixel * height) / 2];
  return { x: { least: -x, most: x, name: "w₁" }, y: { least: -y, most: y, name: "w₂" } };
}

function lossesView({ losses }, name, steps) {
  const top = Math.min(MOST_LOSS, Math.max(...losses)) || 1;
  const last = losses.length - 1;
  return {
    x: { least: -0.03 * last, most: 1.03 * last, ...steps },
    y: { least: -0.06 * top, most: 1.05 * top, name },
  };
}

function paintCurve(place, settings, { points, losses }, at, em, view) {
  const curve = samples(view.x.least, view.x.most).map((w) => [w, lossAt(settings, [w])]);
  return [
    chartLine(place, curve, { class: "cnnlesson-curve" }),
    ...paintPath(
      place,
      points.map(([w], i) => [w, losses[i]]),
      at,
      em,
    ),
  ];
}

function paintPlane(place, settings, { points }, at, em, view) {
  const { curvature, curvature_2: other } = settings;
  const highest = lossAt(settings, [view.x.most, view.y.most]);
  const rings = Array.from({ length: RINGS }, (_, i) => {
    const level = highest * ((i + 1) / RINGS) ** 2;
    const [rx, ry] = [Math.sqrt((2 * level) / curvature), Math.sqrt((2 * level) / other)];
    const [cx, cy] = [place.x(0), place.y(0)];
    const sides = { rx: place.x(rx) - cx, ry: cy - place.y(ry) };
    return drawn("ellipse", { class: "cnnlesson-ring", cx, cy, ...sides });
  });
  const cross = [
    drawn("line", {
      class: "cnnlesson-rule",
      x1: place.x(0),
      x2: place.x(0),
      y1: 0,
      y2: place.high,
    }),
  ];
  return [...cross, ...rings, ...paintPath(place, points, at, em)];
}

function paintLosses(place, { losses }, at, em) {
  return paintPath(
    place,
    losses.map((loss, step) => [step, loss]),
    at,
    em,
  );
}

// The points in their order: a square where it starts, a ring around the end of this step.
function paintPath(place, points, at, em) {
  const here = points[at + 1];
  const dots = points.slice(1).map((point) => {
    return chartMarker(place, point, "dot", DOT * em, { class: "cnnlesson-point" });
  });
  return [
    chartLine(place, points, { class: "cnnlesson-path" }),
    ...dots,
    chartMarker(place, points[0], "square", 1.2 * DOT * em, { class: "cnnlesson-point" }),
    chartLine(place, [points[at], here], { class: "cnnlesson-here" }),
    chartMarker(place, here, "ring", 2.2 * DOT * em, { class: "cnnlesson-here", fill: "none" }),
  ];
}

function outsideText(words, points, { x, y }, isPlane) {
  const isIn = (value, { least, most }) => value >= least && value <= most;
  const count = points.filter(([w, other]) => {
    return !isIn(w, x) || (isPlane && !isIn(other, y));
  }).length;
  return count ? say(words, "descent_outside", { count, all: points.length }) : "";
}

function pathText(words, { points, losses }, at, about) {
  return say(words, "descent_path_alt", {
    ...about,
    start: shown(words, ...points[0]),
    first_loss: shown(words, losses[0]),
    count: points.length - 1,
    end: shown(words, ...points.at(-1)),
    last_loss: shown(words, losses.at(-1)),
    at: at + 1,
    before: shown(words, ...points[at]),
    after: shown(words, ...points[at + 1]),
  });
}

const MOST_READ = 8; // losses that are read out one by one

function lossesText(words, { losses }, at) {
  const first = losses.slice(0, MOST_READ).map((loss) => shown(words, loss));
  const isLong = losses.length > MOST_READ;
  const rest = isLong ? [say(words, "descent_more", { last: shown(words, losses.at(-1)) })] : [];
  return say(words, "descent_losses_alt", {
    caption: say(words, "descent_chart_losses"),
    losses: [...first, ...rest].join(", "),
    at: at + 1,
    after: shown(words, losses[at + 1]),
  });
}
