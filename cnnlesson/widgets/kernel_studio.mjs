// The kernel studio: edit a kernel, see the whole photo filtered at once.

import { element, setText } from "./shared/dom.mjs";
import { buildAnnouncer } from "./shared/announcing.mjs";
import { outputSize } from "./shared/convolution.mjs";
import { pointInto, within } from "./shared/cursor.mjs";
import { pictureShelf } from "./shared/pictures.mjs";
import { buildStateLine } from "./shared/stateline.mjs";
import { buildStep, showStep } from "./shared/step.mjs";
import { readColours } from "./shared/theme.mjs";
import { buildNews, chooser, keepDrawn, restorer } from "./shared/workbench.mjs";
import { say, shortNumber } from "./shared/words.mjs";
import { extremes, filtered, padded, planesOf, rangeOf, shadingOf } from "./studio/filtering.mjs";
import { problemOf, readStudio, studioLine, wholeStudio } from "./studio/settings.mjs";
import { buildStudioPanel } from "./studio/panel.mjs";
import { buildPictures, captionPictures, describePictures } from "./studio/drawing.mjs";
import { paintAfter, paintBefore, photoWithin, pictureCell } from "./studio/drawing.mjs";
import { shadedPicture, windowOf } from "./studio/drawing.mjs";
import { buildStudioReport, paddingMark, showStudioReport } from "./studio/report.mjs";
import { shadesText, valuesText } from "./studio/report.mjs";
import { readWindow, windowLines, windowSummary } from "./studio/window.mjs";

const COLOURS = ["window"];

// The last result again, as long as it was made of the same: `make` is asked only for another key.
function remembered() {
  const last = {};
  return (key, make) => {
    if (last.key !== key) Object.assign(last, { key, value: make() });
    return last.value;
  };
}

// What the kernel reads, padded, and the picture of it; in colour where the photo has colours.
function readPhoto(picture, { channels, vertical, horizontal, isBytes }) {
  const pad = (planes) => planes.map((plane) => padded(plane, vertical, horizontal));
  const inputs = pad(planesOf(picture, channels));
  const single = channels === "grey" ? inputs : pad(picture.planes);
  // A sum of channels is too bright to be seen: their colours, or their mean, stand for it.
  const isMean = channels === "summed" && single.length !== 3;
  const shown = isMean ? pad(planesOf(picture, "grey")) : single;
  const [{ columns, values }] = inputs;
  const [black, white] = rangeOf(picture, isBytes);
  const times = channels === "summed" ? picture.planes.length : 1;
  return {
    inputs,
    white: white * times, // of what the kernel reads
    single,
    rows: values.length / columns,
    columns,
    before: shadedPicture(inColour(shown.map((one) => one.values)), columns, { black, white }),
  };
}

// Three planes are red, green and blue; of any other number the first is shown.
function inColour(planes) {
  return planes.length === 3 ? planes : planes.slice(0, 1);
}

