// Gradient descent as cnnlesson/descent.py does it, where losses, update and verdicts are explained.

import { threeDigits } from "../shared/chart.mjs";
import { say } from "../shared/words.mjs";

const FAR_WEIGHT = 1e12; // a path ends with the first weight that is further from 0
const ALIKE = 1e-9;

// The weights that a loss has, by name.
export function weightNames({ loss }) {
  return loss === "long_bowl" ? ["w₁", "w₂"] : ["w"];
}

export function curvaturesOf({ loss, curvature, curvature_2 }) {
  return loss === "long_bowl" ? [curvature, curvature_2] : [curvature];
}

export function lossAt(settings, weights) {
  if (settings.loss === "two_valleys") {
    const [w] = weights;
    return (settings.curvature * (w * w * (3 * w * w + 4 * w - 12) + 32)) / 72;
  }
  return curvaturesOf(settings).reduce((sum, c, i) => sum + 0.5 * c * weights[i] * weights[i], 0);
}

export function gradientAt(settings, weights) {
  if (settings.loss === "two_valleys") {
    const [w] = weights;
    return [(settings.curvature * w * (w + 2) * (w - 1)) / 6];
  }
  return curvaturesOf(settings).map((c, i) => c * weights[i]);
}

export function isFar(weights) {
  return weights.some((weight) => Math.abs(weight) > FAR_WEIGHT);
}

// The whole descent: the steps { before, gradient, velocity, after }, the points and losses from the
// start on, and what they come to.
export function descend(settings) {
  const path = pathOf(settings);
  const points = [path[0].before, ...path.map((step) => step.after)];
  const losses = points.map((weights) => lossAt(settings, weights));
  const minimum = minimumOf(settings, points.at(-1));
  const border = borderOf(settings, minimum, points.at(-1));
  const found = { path, points, losses, minimum, border };
  return { ...found, fastest: fastestOf(settings), verdict: verdictOn(settings, found) };
}

function pathOf(settings) {
  const { learning_rate, momentum, steps, against } = settings;
  let weights = [settings.start, settings.start_2].slice(0, curvaturesOf(settings).length);
  let velocity = weights.map(() => 0);
  const path = [];
  while (path.length < steps && !isFar(weights)) {
    const before = weights;
    const gradient = gradientAt(settings, before);
    velocity = velocity.map((v, i) => momentum * v + gradient[i]);
    const sign = against ? -1 : 1;
    weights = before.map((w, i) => w + sign * (learning_rate * velocity[i]));
    path.push({ before, gradient, velocity, after: weights });
  }
  return path;
}

function minimumOf(settings, [last]) {
  if (settings.loss !== "two_valleys") return curvaturesOf(settings).map(() => 0);
  return last > 0 ? [1] : [-2];
}

// The largest curvature at the minimum.
export function steepest(settings, minimum) {
  return minimum[0] === 1 ? settings.curvature / 2 : Math.max(...curvaturesOf(settings));
}

function borderOf(settings, minimum, last) {
  if (!settings.against || (settings.loss === "two_valleys" && isFar(last))) return null;
  return (2 * (1 + settings.momentum)) / steepest(settings, minimum);
}

function fastestOf(settings) {
  const { loss, against, momentum } = settings;
  if (!against || momentum || loss === "two_valleys") return null;
  const curvatures = curvaturesOf(settings);
  return 2 / (Math.max(...curvatures) + Math.min(...curvatures));
}

function verdictOn(settings, { path, points, losses, minimum, border }) {
  if (!path[0].gradient.some(Boolean)) return "at_rest";
  if (!settings.against) return losses.at(-1) > losses[0] ? "climbing" : "oscillating";
  const isBowl = settings.loss !== "two_valleys";
  if (isBowl && isOn(border, settings.learning_rate)) return "at_border";
  const bottom = lossAt(settings, minimum);
  const [first, last] = [losses[0] - bottom, losses.at(-1) - bottom];
  if (isFar(points.at(-1)) || last > 1.01 * first) return "diverging";
  const passes = passesOf(path, minimum);
  if (passes === path.length && last > 0.99 * first) return "at_border";
  const climbs = losses.some((loss, i) => i && loss > losses[i - 1] + ALIKE * first);
  if (passes || climbs) return "oscillating";
  return last > 0.5 * first ? "too_small" : "right";
}

// Whether a learning rate is the border itself.
export function isOn(border, rate) {
  return Math.abs(rate - border) <= ALIKE * border;
}

// At how many steps a weight goes from one side of the minimum to the other.
function passesOf(path, minimum) {
  const side = (weights, i) => {
    const distance = weights[i] - minimum[i];
    const isThere = Math.abs(distance) <= ALIKE * Math.abs(path[0].before[i] - minimum[i]);
    return isThere ? 0 : Math.sign(distance);
  };
  const isPast = ({ before, after }) => before.some((_, i) => side(before, i) * side(after, i) < 0);
  return path.filter(isPast).length;
}

// A number, or several in brackets, as the explorer writes them.
export function shown(words, ...numbers) {
  const texts = numbers.map((number) => {
    if (Math.abs(number) <= FAR_WEIGHT) return threeDigits(number);
    return say(words, "descent_beyond", { sign: number < 0 ? "−" : "" });
  });
  return texts.length > 1 ? `(${texts.join(", ")})` : texts[0];
}
