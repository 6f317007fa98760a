// One stop of the kernel written out: the products of each channel, their sums, and the value.

import { element, setLines, setText } from "../shared/dom.mjs";
import { say, shortNumber } from "../shared/words.mjs";

const MOST_PRODUCTS = 25; // a kernel of 5 × 5; more do not help a reader
export const MOST_CHANNELS = 4; // written out; of more, only the sum of all is told

export function buildStep() {
  const summary = element("p", { class: "cnnlesson-stop", "aria-live": "polite" });
  const lines = element("div", { class: "cnnlesson-products", "data-result": "products" });
  return { summary, lines };
}

export function showStep(step, words, found) {
  setText(step.summary, found ? summaryOf(words, found) : "");
  setLines(step.lines, found ? linesOf(words, found) : []);
}

// Where the stop is, how much it reads, and what comes out.
function summaryOf(words, { position, weights, channelCount, value }) {
  return say(words, channelCount > 1 ? "this_stop_many" : "this_stop_one", {
    row: position[0] + 1,
    column: position[1] + 1,
    taps: weights.length,
    channels: channelCount,
    value: shortNumber(value),
  });
}

// A line for each channel, as far as they help, and one that adds the channels up.
function linesOf(words, { weights, channels, channelCount, value }) {
  const sums = channels.map((values) => sum(values.map((one, i) => one * weights[i])));
  const shown = channels.map((values, i) => channelLine(words, i + 1, values, weights, sums[i]));
  if (channelCount === 1) return shown;
  const all = sums.map(inBrackets).join(" + ");
  const total =
    channelCount > MOST_CHANNELS
      ? say(words, "channels_sum_short", { count: channelCount, value: shortNumber(value) })
      : say(words, "channels_sum", { sums: all, value: shortNumber(value) });
  return [...shown, total];
}

function channelLine(words, channel, values, weights, total) {
  const known = { channel, count: weights.length, sum: shortNumber(total) };
  if (weights.length > MOST_PRODUCTS) return say(words, "channel_products_short", known);
  const products = values
    .map((value, i) => `${inBrackets(value)}·${inBrackets(weights[i])}`)
    .join(" + ");
  return say(words, "channel_products", { ...known, products });
}

function inBrackets(value) {
  return value < 0 ? `(${shortNumber(value)})` : shortNumber(value);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
