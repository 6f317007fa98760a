// A whole picture through one kernel: the same numbers as filtering.py beside it. Planes and maps
// are lists of typed arrays, row by row.

import { outputMap, paddedSize, paddingSides } from "../shared/convolution.mjs";
import { weightSum } from "../shared/kernels.mjs";

// What the kernel reads of a picture: its grey values, each channel, or their sum. A convolution
// over all channels with the same kernel for each is one over their sum.
export function planesOf({ planes }, channels) {
  if (channels === "separate" || planes.length === 1) return planes;
  const total = new Float64Array(planes[0].length);
  for (const plane of planes) plane.forEach((value, i) => (total[i] += value));
  return [channels === "grey" ? total.map((value) => value / planes.length) : total];
}

// A plane with the zeros around it that the padding asks for.
export function padded(plane, vertical, horizontal) {
  const [[top], [left]] = [paddingSides(vertical), paddingSides(horizontal)];
  const columns = paddedSize(horizontal);
  const width = horizontal.inputSize;
  const values = new Float64Array(paddedSize(vertical) * columns);
  for (let row = 0; row < vertical.inputSize; row++) {
    const line = plane.subarray(row * width, (row + 1) * width);
    values.set(line, (row + top) * columns + left);
  }
  return { columns, values };
}

// Each padded plane through the kernel.
export function filtered(inputs, weights, { rows, columns, stride, bias }) {
  return inputs.map((input) =>
    outputMap(input, weights, { rows, columns, stride, dilation: 1, bias }),
  );
}

// The least and the greatest value of all maps.
export function extremes(maps) {
  let [least, most] = [Infinity, -Infinity];
  for (const map of maps) {
    for (let i = 0; i < map.length; i++) {
      if (map[i] < least) least = map[i];
      if (map[i] > most) most = map[i];
    }
  }
  return [least, most];
}

// Which values of a picture are black and white: 0 and 255 where it is one of bytes, else 0 and 1, or
// as far as its values go beyond them.
export function rangeOf({ planes }, isBytes) {
  const [least, most] = extremes(planes);
  return [Math.min(0, least), isBytes ? 255 : Math.max(1, most)];
}

// How numbers become shades: 0 grey, or 0 black. Left to the weights, 0 is grey where they add up to
// 0. `ends` are the least and the greatest number, `white` is the picture's own.
export function shadingOf(shades, { weights, ends: [least, most], white }) {
  const isSigned = shades === "signed" || (shades === "auto" && weightSum(weights) === 0);
  if (!isSigned) return { isSigned, black: 0, white };
  const largest = Math.max(Math.abs(least), Math.abs(most)) || 1;
  return { isSigned, black: -largest, white: largest };
}

// The bytes of an image, four a pixel: one map in grey, or three as red, green and blue.
export function shadedBytes(maps, { black, white }) {
  const scale = 255 / (white - black);
  const bytes = new Uint8ClampedArray(4 * maps[0].length).fill(255); // it rounds, and stays within
  for (let colour = 0; colour < 3; colour++) {
    const map = maps[colour % maps.length];
    for (let i = 0, at = colour; i < map.length; i++, at += 4) bytes[at] = (map[i] - black) * scale;
  }
  return bytes;
}

// The stops along one axis whose window reads no padding: the first, and how many.
export function stopsInside(axis, count) {
  const [before] = paddingSides(axis);
  const first = Math.ceil(before / axis.stride);
  const end = before + axis.inputSize - axis.kernelSize;
  const last = Math.min(count - 1, Math.floor(end / axis.stride));
  return [first, Math.max(0, last - first + 1)];
}
