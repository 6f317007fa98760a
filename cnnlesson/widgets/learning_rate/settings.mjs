// The explorer's settings: from the traits, and from a line of state to the traits.

import { callText } from "../shared/stateline.mjs";
import { isSame, numberRule, oneOfRule } from "../shared/rules.mjs";
import { problemIn, truthRule, wholeRule } from "../shared/rules.mjs";

const LOSSES = ["bowl", "long_bowl", "two_valleys"];

// What the traits say, under their names.
export function readSettings(model) {
  return Object.fromEntries(
    Object.keys(model.get("_defaults")).map((name) => [name, model.get(name)]),
  );
}

// The call that makes this explorer again: the learning rate, and what differs from a fresh one.
export function stateOf(model) {
  const values = Object.entries(readSettings(model)).filter(
    ([name, value]) => name === "learning_rate" || !isSame(value, model.get("_defaults")[name]),
  );
  return callText("LearningRateExplorer", values);
}

// All settings of a line: what it does not name is as in a fresh explorer.
export function wholeState(model, given) {
  return { ...model.get("_defaults"), ...given };
}

// Why these settings cannot be taken, or null.
export function problemWith(words, model, given) {
  const limits = Object.entries(model.get("_limits"));
  const isWhole = (name) => name === "steps" || name === "step";
  const rules = limits.map(([name, both]) => [
    name,
    (isWhole(name) ? wholeRule : numberRule)(words, both),
  ]);
  return problemIn(
    words,
    { loss: oneOfRule(LOSSES), against: truthRule(), ...Object.fromEntries(rules) },
    given,
  );
}
