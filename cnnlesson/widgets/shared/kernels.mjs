// The weights of named kernels, as cnnlesson/kernels.py has them, and one rule for a kernel that
// somebody wrote. A kernel is a list of rows.

const MOST_RANDOM = 3;

// What a setting says, a name or rows of its own, as the rows of that size.
export function kernelRows(setting, height, width) {
  if (typeof setting !== "string") {
    return rowsOf(height, width, (row, column) => setting[row]?.[column] ?? 0);
  }
  if (height === 1 && width === 1 && setting !== "random") return [[1]];
  return rowsOf(height, width, KERNELS[setting](height, width));
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
