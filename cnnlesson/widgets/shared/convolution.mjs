// The arithmetic of a convolution, as cnnlesson/sizes and cnnlesson/costs have it. The tests run
// both over one table of cases made from torch. A setting along one axis is an object
// { inputSize, kernelSize, stride, padding, dilation }, all whole numbers but the padding,
// which may be "same" or "valid".

import { counted, grouped, joined, say } from "./words.mjs";

// From the first pixel that a kernel reads to its last.
export function reach({ kernelSize, dilation }) {
  return dilation * (kernelSize - 1) + 1;
}

// Pixels of padding [before, after]; an odd one out goes after.
export function paddingSides({ kernelSize, padding, dilation }) {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return [padding, padding];
  const total = dilation * (kernelSize - 1);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

export function paddedSize(axis) {
  const [before, after] = paddingSides(axis);
  return axis.inputSize + before + after;
}

// How many places the kernel stops at, or null where the setting is impossible.
export function outputSize(axis) {
  if (axis.padding === "same" && axis.stride !== 1) return null;
  const room = paddedSize(axis) - reach(axis);
  return room < 0 ? null : Math.floor(room / axis.stride) + 1;
}

// Why an impossible setting is impossible, and the least mend; null for a possible one.
export function whyNot(words, axis) {
  if (outputSize(axis) !== null) return null;
  const { inputSize, kernelSize, stride, dilation } = axis;
  if (axis.padding === "same" && stride !== 1) {
    const wanted = Math.ceil(inputSize / stride);
    const total = Math.max(0, (wanted - 1) * stride + reach(axis) - inputSize);
    return say(words, "same_needs_stride_1", { stride, padding: Math.ceil(total / 2), wanted });
  }
  const [before, after] = paddingSides(axis);
  const padded = paddedSize(axis);
  return say(words, dilation === 1 ? "too_wide" : "too_wide_dilated", {
    input_size: inputSize,
    kernel_size: kernelSize,
    dilation,
    before,
    after,
    padded,
    reach: reach(axis),
    missing: reach(axis) - padded,
    largest: Math.floor((padded - 1) / dilation) + 1,
  });
}

// Why there is no output, axis by axis, or once where both have the same reason; else no line.
export function reasonLines(words, vertical, horizontal) {
  const [down, across] = [whyNot(words, vertical), whyNot(words, horizontal)];
  const both = say(words, "height_and_width");
  const reasons =
    down === across
      ? [[both, down]]
      : [
          [say(words, "height"), down],
          [say(words, "width"), across],
        ];
  const lines = reasons
    .filter(([, reason]) => reason)
    .map(([name, text]) => say(words, "under_name", { name, text }));
  return lines.length ? [say(words, "impossible"), ...lines] : [];
}

// For each pixel of the padded axis, whether some window reads it.
export function pixelsRead(axis) {
  const read = new Array(paddedSize(axis)).fill(false);
  for (let stop = 0; stop < outputSize(axis); stop++) {
    for (let tap = 0; tap < axis.kernelSize; tap++) {
      read[stop * axis.stride + tap * axis.dilation] = true;
    }
  }
  return read;
}

// What goes unread: at the far end in the padding and in the image, and stepped over before it.
export function unread(axis) {
  const after = paddingSides(axis)[1];
  const farEnd = (paddedSize(axis) - reach(axis)) % axis.stride;
  const missed = pixelsRead(axis).filter((isRead) => !isRead).length;
  // A stride longer than the image leaves its first padding unread as well.
  const image = Math.min(axis.inputSize, Math.max(0, farEnd - after));
  return { padded: farEnd - image, image, skipped: missed - farEnd };
}

// The size formula with the numbers in it; noun is "column" or "row".
export function worked(words, axis, noun) {
  const left = unread(axis);
  const rest = left.padded + left.image;
  const result = outputSize(axis);
  const right = rest ? `${withHundredths(result, rest, axis.stride)} → ${result}` : `${result}`;
  const text = `${formula(axis)} = ${right}`;
  const remarks = unreadRemarks(words, left, noun, paddedSize(axis) > axis.inputSize);
  if (!remarks.length) return text;
  return say(words, "with_remark", { worked: text, remark: joined(words, remarks) });
}

function formula(axis) {
  const { inputSize, kernelSize, stride, dilation } = axis;
  const [before, after] = paddingSides(axis);
  const spread = dilation === 1 ? kernelSize : `(${dilation}·(${kernelSize} − 1) + 1)`;
  const padding = before === after ? `2·${before}` : `${before} + ${after}`;
  return `(${inputSize} − ${spread} + ${padding}) / ${stride} + 1`;
}

// whole + rest/stride with two decimals; "…" where more would follow.
function withHundredths(whole, rest, stride) {
  const digits = String(Math.floor((100 * rest) / stride)).padStart(2, "0");
  if ((100 * rest) % stride) return `${whole}.${digits}…`;
  return `${whole}.${digits.replace(/0+$/, "")}`;
}

function unreadRemarks(words, left, noun, isPadded) {
  const remarks = [];
  if (left.padded) remarks.push(counted(words, `unread_padded_${noun}`, left.padded));
  if (left.image) remarks.push(counted(words, `unread_image_${noun}`, left.image));
  const skipped = isPadded ? `skipped_padded_input_${noun}` : `skipped_image_${noun}`;
  if (left.skipped) remarks.push(counted(words, skipped, left.skipped));
  if (left.padded && !left.image && !left.skipped) remarks.push(say(words, "nothing_lost"));
  return remarks;
}

// Weights and biases of all filters.
export function parameters({ inChannels, outChannels, kernelHeight, kernelWidth }) {
  return outChannels * (inChannels * kernelHeight * kernelWidth + 1);
}

export function parametersWorked(layer) {
  const { inChannels, outChannels, kernelHeight, kernelWidth } = layer;
  const filter = `${inChannels}·${kernelHeight}·${kernelWidth}`;
  return `${outChannels}·(${filter} + 1) = ${grouped(parameters(layer))}`;
}

// Products added to a sum, the bias left out, for one image.
export function multiplyAdds(layer, height, width) {
  const { inChannels, outChannels, kernelHeight, kernelWidth } = layer;
  return outChannels * height * width * inChannels * kernelHeight * kernelWidth;
}

export function multiplyAddsWorked(layer, height, width) {
  const { inChannels, outChannels, kernelHeight, kernelWidth } = layer;
  const values = `${outChannels}·${height}·${width}`;
  const filter = `${inChannels}·${kernelHeight}·${kernelWidth}`;
  return `${values} · ${filter} = ${grouped(multiplyAdds(layer, height, width))}`;
}

// The line of torch that makes this layer; what has torch's default is left out.
export function torchLine(layer, { stride, padding, dilation }) {
  const { inChannels, outChannels, kernelHeight, kernelWidth, groups = 1 } = layer;
  const square = kernelHeight === kernelWidth;
  const kernel = square ? kernelHeight : `(${kernelHeight}, ${kernelWidth})`;
  const options = [
    stride === 1 ? "" : `, stride=${stride}`,
    padding === 0 ? "" : `, padding=${typeof padding === "string" ? `"${padding}"` : padding}`,
    dilation === 1 ? "" : `, dilation=${dilation}`,
    groups === 1 ? "" : `, groups=${groups}`,
  ];
  return `nn.Conv2d(${inChannels}, ${outChannels}, kernel_size=${kernel}${options.join("")})`;
}

// One output map: at each stop the sum of value·weight over the kernel's taps, plus the bias.
// `input` is { columns, values } of the padded input, row by row, all channels added up;
// `weights` are the kernel's rows.
export function outputMap(input, weights, { rows, columns, stride, dilation, bias }) {
  const map = new Float64Array(rows * columns).fill(bias);
  weights.forEach((weightRow, tapRow) => {
    weightRow.forEach((weight, tapColumn) => {
      if (weight === 0) return;
      for (let row = 0; row < rows; row++) {
        let from = (row * stride + tapRow * dilation) * input.columns + tapColumn * dilation;
        for (let at = row * columns; at < (row + 1) * columns; at++, from += stride) {
          map[at] += weight * input.values[from];
        }
      }
    });
  });
  return map;
}

// The stops whose window reads this pixel of the padded axis.
export function stopsReading(axis, pixel) {
  const { kernelSize, stride, dilation } = axis;
  const stops = [];
  for (let tap = kernelSize - 1; tap >= 0; tap--) {
    const stop = (pixel - tap * dilation) / stride;
    if (Number.isInteger(stop) && stop >= 0 && stop < outputSize(axis)) stops.push(stop);
  }
  return stops;
}

// The pixels of the padded axis that one tap of the kernel reads, a pixel at each stop.
export function pixelsOfTap(axis, tap) {
  return Array.from(
    { length: outputSize(axis) },
    (_, stop) => stop * axis.stride + tap * axis.dilation,
  );
}

// How many pixels one output sees through that many such layers, one after the other.
export function receptiveField(axis, layers) {
  let [field, jump] = [1, 1];
  for (let layer = 0; layer < layers; layer++) {
    field += (reach(axis) - 1) * jump;
    jump *= axis.stride;
  }
  return field;
}
