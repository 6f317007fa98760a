// A fully-connected layer's arithmetic, and its made-up numbers, as layer.py beside it has them.
// Everything is counted from 0, as torch counts. A layer is { channels, height, width, outputs,
// rows, shift }: `rows` are weights of somebody's own or null, `shift` is [down, right].

import { scrambled } from "../shared/kernels.mjs";
import { grouped } from "../shared/words.mjs";

const MOST_WEIGHT = 3; // made-up weights and biases run from −3 to 3
const LEAST_SIDE = 3; // a map of so many rows has an empty one at its end, for a shift to go to

export function inputCount({ channels, height, width }) {
  return channels * height * width;
}

// Where a pixel comes to stand in the vector: channel by channel, row by row.
export function placeOf({ height, width }, channel, row, column) {
  return (channel * height + row) * width + column;
}

// [channel, row, column] of a place in the vector.
export function pixelOf({ height, width }, place) {
  const row = Math.floor(place / width);
  return [Math.floor(row / height), row % height, place % width];
}

// The number at a place of the map as it was before any shift.
function digitOf({ height, width }, channel, row, column) {
  const isEmpty = isEmptyEnd(height, row) || isEmptyEnd(width, column);
  return isEmpty ? 0 : scrambled(row, column, channel) % 10;
}

function isEmptyEnd(side, place) {
  return side >= LEAST_SIDE && place === side - 1;
}

export function pixelAt(layer, channel, row, column) {
  const [down, right] = layer.shift;
  if (row < down || column < right) return 0;
  return digitOf(layer, channel, row - down, column - right);
}

export function valueAt(layer, place) {
  return pixelAt(layer, ...pixelOf(layer, place));
}

// How many numbers other than 0 a shift has pushed out of the map.
export function lostCount(layer) {
  const count = (one) => {
    let found = 0;
    for (let place = inputCount(one); place--;) found += Number(valueAt(one, place) !== 0);
    return found;
  };
  return count({ ...layer, shift: [0, 0] }) - count(layer);
}

export function weightAt({ rows }, neuron, place) {
  return rows?.[neuron]?.[place] ?? madeUp(scrambled(neuron, place));
}

export function biasOf(neuron) {
  return madeUp(scrambled(neuron, 0, 0));
}

function madeUp(number) {
  return (number % (2 * MOST_WEIGHT + 1)) - MOST_WEIGHT;
}

// What one neuron gives: every value times its weight, added up, and its bias.
export function neuronSum(layer, neuron) {
  let sum = biasOf(neuron);
  for (let place = inputCount(layer); place--;) {
    const value = valueAt(layer, place);
    if (value) sum += value * weightAt(layer, neuron, place);
  }
  return sum;
}

export function denseParameters(inputs, outputs) {
  return inputs * outputs + outputs;
}

export function denseParametersWorked(inputs, outputs) {
  const [many, few] = [inputs, outputs].map(grouped);
  return `${many}·${few} + ${few} = ${grouped(denseParameters(inputs, outputs))}`;
}

export function denseMultiplyAddsWorked(inputs, outputs) {
  return `${grouped(inputs)}·${grouped(outputs)} = ${grouped(inputs * outputs)}`;
}

// How many times as many: whole from 100 on, else with two decimals, rounded.
export function ratioText(large, small) {
  if (large >= 100 * small) return grouped(Math.floor((2 * large + small) / (2 * small)));
  return String(Math.floor((200 * large + small) / (2 * small)) / 100);
}

// Which of `count` places are drawn: all, or the first and the last and the chosen one, with null
// for what is left out between them.
export function sample(count, most, chosen) {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  const end = Math.floor((most - 3) / 2);
  const last = Array.from({ length: end }, (_, i) => count - end + i);
  const first = Array.from({ length: end }, (_, i) => i);
  const drawn = [...new Set([...first, chosen, ...last])].sort((one, other) => one - other);
  return drawn.flatMap((place, i) => (i && place > drawn[i - 1] + 1 ? [null, place] : [place]));
}
