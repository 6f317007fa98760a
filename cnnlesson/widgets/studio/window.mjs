// What the kernel reads at one place, and its products written out.

import { stopLines, stopSummary, MOST_CHANNELS } from "../shared/step.mjs";
import { say, shortNumber } from "../shared/words.mjs";

// The window at that output pixel: the weights, beside them the values in the first channels, and
// what comes out, one value for each map.
export function readWindow({ settings, picture, input, sizes, maps }, position) {
  const { channels, size, steps, weights, bias } = settings;
  const [top, left] = position.map((place) => place * steps.stride);
  const valueIn = ({ columns, values }, i) =>
    values[(top + Math.floor(i / size)) * columns + left + (i % size)];
  return {
    position,
    channels: input.single
      .slice(0, MOST_CHANNELS)
      .map((plane) => Array.from({ length: size * size }, (_, i) => valueIn(plane, i))),
    channelCount: channels === "grey" ? 1 : picture.planes.length,
    isSeparate: channels === "separate",
    weights: weights.flat(),
    bias,
    values: maps.map((map) => map[position[0] * sizes[1] + position[1]]),
  };
}

export function windowSummary(words, stop) {
  const { position, weights, values } = stop;
  if (values.length === 1) return stopSummary(words, { ...stop, value: values[0] });
  return say(words, "studio_this_stop", {
    row: position[0] + 1,
    column: position[1] + 1,
    taps: weights.length,
    values: values.map(shortNumber).join(", "),
  });
}

// A map of its own for each channel has a bias of its own too.
export function windowLines(words, stop) {
  const { weights, channels, values, bias, isSeparate } = stop;
  if (!isSeparate) return stopLines(words, { ...stop, value: values[0] });
  return channels.flatMap((channel, i) =>
    stopLines(words, {
      weights,
      channels: [channel],
      channelCount: 1,
      bias,
      value: values[i],
      first: i + 1,
    }),
  );
}
