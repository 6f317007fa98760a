// The words and numbers beside the charts: the verdict, one step written out, the border.

import { element, setLines, setText } from "../shared/dom.mjs";
import { resultList, resultNode } from "../shared/results.mjs";
import { counted, say } from "../shared/words.mjs";
import { curvaturesOf, isFar, isOn, shown, steepest, weightNames } from "./descent.mjs";

export function buildReport(words) {
  const lines = (name) => resultNode(name, "div");
  const parts = {
    verdict: element("p", { class: "cnnlesson-verdict", "data-result": "verdict" }),
    all: resultNode("all"),
    border: resultNode("border"),
    fastest: resultNode("fastest"),
    formula: resultNode("formula"),
    place: resultNode("place", "strong"),
    gradient: lines("gradient"),
    velocity: lines("velocity"),
    update: lines("update"),
    losses: resultNode("losses"),
  };
  const step = resultList([
    [say(words, "descent_at_step_name"), parts.place],
    [say(words, "descent_gradient_name"), parts.gradient],
    [say(words, "descent_velocity_name"), parts.velocity],
    [say(words, "descent_update_name"), parts.update],
    [say(words, "descent_losses_name"), parts.losses],
  ]);
  const whole = resultList([
    [say(words, "descent_formula_name"), parts.formula],
    [say(words, "descent_all_name"), parts.all],
    [say(words, "descent_border_name"), parts.border],
    [say(words, "descent_fastest_name"), parts.fastest],
  ]);
  return {
    ...parts,
    step: element("div", { class: "cnnlesson-report" }, step),
    whole: element("div", { class: "cnnlesson-report" }, whole),
  };
}

// What the steps come to, in the sentences that Python has too.
export function summaries(words, settings, descent) {
  return {
    verdict: verdictText(words, descent.verdict),
    all: allText(words, settings, descent),
    border: borderText(words, settings, descent),
    fastest: fastestText(words, settings, descent),
  };
}

// Gives what is said of the steps as a whole.
export function showReport(report, words, settings, descent, at) {
  const step = descent.path[at];
  const said = summaries(words, settings, descent);
  for (const [name, text] of Object.entries(said)) setText(report[name], text);
  report.verdict.dataset.verdict = descent.verdict;
  setText(report.formula, formula(words, settings));
  setText(report.place, placeText(words, descent, at));
  setLines(report.gradient, gradientLines(words, settings, step));
  const before = at ? descent.path[at - 1].velocity : step.velocity.map(() => 0);
  setLines(report.velocity, velocityLines(words, settings, step, before));
  showRow(report.velocity, settings.momentum > 0); // else it would say the gradient again
  showRow(report.fastest, descent.fastest !== null);
  setLines(report.update, updateLines(words, settings, step));
  const [one, other] = [descent.losses[at], descent.losses[at + 1]];
  setText(
    report.losses,
    say(words, "descent_losses", { before: shown(words, one), after: shown(words, other) }),
  );
  return `${said.verdict} ${said.all}`;
}

// Shows a result with its name, or neither.
function showRow(result, isShown) {
  const row = result.parentElement;
  row.hidden = row.previousElementSibling.hidden = !isShown;
}

function verdictText(words, verdict) {
  const key = {
    at_rest: "verdict_at_rest",
    climbing: "verdict_climbing",
    at_border: "verdict_at_border",
    diverging: "verdict_diverging",
    oscillating: "verdict_oscillating",
    too_small: "verdict_too_small",
    right: "verdict_right",
  }[verdict];
  return say(words, key);
}

function allText(words, settings, { path, points, losses }) {
  const names = weightNames(settings);
  return counted(words, "descent_after", path.length, {
    name: names.length > 1 ? `(${names.join(", ")})` : names[0],
    first: shown(words, ...points[0]),
    last: shown(words, ...points.at(-1)),
    first_loss: shown(words, losses[0]),
    last_loss: shown(words, losses.at(-1)),
  });
}

