// The learning rate explorer: drag the learning rate, see the path of gradient descent at once.

import { element } from "./shared/dom.mjs";
import { buildAnnouncer } from "./shared/announcing.mjs";
import { buildStateLine } from "./shared/stateline.mjs";
import { buildStepper } from "./shared/stepping.mjs";
import { buildNews, chooser, keepDrawn, restorer } from "./shared/workbench.mjs";
import { descend } from "./learning_rate/descent.mjs";
import { buildFigures, showFigures } from "./learning_rate/drawing.mjs";
import { buildPanel } from "./learning_rate/panel.mjs";
import { buildReport, showReport } from "./learning_rate/report.mjs";
import { problemWith, readSettings, stateOf, wholeState } from "./learning_rate/settings.mjs";

function render({ model, el }) {
  const words = model.get("_words");
  const choose = chooser(model);
  const restore = restorer({
    ...{ words, model, widget: "LearningRateExplorer" },
    ...{ problemWith, wholeState },
  });
  const { panel, show: showPanel } = buildPanel(model, choose);
  const figures = buildFigures();
  const report = buildReport(words);
  const stepper = buildStepper(words, (at) => choose({ step: at + 1 }));
  const stateLine = buildStateLine(words, restore);
  const announcer = buildAnnouncer();
  const main = element(
    "div",
    { class: "cnnlesson-main" },
    report.verdict,
    figures.element,
    stepper.element,
    report.step,
    report.whole,
    stateLine.element,
    announcer.element,
  );
  const root = element(
    "div",
    { class: "cnnlesson cnnlesson-workbench cnnlesson-descent" },
    panel,
    main,
  );
  el.append(root);

  let isGone = false;
  const news = buildNews(stepText); // the steps as a whole where they changed, else this step alone

  function draw() {
    if (isGone) return;
    const settings = readSettings(model);
    const descent = descend(settings);
    const at = Math.min(settings.step, descent.path.length) - 1;
    news.set(showReport(report, words, settings, descent, at));
    stepper.show(at, descent.path.length);
    if (!root.isConnected || !root.clientWidth) return;
    const em = parseFloat(getComputedStyle(root).fontSize);
    showFigures(figures, words, settings, descent, at, em);
  }

  function update() {
    showPanel(readSettings(model));
    stateLine.show(stateOf(model));
    draw();
    announcer.announce(news.tell);
  }

  function stepText() {
    return [report.place, report.update, report.losses].map((node) => node.textContent).join("; ");
  }

  const parts = [stepper, announcer];
  const putAway = keepDrawn({ model, root, room: main, draw, update, parts });
  update();
  announcer.stop(); // nobody has changed anything yet
  news.settle();

  return () => {
    isGone = true;
    putAway();
  };
}

export default { render };
