// The two pictures: the padded photo with the kernel's window on it, and what comes out.

import { element, setText, KEY_GUARD } from "../shared/dom.mjs";
import { cellSize, enlarge, fitCanvas, smallPicture } from "../shared/grid.mjs";
import { joined, say, shortNumber } from "../shared/words.mjs";
import { paddingSides } from "../shared/convolution.mjs";
import { shadedBytes } from "./filtering.mjs";

// Lengths of the drawing, in units of the letters' size, so that a deck's are larger.
const LONGEST = 42; // the longest side of a picture
const BESIDE = 3; // what lies beside two pictures in one row
const LARGEST_CELL = 2.6;
const SMOOTH = 2; // CSS pixels: a cell that is smaller shades into its neighbours
const SIDE_BY_SIDE = 24; // the least room for two pictures; in less, one stands below the other

export function buildPictures() {
  const figure = (name, attributes) => {
    const canvas = element("canvas", { "data-figure": name, ...attributes });
    const caption = element("figcaption");
    return { canvas, caption, element: element("figure", {}, canvas, caption) };
  };
  const before = figure("before", { role: "img" });
  const after = figure("after", { role: "application", tabindex: "0", ...KEY_GUARD });
  const row = element("div", { class: "cnnlesson-figures" }, before.element, after.element);
  return { before, after, element: row };
}

// A picture with a pixel for each place of the planes; black and white as the shading has them.
export function shadedPicture(planes, columns, shading) {
  return smallPicture(new ImageData(shadedBytes(planes, shading), columns));
}

// One size of cell for both, so that a smaller output is drawn smaller.
export function pictureCell(room, em, before, after) {
  const tall = Math.max(before.height, after?.height ?? 1);
  const fit = (wide, width) => cellSize(wide, tall, width, LONGEST * em, LARGEST_CELL * em);
  const wider = Math.max(before.width, after?.width ?? 1);
  const alone = fit(wider, Math.min(Math.max(80, room - em), LONGEST * em));
  if (room < SIDE_BY_SIDE * em) return alone;
  return Math.min(alone, fit(before.width + (after?.width ?? 1), room - BESIDE * em));
}

export function paintBefore({ canvas }, picture, cell, colours, { window, photo }) {
  const context = fitCanvas(canvas, picture.width, picture.height, cell);
  enlarge(context, picture, cell, SMOOTH);
  if (photo) paintEdge(context, photo, cell, colours);
  if (window) paintAround(context, window, cell, colours);
}

export function paintAfter({ canvas }, picture, cell, colours, { place, inside }) {
  canvas.hidden = !picture;
  if (!picture) return;
  const context = fitCanvas(canvas, picture.width, picture.height, cell);
  enlarge(context, picture, cell, SMOOTH);
  if (inside) paintEdge(context, inside, cell, colours);
  const [row, column] = place;
  paintAround(context, { row, column, height: 1, width: 1 }, cell, colours);
}

// A dashed frame on black, just inside the edge: it covers nothing of what lies beyond.
function paintEdge(context, { row, column, height, width }, cell, colours) {
  const box = [column * cell + 1, row * cell + 1, width * cell - 2, height * cell - 2];
  context.lineWidth = 2;
  strokeBox(context, box, "#000");
  context.setLineDash([6, 4]);
  strokeBox(context, box, colours.window);
  context.setLineDash([]);
}

// A frame on black around a few cells. All of them stay visible, but where they are at the edge.
function paintAround(context, { row, column, height, width }, cell, colours) {
  const { canvas } = context;
  const scale = context.getTransform().a;
  const within = (place, count) => Math.min(count / scale - 3, Math.max(3, place));
  const [left, right] = [column * cell - 3, (column + width) * cell + 3].map((place) =>
    within(place, canvas.width),
  );
  const [top, bottom] = [row * cell - 3, (row + height) * cell + 3].map((place) =>
    within(place, canvas.height),
  );
  const box = [left, top, right - left, bottom - top];
  context.lineWidth = 6;
  strokeBox(context, box, "#000");
  context.lineWidth = 3;
  strokeBox(context, box, colours.window);
}

function strokeBox(context, box, colour) {
  context.strokeStyle = colour;
  context.strokeRect(...box);
}

export function windowOf({ size, steps }, [row, column]) {
  return {
    row: row * steps.stride,
    column: column * steps.stride,
    height: size,
    width: size,
  };
}

// Where the photo itself lies within its padding.
export function photoWithin({ vertical, horizontal }) {
  return {
    row: paddingSides(vertical)[0],
    column: paddingSides(horizontal)[0],
    height: vertical.inputSize,
    width: horizontal.inputSize,
  };
}

export function captionPictures({ before, after }, words, settings, made) {
  const { depth, channels, vertical, horizontal } = settings;
  const own = { channels: depth, height: vertical.inputSize, width: horizontal.inputSize };
  const { rows, columns } = made.input;
  const isPadded = rows > own.height || columns > own.width;
  const padding = { padded_height: rows, padded_width: columns };
  const remark = shownOf(words, channels, depth);
  const first = isPadded
    ? say(words, "studio_before_padded", { ...own, ...padding })
    : say(words, "studio_before", own);
  setText(before.caption, joined(words, [first, remark].filter(Boolean)));
  if (!made.maps) return setText(after.caption, say(words, "impossible"));
  const [height, width] = made.sizes;
  const caption = say(words, "studio_after", { channels: made.maps.length, height, width });
  setText(after.caption, joined(words, [caption, colourRemark(words, made.maps)].filter(Boolean)));
}

// Of a picture whose channels cannot all be seen, which are shown.
function shownOf(words, channels, depth) {
  if (depth === 1) return "";
  if (channels === "grey") return say(words, "studio_shown_mean", { count: depth });
  if (depth === 3) return say(words, "studio_colours");
  const key = channels === "summed" ? "studio_shown_mean" : "studio_shown_first";
  return say(words, key, { count: depth });
}

function colourRemark(words, maps) {
  if (maps.length === 3) return say(words, "studio_colours");
  return maps.length > 1 ? say(words, "studio_shown_first", { count: maps.length }) : "";
}

// What a screen reader hears of the pictures when it comes to them.
export function describePictures({ before, after }, words, settings, made, place) {
  const photo = {
    coffee: say(words, "studio_alt_coffee"),
    chelsea: say(words, "studio_alt_chelsea"),
    astronaut: say(words, "studio_alt_astronaut"),
    array: say(words, "studio_alt_array"),
  }[settings.photo];
  const hear = (figure, text) => figure.canvas.setAttribute("aria-label", text);
  if (!place) {
    hear(before, say(words, "studio_alone_alt", { photo }));
    hear(after, say(words, "no_output_alt"));
    return;
  }
  const [row, column] = place.map((one) => one * settings.steps.stride + 1);
  hear(before, say(words, "studio_before_alt", { photo, row, column }));
  const [height, width] = made.sizes;
  hear(
    after,
    say(words, "studio_after_alt", {
      height,
      width,
      values: made.valuesText,
      shades: made.shadesText,
      row: place[0] + 1,
      column: place[1] + 1,
      value: made.maps.map((map) => shortNumber(map[place[0] * width + place[1]])).join(", "),
    }),
  );
}