function placeText(words, { path, points }, at) {
  const place = say(words, "descent_at_step", { at: at + 1, count: path.length });
  const isLast = at === path.length - 1;
  return isLast && isFar(points.at(-1)) ? `${place}: ${say(words, "descent_ended")}` : place;
}

function borderText(words, settings, { border, minimum }) {
  if (!settings.against) return say(words, "descent_no_border_along");
  if (border === null) return say(words, "descent_no_border_left");
  const key = {
    bowl: "descent_place_bowl",
    long_bowl: "descent_place_long_bowl",
    two_valleys: "descent_place_two_valleys",
  }[settings.loss];
  const rate = { rate: shown(words, settings.learning_rate) };
  return say(words, "descent_border", {
    border: shown(words, border),
    momentum: shown(words, settings.momentum),
    curvature: shown(words, steepest(settings, minimum)),
    place: say(words, key, { minimum: shown(words, ...minimum.slice(0, 1)) }),
    side: sideText(words, settings.learning_rate, border, rate),
  });
}

function sideText(words, learningRate, border, rate) {
  if (isOn(border, learningRate)) return say(words, "descent_on_border");
  const key = learningRate < border ? "descent_below_border" : "descent_above_border";
  return say(words, key, rate);
}

function fastestText(words, settings, { fastest }) {
  if (fastest === null) return "";
  const rate = shown(words, fastest);
  const [one, other] = curvaturesOf(settings).map((curvature) => shown(words, curvature));
  if (!other) return say(words, "descent_fastest_bowl", { rate, curvature: one });
  return say(words, "descent_fastest_long_bowl", { rate, one, other });
}

function formula(words, settings) {
  const [one, other] = curvaturesOf(settings).map((curvature) => shown(words, curvature));
  if (settings.loss === "two_valleys") return `${one}·(3w⁴ + 4w³ − 12w² + 32)/72`;
  return other ? `½·${one}·w₁² + ½·${other}·w₂²` : `½·${one}·w²`;
}

// The three lines of a step, each with its numbers; where one of them is rounded, "≈" says so.
function gradientLines(words, settings, { before, gradient }) {
  const curvatures = curvaturesOf(settings);
  return before.map((w, i) => {
    const [c, from] = [factor(words, curvatures[i]), factor(words, w)];
    const isValley = settings.loss === "two_valleys";
    const product = isValley ? `${c}·${from}·(${from} + 2)·(${from} − 1)/6` : `${c}·${from}`;
    return equation(words, product, gradient[i], [curvatures[i], w]);
  });
}

function velocityLines(words, { momentum }, { gradient, velocity }, before) {
  if (!momentum) return [];
  return velocity.map((v, i) => {
    const sum = `${factor(words, momentum)}·${factor(words, before[i])} + ${factor(words, gradient[i])}`;
    return equation(words, sum, v, [momentum, before[i], gradient[i]]);
  });
}

function updateLines(words, settings, { before, velocity, after }) {
  const { learning_rate: rate, against } = settings;
  return weightNames(settings).map((name, i) => {
    const product = `${factor(words, rate)}·${factor(words, velocity[i])}`;
    const sum = `${factor(words, before[i])} ${against ? "−" : "+"} ${product}`;
    return `${name} ${equation(words, sum, after[i], [rate, before[i], velocity[i]], true)}`;
  });
}

function equation(words, left, result, numbers, isNamed = false) {
  const isRounded = ![...numbers, result].every(isShort);
  const line = `${left} ${isRounded ? "≈" : "="} ${shown(words, result)}`;
  return isNamed ? `= ${line}` : line;
}

// Whether three digits say all of the number, but for what the machine's arithmetic put there.
function isShort(number) {
  return Number(number.toPrecision(3)) === Number(number.toPrecision(12));
}

// A number as it stands in a product: a negative one in brackets.
function factor(words, number) {
  const text = shown(words, number);
  return number < 0 ? `(${text})` : text;
}
