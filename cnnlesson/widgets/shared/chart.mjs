// A chart as SVG: axes with round numbers, lines, markers. It has no ids and needs no theme watcher,
// since its colours are those of the style; it is drawn anew at each width.

const SVG = "http://www.w3.org/2000/svg";
const FAR = 20_000; // pixels: what lies further out is not seen, and too far for a browser's numbers

// Lengths in units of the letters' size.
const [LETTER, SIGN] = [0.56, 1]; // the width of a letter, more or less, and of a Chinese sign
const BELOW = 2.7; // an axis' numbers and its name
const ABOVE = 1.7; // the name of the upright axis
const TICK_ROOM = 4.2; // the least from one number to the next along the lower axis

// An element of a drawing; a text is given as `text`.
export function drawn(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

// Round numbers from `least` to `most`, about `count` of them, at least one `unit` apart.
export function roundTicks(least, most, count, unit = 0) {
  const rough = Math.max((most - least) / count, unit);
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const step = power * [1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9));
  const [first, last] = [Math.ceil(least / step - 1e-9), Math.floor(most / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

// A number in three digits: 0.0346, −1230, 2.5·10⁻⁷.
export function threeDigits(number) {
  const size = Number(Math.abs(number).toPrecision(3));
  const sign = number < 0 && size ? "−" : "";
  if (!size || (size >= 1e-4 && size < 1e5)) return sign + size;
  const [digits, power] = size.toExponential(2).split("e");
  return `${sign}${Number(digits)}·10${[...power.replace("+", "")].map(raised).join("")}`;
}

function raised(character) {
  return "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(character)];
}

// How wide a text is, more or less, in units of the letters' size.
export function textWidth(text) {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? SIGN : LETTER), 0);
}

// The axes, and in their frame what `inside(place)` gives. `x` and `y` are { least, most, name },
// `x` with the `unit` that its numbers are at least apart; `place` says where a value is, in pixels.
export function drawChart(svg, { width, height, em, x, y, right = 0.8 }, inside) {
  const rows = roundTicks(y.least, y.most, Math.max(2, height / (3 * em)));
  const widest = Math.max(...rows.map((value) => textWidth(threeDigits(value))));
  const [left, top] = [(widest + 0.9) * em, ABOVE * em];
  const [wide, high] = [width - left - right * em, height - top - BELOW * em];
  const place = {
    wide,
    high,
    x: (value) => near(((value - x.least) / (x.most - x.least)) * wide),
    y: (value) => near((1 - (value - y.least) / (y.most - y.least)) * high),
  };
  const columns = roundTicks(x.least, x.most, Math.max(2, wide / (TICK_ROOM * em)), x.unit);
  const frame = drawn("svg", { x: left, y: top, width: wide, height: high }, ...inside(place));
  const base = top + high;
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.replaceChildren(
    ...rows.flatMap((value) => {
      const at = top + place.y(value);
      return [
        drawn("line", { class: "cnnlesson-rule", x1: left, x2: left + wide, y1: at, y2: at }),
        label(left - 0.4 * em, at + 0.32 * em, threeDigits(value), "end"),
      ];
    }),
    ...columns.map((value) => {
      return label(left + place.x(value), base + 1.15 * em, threeDigits(value), "middle");
    }),
    label(left, top - 0.6 * em, y.name, "start"),
    label(left + wide / 2, base + 2.4 * em, x.name, "middle"),
    drawn("rect", { class: "cnnlesson-frame", x: left, y: top, width: wide, height: high }),
    frame,
  );
  return { left, top, ...place };
}

function near(pixels) {
  return Math.min(FAR, Math.max(-FAR, pixels));
}

function label(x, y, text, anchor) {
  return drawn("text", { x, y, text, "text-anchor": anchor });
}

// A line through the points [x, y]; where one is null, it breaks.
export function chartLine(place, points, attributes) {
  let isBroken = true;
  const parts = points.map((point) => {
    const part = point ? `${isBroken ? "M" : "L"}${place.x(point[0])},${place.y(point[1])}` : "";
    isBroken = !point;
    return part;
  });
  return drawn("path", { d: parts.join(""), fill: "none", ...attributes });
}

// A marker at a point: "dot", "square" or "ring"; `size` is its half width.
export function chartMarker(place, [x, y], kind, size, attributes) {
  const [across, down] = [place.x(x), place.y(y)];
  if (kind !== "square") return drawn("circle", { cx: across, cy: down, r: size, ...attributes });
  const side = 2 * size;
  const corner = { x: across - size, y: down - size, width: side, height: side };
  return drawn("rect", { ...corner, ...attributes });
}