function render({ model, el }) {
  const words = model.get("_words");
  const choose = chooser(model);
  const restore = restorer({
    ...{ words, model, widget: "KernelStudio" },
    ...{ problemWith: problemOf, wholeState: wholeStudio },
  });
  const { panel, show: showPanel } = buildStudioPanel(model, choose, turn);
  const pictures = buildPictures();
  const report = buildStudioReport(words);
  const step = buildStep();
  const stateLine = buildStateLine(words, restore);
  const note = () => element("p", { class: "cnnlesson-note", hidden: true });
  const [turned, border] = [note(), note()];
  turned.dataset.result = "turned";
  border.dataset.result = "border";
  const announcer = buildAnnouncer();
  const main = element(
    "div",
    { class: "cnnlesson-main" },
    pictures.element,
    border,
    turned,
    step.summary,
    report.element,
    stateLine.element,
    step.lines, // last, since they are long and change their height
    announcer.element,
  );
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-workbench cnnlesson-studio" },
    panel,
    main,
  );
  el.append(root);

  let colours = null;
  let isGone = false;
  let pointed = null; // the output pixel under the pointer
  let turnedKernel = null; // the kernel that the button made, as long as it is there
  const news = buildNews(draw); // what the output is
  const [photoOnce, mapsOnce, pictureOnce] = [remembered(), remembered(), remembered()];
  const pictureOf = pictureShelf(model, (photo) => model.get("_shipped")[photo], show);

  function turn(rows) {
    const before = made().maps;
    turnedKernel = JSON.stringify(rows);
    choose({ kernel: rows });
    const after = made().maps;
    if (!after) return;
    const gaps = after.map((map, i) => map.map((value, at) => Math.abs(value - before[i][at])));
    const [, difference] = extremes(gaps);
    const most = { difference: shortNumber(difference) };
    const text = difference ? say(words, "studio_turned", most) : say(words, "studio_turned_same");
    setText(turned, text);
    turned.hidden = false;
    announcer.announce(() => text);
  }

  // All that the settings come to; only what belongs to a change is made anew. While the photo is
  // being decoded there is no input, and where a setting is impossible there are no maps.
  function made() {
    const settings = readStudio(model);
    const { photo, channels, shades, bias, steps, weights, vertical, horizontal } = settings;
    const picture = pictureOf(photo);
    if (!picture) return { settings };
    const photoKey = JSON.stringify([photo, channels, vertical, horizontal]);
    const input = photoOnce(photoKey, () => readPhoto(picture, settings));
    const sizes = [outputSize(vertical), outputSize(horizontal)];
    if (sizes.includes(null)) return { settings, input };
    const mapsKey = JSON.stringify([photoKey, weights, bias]);
    const [rows, columns] = sizes;
    const { stride } = steps;
    const { maps, ends } = mapsOnce(mapsKey, () => {
      const maps = filtered(input.inputs, weights, { rows, columns, stride, bias });
      return { maps, ends: extremes(maps) };
    });
    const shown = pictureOnce(JSON.stringify([mapsKey, shades]), () => {
      const shading = shadingOf(shades, { weights, ends, white: input.white });
      return {
        after: shadedPicture(inColour(maps), columns, shading),
        valuesText: valuesText(words, ends),
        shadesText: shadesText(words, shading),
      };
    });
    return { settings, picture, input, sizes, maps, ...shown };
  }

  // Gives what is said of the place that is shown.
  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return "";
    colours ??= readColours(root, COLOURS);
    const all = made();
    const { settings, input, sizes, maps } = all;
    if (!input) return "";
    const place = maps ? within(sizes, pointed ?? model.get("position")) : null;
    const em = parseFloat(getComputedStyle(root).fontSize);
    const cell = pictureCell(pictures.element.clientWidth, em, input.before, all.after);
    const mark = maps && settings.marksPadding ? paddingMark(words, settings, sizes) : null;
    const isPadded = input.rows > settings.vertical.inputSize;
    paintBefore(pictures.before, input.before, cell, colours, {
      window: place && windowOf(settings, place),
      photo: mark && isPadded ? photoWithin(settings) : null,
    });
    paintAfter(pictures.after, all.after, cell, colours, { place, inside: mark?.inside });
    captionPictures(pictures, words, settings, all);
    const chosen = maps ? within(sizes, model.get("position")) : null;
    describePictures(pictures, words, settings, all, chosen);
    border.hidden = !mark;
    setText(border, mark?.text ?? "");
    const stop = place && readWindow(all, place);
    const summary = stop ? windowSummary(words, stop) : "";
    showStep(step, summary, stop ? windowLines(words, stop) : []);
    return summary;
  }

  function show() {
    if (isGone) return;
    pointed = null;
    if (JSON.stringify(model.get("kernel")) !== turnedKernel) turned.hidden = true;
    showPanel();
    stateLine.show(studioLine(model));
    const all = made();
    news.set(showStudioReport(report, words, all.settings, all));
    if (news.isUntold()) news.settle(); // the first one is no change
    draw();
  }

  function update() {
    show();
    announcer.announce(news.tell);
  }

  pointInto(pictures.after.canvas, {
    shape: () => made().sizes ?? null,
    at: () => within(made().sizes, model.get("position")),
    onPoint: (cell) => {
      pointed = cell;
      draw();
    },
    onChoose: (position) => choose({ position }),
  });

  const putAway = keepDrawn({
    ...{ model, root, draw, update, parts: [announcer] },
    forget: () => (colours = null),
  });
  show();

  return () => {
    isGone = true;
    putAway();
  };
}

export default { render };
