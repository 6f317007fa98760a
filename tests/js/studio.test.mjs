// The studio's arithmetic over the shared table: torch's convolutions, and what Python says.
// CASES names the table that tests/cases.py wrote.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const folder = process.env.WIDGETS ?? new URL("../../cnnlesson/widgets", import.meta.url).pathname;
const studio = await import(`${folder}/studio/filtering.mjs`);
const own = await import(`${folder}/shared/kernels.mjs`);
const { outputSize } = await import(`${folder}/shared/convolution.mjs`);
const { readStudio } = await import(`${folder}/studio/settings.mjs`);
const { studio: table } = JSON.parse(readFileSync(process.env.CASES, "utf8"));

function axesOf({ image, kernel_size, stride, padding }) {
  const steps = { kernelSize: kernel_size, stride, padding, dilation: 1 };
  return [image[0].length, image[0][0].length].map((inputSize) => ({ inputSize, ...steps }));
}

function isNear(one, other, says) {
  const gap = Math.abs(one - other);
  assert.ok(gap <= 1e-9 * (1 + Math.abs(other)), `${says}: ${one}, torch ${other}`);
}

// The settings of a case without its picture, for a failure to tell.
function told({ image, torch, ...settings }) {
  return JSON.stringify({ depth: image.length, ...settings });
}

test("the filtered picture is torch's, for each choice of channels", () => {
  assert.ok(table.cases.length >= 400);
  for (const one of table.cases) {
    const planes = one.image.map((plane) => Float32Array.from(plane.flat()));
    const [vertical, horizontal] = axesOf(one);
    const rows = own.kernelRows(one.kernel, one.kernel_size, one.kernel_size);
    const weights = one.normalise ? own.normalised(rows) : rows;
    const [height, width] = [outputSize(vertical), outputSize(horizontal)];

    const inputs = studio
      .planesOf({ planes }, one.channels)
      .map((plane) => studio.padded(plane, vertical, horizontal));
    const steps = { rows: height, columns: width, stride: one.stride, bias: one.bias };
    const maps = studio.filtered(inputs, weights, steps);

    weights.flat().forEach((weight, i) => isNear(weight, one.weights.flat()[i], told(one)));
    assert.deepEqual(
      [maps.length, height, width],
      [one.torch.length, one.torch[0].length, one.torch[0][0].length],
    );
    maps.forEach((map, channel) => {
      one.torch[channel].flat().forEach((value, i) => isNear(map[i], value, told(one)));
    });
  }
});

test("the outputs that read no padding are those that torch counts", () => {
  for (const one of table.cases) {
    axesOf(one).forEach((axis, i) => {
      const [first, count] = studio.stopsInside(axis, outputSize(axis));
      const [torchFirst, torchCount] = one.inside[i];
      assert.equal(count, torchCount, told(one));
      if (count) assert.equal(first, torchFirst, told(one));
    });
  }
});

test("a kernel is centred, turned and normalised as in Python", () => {
  assert.ok(table.kernels.length >= 10);
  for (const one of table.kernels) {
    for (const [size, rows] of Object.entries(one.centred)) {
      assert.deepEqual(own.centred(one.rows, Number(size)), rows);
    }
    assert.deepEqual(own.halfTurned(one.rows), one.half_turned);
    assert.deepEqual(own.normalised(one.rows), one.normalised);
  }
});

test("a picture's black and white are those of its kind", () => {
  const range = (isBytes, ...values) =>
    studio.rangeOf({ planes: [Float32Array.from(values), Float32Array.from([0.5])] }, isBytes);
  assert.deepEqual(range(true, 3, 7), [0, 255]);
  assert.deepEqual(range(false, 0.25, 0.75), [0, 1]);
  assert.deepEqual(range(false, -2, 5), [-2, 5]);
  assert.deepEqual(range(false, 4, 300), [0, 300]);
});

test("0 is grey where the weights add up to 0, or where it is asked for", () => {
  const given = { ends: [-30, 20], white: 255 };
  const edges = [[-1, 0.1, 0.2, 0.7]]; // adds up to 0, but for what was rounded
  const shading = (shades, weights) => studio.shadingOf(shades, { weights, ...given });
  const signed = { isSigned: true, black: -30, white: 30 };
  const clipped = { isSigned: false, black: 0, white: 255 };
  assert.deepEqual(shading("auto", edges), signed);
  assert.deepEqual(shading("auto", [[1]]), clipped);
  assert.deepEqual(shading("signed", [[1]]), signed);
  assert.deepEqual(shading("clipped", edges), clipped);
  const flat = studio.shadingOf("auto", { weights: edges, ends: [0, 0], white: 1 });
  assert.deepEqual(flat, { isSigned: true, black: -1, white: 1 });
});

test("numbers become bytes between black and white, and no further", () => {
  const map = (...values) => Float64Array.from(values);
  const bytes = studio.shadedBytes([map(-10, 0, 5, 10, 99)], { black: -10, white: 10 });
  assert.deepEqual(
    Array.from({ length: 5 }, (_, i) => [...bytes.slice(4 * i, 4 * i + 4)]),
    [0, 128, 191, 255, 255].map((shade) => [shade, shade, shade, 255]),
  );
  const colours = studio.shadedBytes([map(0), map(51), map(300)], { black: 0, white: 255 });
  assert.deepEqual([...colours], [0, 51, 255, 255]);
});

test("the least and the greatest are those of all maps", () => {
  assert.deepEqual(studio.extremes([[3, -1], [7]]), [-1, 7]);
});

test("a model's settings give the weights that are used", () => {
  const values = {
    photo: "coffee",
    _shipped_shape: [3, 180, 240],
    kernel: [
      [1, 1, 1],
      [1, 2, 1],
      [1, 1, 1],
    ],
    kernel_size: 3,
    normalise: true,
    stride: 2,
    padding: "valid",
  };
  const settings = readStudio({ get: (name) => values[name] });
  assert.equal(settings.weights[1][1], 0.2);
  assert.equal(settings.rows[1][1], 2);
  assert.deepEqual([settings.vertical.inputSize, settings.horizontal.inputSize], [180, 240]);
});
