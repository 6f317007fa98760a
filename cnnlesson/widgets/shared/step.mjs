// One stop of the kernel written out: the products of each channel, their sums, and the bias.

import { element, setLines, setText } from "./dom.mjs";
import { isExact, say, shortNumber } from "./words.mjs";

export const MOST_PRODUCTS = 25; // a kernel of 5 × 5; more do not help a reader
export const MOST_CHANNELS = 4; // written out; of more, only the sum of all is told

export function buildStep() {
  const summary = element("p", { class: "cnnlesson-stop", "data-result": "stop" });
  const lines = element("div", { class: "cnnlesson-products", "data-result": "products" });
  return { summary, lines };
}

export function showStep(step, summary, lines) {
  setText(step.summary, summary);
  setLines(step.lines, lines);
}

// Where the stop is, how much it reads, and what comes out.
export function stopSummary(words, { position, weights, channelCount, value }) {
  return say(words, channelCount > 1 ? "this_stop_many" : "this_stop_one", {
    row: position[0] + 1,
    column: position[1] + 1,
    taps: weights.length,
    channels: channelCount,
    value: shortNumber(value),
  });
}

// A line for each channel, as far as they help, one that adds the channels up, and the bias.
// `first` is the number of the first channel.
export function stopLines(words, { weights, channels, channelCount, bias, value, first = 1 }) {
  const sums = channels.map((values) => sum(values.map((one, i) => one * weights[i])));
  const shown = channels.map((values, i) =>
    channelLine(words, i + first, values, weights, sums[i]),
  );
  const all = value - bias;
  if (channelCount > MOST_CHANNELS) {
    shown.push(say(words, "channels_sum_short", { count: channelCount, sum: shortNumber(all) }));
  } else if (channelCount > 1) {
    shown.push(
      say(words, "channels_sum", {
        sums: total(sums),
        equals: equals(all, ...sums),
        sum: shortNumber(all),
      }),
    );
  }
  const known = { sums: total([all, bias]), equals: equals(value, all, bias) };
  return [...shown, say(words, "with_bias", { ...known, value: shortNumber(value) })];
}

function channelLine(words, channel, values, weights, total) {
  const known = { channel, count: weights.length, sum: shortNumber(total) };
  if (weights.length > MOST_PRODUCTS) return say(words, "channel_products_short", known);
  const products = productsText(values, weights);
  const sign = equals(total, ...values, ...weights);
  return say(words, "channel_products", { ...known, equals: sign, products });
}

// Each value times its weight: 3·2 + 5·(−1).
export function productsText(values, weights) {
  return values.map((value, i) => `${inBrackets(value)}·${inBrackets(weights[i])}`).join(" + ");
}

// Whether what is written is the number itself, or rounded somewhere.
export function equals(...numbers) {
  return numbers.every(isExact) ? "=" : "≈";
}

export function total(numbers) {
  return numbers.map(inBrackets).join(" + ");
}

function inBrackets(value) {
  const text = shortNumber(value);
  return value < 0 || text.includes("/") ? `(${text})` : text;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
