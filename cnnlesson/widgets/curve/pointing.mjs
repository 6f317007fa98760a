// Which point of a chart the pointer is at, and where the keys lead.

import { isNumber } from "./lines.mjs";

const NEAR = 30; // pixels: what is further away is not meant

// The nearest point to a place on the chart, { line, point }, or null.
export function nearest(chart, x, y) {
  const { place, lines } = chart;
  let [found, least] = [null, NEAR];
  lines.forEach(({ points }, line) =>
    points.forEach(({ at, value }, point) => {
      const height = isNumber(value) ? place.y(value) : 0;
      const distance = Math.hypot(place.left + place.x(at) - x, place.top + height - y);
      if (distance < least) [found, least] = [{ line, point }, distance];
    }),
  );
  return found;
}

// Where a key leads: left and right along a line, up and down to another one, near the same place.
export function pointAfter(lines, from, key) {
  if (!lines.length) return null;
  const line = Math.min(from?.line ?? 0, lines.length - 1);
  const { points } = lines[line];
  const point = Math.min(from?.point ?? points.length - 1, points.length - 1);
  const [last, final] = [points.length - 1, lines.length - 1];
  const along = { ArrowLeft: point - 1, ArrowRight: point + 1, Home: 0, End: last };
  const across = { ArrowUp: line - 1, ArrowDown: line + 1 };
  if (key in across) {
    const other = Math.max(0, Math.min(final, across[key]));
    return { line: other, point: closest(lines[other].points, points[point].at) };
  }
  return { line, point: from ? Math.max(0, Math.min(last, along[key])) : point };
}

function closest(points, at) {
  const far = points.map((point) => Math.abs(point.at - at));
  return far.indexOf(Math.min(...far));
}

export const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
