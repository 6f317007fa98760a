// The weights of named kernels, as cnnlesson/kernels.py has them, and one rule for a kernel that
// somebody wrote. A kernel is a list of rows.

import { say } from "./words.mjs";

const NO_SUM = 1e-9; // a sum of weights nearer to 0 than this is 0, but for what was rounded
const MOST_RANDOM = 3;

// What a setting says, a name or rows of its own, as the rows of that size.
export function kernelRows(setting, height, width) {
  if (typeof setting !== "string") {
    return rowsOf(height, width, (row, column) => setting[row]?.[column] ?? 0);
  }
  if (height === 1 && width === 1 && setting !== "random") return [[1]];
  return rowsOf(height, width, KERNELS[setting](height, width));
}

// The same rows at another odd size, the middle kept: cut all around, or with zeros all around.
export function centred(rows, size) {
  const gap = (size - rows.length) / 2;
  return rowsOf(size, size, (row, column) => rows[row - gap]?.[column - gap] ?? 0);
}

// Turned by half a turn, as mathematics turns a kernel before it convolves.
export function halfTurned(rows) {
  return rows.map((row) => row.toReversed()).toReversed();
}

// What the weights add up to; 0 where only the machine's arithmetic keeps them from it.
export function weightSum(rows) {
  const total = rows.flat().reduce((sum, weight) => sum + weight, 0);
  return Math.abs(total) < NO_SUM ? 0 : total;
}

// Divided by their sum, so that they keep the brightness; as they are where that is 0.
export function normalised(rows) {
  const total = weightSum(rows);
  return total ? rows.map((row) => row.map((weight) => weight / total)) : rows;
}

// What a menu of kernels offers: [name, what it is called]; "own" stands for rows of numbers.
export function kernelOptions(words) {
  return [
    ["vertical edges", say(words, "kernel_vertical_edges")],
    ["horizontal edges", say(words, "kernel_horizontal_edges")],
    ["outline", say(words, "kernel_outline")],
    ["identity", say(words, "kernel_identity")],
    ["blur", say(words, "kernel_blur")],
    ["gaussian blur", say(words, "kernel_gaussian_blur")],
    ["sharpen", say(words, "kernel_sharpen")],
    ["random", say(words, "kernel_random")],
    ["own", say(words, "kernel_own")],
  ];
}

function rowsOf(height, width, weightAt) {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => weightAt(row, column)),
  );
}

// The last minus the first.
function ends(place, count) {
  return Number(place === count - 1) - Number(place === 0);
}

function middleOf(height, width) {
  return [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)];
}

function identity(height, width) {
  const [middleRow, middleColumn] = middleOf(height, width);
  return (row, column) => Number(row === middleRow && column === middleColumn);
}

function outline(height, width) {
  const [middleRow, middleColumn] = middleOf(height, width);
  const count = (side) => Number(side > 1) + Number(side > 2);
  const weights = [count(height) + count(width), -1];
  return (row, column) => weights[Math.abs(row - middleRow) + Math.abs(column - middleColumn)] ?? 0;
}

// One row of Pascal's triangle: 1 4 6 4 1 is row 4.
function pascalRow(last) {
  const places = [1];
  for (let i = 0; i < last; i++) places.push((places[i] * (last - i)) / (i + 1));
  return places;
}

function sharpen(height, width) {
  const [one, other] = [identity(height, width), outline(height, width)];
  return (row, column) => one(row, column) + other(row, column);
}

// The names are those of the setting, the same in Python.
export const KERNELS = {
  "vertical edges": (height, width) =>
    width === 1 ? (row) => ends(row, height) : (_, column) => ends(column, width),
  "horizontal edges": (height, width) =>
    height === 1 ? (_, column) => ends(column, width) : (row) => ends(row, height),
  outline,
  identity,
  blur: (height, width) => () => 1 / (height * width),
  "gaussian blur": (height, width) => {
    const [down, across] = [pascalRow(height - 1), pascalRow(width - 1)];
    return (row, column) => (down[row] * across[column]) / 2 ** (height + width - 2);
  },
  sharpen,
  random: () => (row, column) => (scrambled(row, column) % (2 * MOST_RANDOM + 1)) - MOST_RANDOM,
};

// A whole number below 2 to the 20th with no visible pattern, the same for everybody.
export function scrambled(row, column, channel = -1) {
  const mixed =
    Math.imul(row + 1, 0x9e3779b1) ^
    Math.imul(column + 1, 0x85ebca77) ^
    Math.imul(channel + 1, 0xc2b2ae3d);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 12;
}
