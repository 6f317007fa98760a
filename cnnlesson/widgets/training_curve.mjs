// The training curve: it draws what Python adds, as soon as it is added.

import { element, setLines, setText } from "./shared/dom.mjs";
import { say } from "./shared/words.mjs";
import { brokenTexts, countedBy, lineText, linesOf, placeText } from "./curve/lines.mjs";
import { readRuns, valueText } from "./curve/lines.mjs";
import { buildChart, showChart } from "./curve/drawing.mjs";
import { KEYS, nearest, pointAfter } from "./curve/pointing.mjs";
import { buildTable, showTable } from "./curve/table.mjs";

function render({ model, el }) {
  const words = model.get("_words");
  const charts = [buildChart("loss"), buildChart("accuracy")];
  const table = buildTable(words);
  const broken = element("div", { class: "cnnlesson-broken", "data-result": "broken" });
  const reading = element("p", {
    class: "cnnlesson-reading",
    "aria-live": "polite",
    "data-result": "reading",
  });
  const figures = element(
    "div",
    { class: "cnnlesson-figures" },
    ...charts.map((chart) => chart.element),
  );
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-curves" },
    figures,
    broken,
    reading,
    table.element,
  );
  el.append(root);

  let isGone = false;
  let pointed = null; // { chart, line, point }: what is read out

  function draw() {
    if (isGone || !root.isConnected || !root.clientWidth) return;
    const runs = readRuns(model.get("_columns"), model.get("_runs"));
    const axis = countedBy(runs);
    const em = parseFloat(getComputedStyle(root).fontSize);
    for (const chart of charts) {
      const here = pointed?.chart === chart ? pointed : null;
      showChart(chart, words, linesOf(runs, chart.name, axis), axis, here, em);
    }
    const texts = brokenTexts(words, charts[0].lines, axis);
    setLines(broken, texts);
    broken.hidden = !texts.length;
    setText(reading, readingText(axis, runs.length > 0));
    showTable(table, words, runs);
  }

  function readingText(axis, hasRuns) {
    if (!hasRuns) return say(words, "curve_no_epoch");
    const line = pointed && pointed.chart.lines[pointed.line];
    const point = line?.points[pointed.point];
    if (!point) return say(words, "curve_hint");
    return say(words, "curve_reading", {
      line: lineText(words, line),
      place: placeText(words, axis, point.at),
      name: say(words, pointed.chart.name === "loss" ? "curve_loss" : "curve_accuracy"),
      value: valueText(words, point.value),
    });
  }

  function point(chart, at) {
    pointed = at && { chart, ...at };
    draw();
  }

  for (const chart of charts) {
    chart.svg.addEventListener("pointermove", (event) => {
      const box = chart.svg.getBoundingClientRect();
      const at = nearest(chart, event.clientX - box.x, event.clientY - box.y);
      if (at) point(chart, at);
    });
    chart.svg.addEventListener("keydown", (event) => {
      if (!KEYS.includes(event.key)) return;
      event.preventDefault();
      const from = pointed?.chart === chart ? pointed : null;
      point(chart, pointAfter(chart.lines, from, event.key));
    });
  }

  const observer = new ResizeObserver(draw);
  observer.observe(root);
  model.on("change:_runs", draw);
  draw();

  return () => {
    isGone = true;
    model.off("change:_runs", draw);
    observer.disconnect();
    root.remove();
  };
}

export default { render };
