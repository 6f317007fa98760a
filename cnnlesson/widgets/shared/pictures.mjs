// Where an input's values come from: numbers made up here, a picture, or an array from Python.
// A source is { channels, height, width, at(channel, row, column), isPicture, isColour, black,
// white }; the last two are the values shown as black and as white.

import { scrambled } from "./kernels.mjs";

// Small whole numbers with no visible pattern, the same for everybody.
export function numbersSource(channels, height, width) {
  return {
    channels,
    height,
    width,
    isPicture: false,
    isColour: false,
    at: digitAt,
  };
}

function digitAt(channel, row, column) {
  return scrambled(row, column, channel) % 10;
}

// A single 1 in the middle of the first channel, zeros elsewhere.
export function impulseSource(channels, height, width) {
  const [middleRow, middleColumn] = [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)];
  return {
    channels,
    height,
    width,
    isPicture: true,
    isColour: false,
    black: 0,
    white: 1,
    at: (channel, row, column) =>
      Number(channel === 0 && row === middleRow && column === middleColumn),
  };
}

// A picture resized to the size asked for: each cell takes the nearest pixel. A picture of other
// depth gives its grey values where one channel is asked for, else its channels in turn.
export function pictureSource(picture, channels, height, width) {
  const rows = nearest(picture.height, height);
  const columns = nearest(picture.width, width);
  const planes =
    channels === 1 && picture.planes.length > 1 ? [grey(picture.planes)] : picture.planes;
  return {
    channels,
    height,
    width,
    isPicture: true,
    isColour: channels === 3, // shown together, as red, green and blue
    black: picture.black,
    white: picture.white,
    at: (channel, row, column) =>
      planes[channel % planes.length][rows[row] * picture.width + columns[column]],
  };
}

function nearest(from, to) {
  return Array.from({ length: to }, (_, i) => Math.floor(((i + 0.5) * from) / to));
}

function grey(planes) {
  return planes[0].map((_, i) => planes.reduce((sum, plane) => sum + plane[i], 0) / planes.length);
}

// Values (C, H, W), 32-bit floats, as Python sends them.
export function pictureFromArray(bytes, [channels, height, width]) {
  const values = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  const area = height * width;
  const planes = Array.from({ length: channels }, (_, c) => values.slice(c * area, (c + 1) * area));
  const [black, white] = values.reduce(
    ([least, most], v) => [Math.min(least, v), Math.max(most, v)],
    [Infinity, -Infinity],
  );
  return { height, width, planes, black, white: white > black ? white : black + 1 };
}

// Pictures by their name, an array from Python under "array". While one is being decoded it is null,
// and `onLoad` is called when it is there; `bytesOf(name)` is the picture's file.
export function pictureShelf(model, bytesOf, onLoad) {
  const shape = model.get("_array_shape");
  const shelf = {};
  if (shape.length) shelf.array = pictureFromArray(model.get("_array"), shape);
  return (name) => {
    if (!(name in shelf)) {
      shelf[name] = null;
      decodePicture(bytesOf(name)).then((picture) => {
        shelf[name] = picture;
        onLoad();
      });
    }
    return shelf[name];
  };
}

// A JPEG or PNG file as whole numbers from 0 to 255, in one plane where it is grey.
export async function decodePicture(bytes) {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const plane = (offset) =>
    Float32Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + offset]);
  const planes = [plane(0), plane(1), plane(2)];
  const isGrey = planes[0].every((value, i) => value === planes[1][i] && value === planes[2][i]);
  const { height, width } = bitmap;
  return { height, width, planes: isGrey ? [planes[0]] : planes, black: 0, white: 255 };
}
