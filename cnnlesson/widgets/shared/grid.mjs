// A grid of numbers or pixels on a canvas. Sizes are in CSS pixels; a `cell` may be less than one.

import { packed } from "./theme.mjs";

// The largest cell with which columns × rows fit into a box; whole pixels where they can be seen.
export function cellSize(columns, rows, width, height, largest = 34) {
  const cell = Math.min(width / columns, height / rows, largest);
  return cell >= 4 ? Math.floor(cell) : cell;
}

// Which cell a pointer is over, [row, column] within the grid. Ratios, since a slide is scaled.
export function cellUnder(event, canvas, columns, rows) {
  const box = canvas.getBoundingClientRect();
  const across = (event.clientX - box.left) / box.width;
  const down = (event.clientY - box.top) / box.height;
  return [index(down, rows), index(across, columns)];
}

function index(share, count) {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}

// Give the canvas its size, sharp on this screen, and return its context.
export function fitCanvas(canvas, columns, rows, cell) {
  const ratio = globalThis.devicePixelRatio || 1;
  const width = Math.max(1, columns * cell);
  const height = Math.max(1, rows * cell);
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  return context;
}

// One pixel a cell, then one enlargement: fast even for 256 × 256 cells.
export function paintCells(context, columns, rows, cell, colourAt) {
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      pixels[row * columns + column] = colourAt(row, column);
    }
  }
  enlarge(context, smallPicture(image), cell);
}

// A canvas with one pixel a cell, to be kept and enlarged again and again.
export function smallPicture(image) {
  const small = document.createElement("canvas");
  [small.width, small.height] = [image.width, image.height];
  small.getContext("2d").putImageData(image, 0, 0);
  return small;
}

// Below `smooth` CSS pixels a cell its neighbours shade into it: where some cells get two pixels and
// others one, a photo would have stripes.
export function enlarge(context, small, cell, smooth = 1) {
  context.imageSmoothingEnabled = cell < smooth;
  context.drawImage(small, 0, 0, small.width * cell, small.height * cell);
}

// Lines between the cells, where a cell is large enough for them to help.
export function paintLines(context, columns, rows, cell, colour) {
  if (cell < 6) return;
  context.beginPath();
  for (let column = 0; column <= columns; column++)
    line(context, column * cell, 0, column * cell, rows * cell);
  for (let row = 0; row <= rows; row++) line(context, 0, row * cell, columns * cell, row * cell);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
}

function line(context, x1, y1, x2, y2) {
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
}

const SMALLEST = 7; // letters of fewer pixels cannot be read

// Numbers in the cells, all of one size, as large as the widest allows; or none where that is too
// small to be read.
export function paintNumbers(context, columns, rows, cell, textAt, colourAt) {
  if (cell < 14 || columns * rows > 4096) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const texts = Array.from({ length: columns * rows }, (_, i) =>
    textAt(Math.floor(i / columns), i % columns),
  );
  const widest = texts.reduce((most, text) => (text.length > most.length ? text : most), "");
  const setFont = (size) => (context.font = `${size}px ui-monospace, monospace`);
  const usual = Math.round(cell * 0.42);
  setFont(usual);
  const size = Math.min(usual, (usual * (cell - 3)) / context.measureText(widest).width);
  if (size < SMALLEST) return;
  setFont(size);
  texts.forEach((text, i) => {
    const row = Math.floor(i / columns);
    const column = i % columns;
    context.fillStyle = colourAt(row, column);
    context.fillText(text, (column + 0.5) * cell, (row + 0.54) * cell);
  });
}

// Diagonal lines over whole rows and columns: those are never read.
export function paintUnread(context, readRows, readColumns, cell, colour) {
  context.fillStyle = hatching(context, colour);
  readRows.forEach((isRead, row) => {
    if (!isRead) context.fillRect(0, row * cell, readColumns.length * cell, cell);
  });
  readColumns.forEach((isRead, column) => {
    if (!isRead) context.fillRect(column * cell, 0, cell, readRows.length * cell);
  });
}

function hatching(context, colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-6, 0, 6]) line(pen, shift, 6, shift + 6, 0);
  pen.stroke();
  return context.createPattern(tile, "repeat");
}

// Marks on the cells where those rows and those columns cross: an outline where a cell is large
// enough for one, else a frame around cells that lie together, or the colour over each.
export function paintMarks(context, { columns, rows }, marked, cell, colour) {
  if (!marked.rows.length || !marked.columns.length) return;
  if (cell >= 8) {
    context.strokeStyle = colour;
    context.lineWidth = 2;
    for (const row of marked.rows) {
      for (const column of marked.columns) {
        context.strokeRect(column * cell + 1, row * cell + 1, cell - 2, cell - 2);
      }
    }
    return;
  }
  const [[row, isBlockDown], [column, isBlockAcross]] = [block(marked.rows), block(marked.columns)];
  if (isBlockDown && isBlockAcross) {
    const [height, width] = [marked.rows.length, marked.columns.length];
    paintWindow(context, { row, column, height, width, dilation: 1 }, cell, colour);
    return;
  }
  const [isRow, isColumn] = [new Set(marked.rows), new Set(marked.columns)];
  const over = packed(colour);
  paintCells(context, columns, rows, cell, (row, column) =>
    isRow.has(row) && isColumn.has(column) ? over : 0,
  );
}

// The first of the places, and whether they follow each other without a gap.
function block(places) {
  const first = Math.min(...places);
  return [first, Math.max(...places) - first === places.length - 1];
}

// The pixels that the kernel reads at one stop, each outlined, and a frame around them all.
export function paintWindow(context, { row, column, height, width, dilation }, cell, colour) {
  const [tall, wide] = [dilation * (height - 1) + 1, dilation * (width - 1) + 1];
  context.strokeStyle = colour;
  if (dilation > 1 && cell >= 4) {
    context.lineWidth = 1.5;
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        context.strokeRect(
          (column + j * dilation) * cell + 2,
          (row + i * dilation) * cell + 2,
          cell - 4,
          cell - 4,
        );
      }
    }
  }
  context.lineWidth = 3;
  context.strokeRect(
    column * cell + 1.5,
    row * cell + 1.5,
    Math.max(2, wide * cell - 3),
    Math.max(2, tall * cell - 3),
  );
}
