// The learning rate explorer: drag the learning rate, see the path of gradient descent at once.

import { element } from "./shared/dom.mjs";
import { buildAnnouncer } from "./shared/announcing.mjs";
import { buildStateLine, readCall } from "./shared/stateline.mjs";
import { buildStepper } from "./shared/stepping.mjs";
import { say } from "./shared/words.mjs";
import { descend } from "./learning_rate/descent.mjs";
import { buildFigures, showFigures } from "./learning_rate/drawing.mjs";
import { buildPanel } from "./learning_rate/panel.mjs";
import { buildReport, showReport } from "./learning_rate/report.mjs";
import { problemWith, readSettings, stateOf, wholeState } from "./learning_rate/settings.mjs";

function render({ model, el }) {
  const words = model.get("_words");
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
  let [result, announced] = ["", ""]; // what is said of the steps: now, and as last heard

  function choose(changes) {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  }

  // Why a line of state cannot be taken, or nothing once it was.
  function restore(line) {
    const widget = "LearningRateExplorer";
    const given = readCall(line, widget);
    if (!given) return say(words, "state_unreadable", { widget });
    const problem = problemWith(words, model, given);
    if (!problem) choose(wholeState(model, given));
    return problem;
  }

  function draw() {
    if (isGone) return;
    const settings = readSettings(model);
    const descent = descend(settings);
    const at = Math.min(settings.step, descent.path.length) - 1;
    result = showReport(report, words, settings, descent, at);
    stepper.show(at, descent.path.length);
    if (!root.isConnected || !root.clientWidth) return;
    const em = parseFloat(getComputedStyle(root).fontSize);
    showFigures(figures, words, settings, descent, at, em);
  }

  function update() {
    showPanel(readSettings(model));
    stateLine.show(stateOf(model));
    draw();
    announcer.announce(whatChanged);
  }

  // The steps as a whole where they changed, else this step alone.
  function whatChanged() {
    const isSame = result === announced;
    announced = result;
    if (!isSame) return result;
    return [report.place, report.update, report.losses].map((node) => node.textContent).join("; ");
  }

  const observer = new ResizeObserver(draw);
  observer.observe(main);
  model.on("change", update);
  update();
  announcer.stop(); // nobody has changed anything yet
  announced = result;

  return () => {
    isGone = true;
    model.off("change", update);
    observer.disconnect();
    stepper.stop();
    announcer.stop();
    root.remove();
  };
}

export default { render };
