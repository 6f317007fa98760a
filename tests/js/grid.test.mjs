// The geometry of the drawing, and the sources of its values.

import assert from "node:assert/strict";
import test from "node:test";

import { cellSize, cellUnder } from "../../cnnlesson/widgets/shared/grid.mjs";
import {
  numbersSource,
  pictureSource,
  pictureFromArray,
} from "../../cnnlesson/widgets/shared/pictures.mjs";
import { packed, pixel } from "../../cnnlesson/widgets/shared/theme.mjs";
import { grouped } from "../../cnnlesson/widgets/shared/words.mjs";

test("a grid of any size fits into its box, in whole pixels where they can be seen", () => {
  for (let columns = 1; columns < 400; columns += 7) {
    for (let rows = 1; rows < 400; rows += 11) {
      const cell = cellSize(columns, rows, 300, 200);
      assert.ok(cell > 0 && columns * cell <= 300.001 && rows * cell <= 200.001);
      if (cell >= 4) assert.ok(Number.isInteger(cell));
    }
  }
});

test("the cell under the pointer is right where the canvas is scaled, and never outside", () => {
  const canvas = { getBoundingClientRect: () => ({ left: 10, top: 20, width: 50, height: 30 }) };
  assert.deepEqual(cellUnder({ clientX: 10, clientY: 20 }, canvas, 5, 3), [0, 0]);
  assert.deepEqual(cellUnder({ clientX: 35, clientY: 49 }, canvas, 5, 3), [2, 2]);
  assert.deepEqual(cellUnder({ clientX: 60, clientY: 50 }, canvas, 5, 3), [2, 4]);
  assert.deepEqual(cellUnder({ clientX: -5, clientY: 999 }, canvas, 5, 3), [2, 0]);
});

test("made-up numbers are digits, all of them occur, and rows differ", () => {
  const source = numbersSource(3, 40, 50);
  const counts = new Array(10).fill(0);
  const rows = new Set();
  for (let row = 0; row < 40; row++) {
    const digits = Array.from({ length: 50 }, (_, column) => source.at(0, row, column));
    rows.add(digits.join(""));
    digits.forEach((digit) => counts[digit]++);
  }
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    2000,
  );
  assert.ok(Math.min(...counts) > 100, counts.join());
  assert.equal(rows.size, 40);
});

test("a picture at its own size is itself; resized, each cell takes a pixel of its own place", () => {
  const values = Float32Array.from({ length: 2 * 3 * 4 }, (_, i) => i);
  const bytes = new DataView(values.buffer);
  const picture = pictureFromArray(bytes, [2, 3, 4]);
  const same = pictureSource(picture, 2, 3, 4);
  assert.equal(same.at(0, 0, 0), 0);
  assert.equal(same.at(1, 2, 3), 23);
  const half = pictureSource(picture, 2, 3, 2);
  assert.deepEqual([half.at(0, 1, 0), half.at(0, 1, 1)], [5, 7]);
  assert.deepEqual([picture.black, picture.white], [0, 23]);
});

test("one channel of a picture with several is its grey value", () => {
  const picture = { height: 1, width: 1, planes: [[30], [60], [90]], black: 0, white: 255 };
  assert.equal(pictureSource(picture, 1, 1, 1).at(0, 0, 0), 60);
  assert.equal(pictureSource(picture, 4, 1, 1).at(3, 0, 0), 30);
});

test("a colour's text and its pixel are the same four bytes", () => {
  assert.equal(packed("rgb(1, 2, 3)"), pixel(1, 2, 3));
  const bytes = new Uint8Array(Uint32Array.of(pixel(1, 2, 3)).buffer);
  assert.deepEqual([...bytes], [1, 2, 3, 255]);
});

test("digits are grouped by three", () => {
  assert.equal(grouped(7), "7");
  assert.equal(grouped(34944), "34,944");
  assert.equal(grouped(1234567890), "1,234,567,890");
});
