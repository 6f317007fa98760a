// What the settings in a line of state may be. A rule says whether a value fits, and in words what
// would.

import { KERNELS } from "./kernels.mjs";
import { say } from "./words.mjs";

export function wholeRule(words, [least, most]) {
  return {
    fits: (value) => Number.isInteger(value) && value >= least && value <= most,
    text: () => say(words, "rule_whole", { least, most }),
  };
}

// One whole number for both axes, or two.
export function pairRule(words, [least, most]) {
  const side = wholeRule(words, [least, most]);
  return {
    fits: (value) => pair(value).length === 2 && pair(value).every(side.fits),
    text: () => say(words, "rule_pair", { least, most }),
  };
}

export function numberRule(words, [least, most]) {
  return {
    fits: (value) => Number.isFinite(value) && value >= least && value <= most,
    text: () => say(words, "rule_number", { least, most }),
  };
}

export function paddingRule(words, limits) {
  const { fits } = wholeRule(words, limits);
  return {
    fits: (value) => ["same", "valid"].includes(value) || fits(value),
    text: () => say(words, "rule_padding", { most: limits[1] }),
  };
}

// A name, or rows of weights within the limits.
export function kernelRule(words, [least, most]) {
  const { fits } = numberRule(words, [least, most]);
  return {
    fits: (value) => Object.hasOwn(KERNELS, value) || (isTable(value) && value.flat().every(fits)),
    text: () => say(words, "rule_kernel", { least, most, names: Object.keys(KERNELS).join(", ") }),
  };
}

// Rows of weights within the limits.
export function weightRowsRule(words, [least, most]) {
  const { fits } = numberRule(words, [least, most]);
  return {
    fits: (value) => isTable(value) && value.flat().every(fits),
    text: () => say(words, "rule_weight_rows", { least, most }),
  };
}

export function oneOfRule(values) {
  return { fits: (value) => values.includes(value), text: () => values.join(", ") };
}

export function truthRule() {
  return { fits: (value) => typeof value === "boolean", text: () => "True, False" };
}

// Why these settings cannot be taken, or null: the setting, the rule, and what was given.
export function problemIn(words, rules, given) {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(rules, name)) {
      return say(words, "no_setting", { name, names: Object.keys(rules).join(", ") });
    }
    if (!rules[name].fits(value)) {
      const rule = rules[name].text();
      return say(words, "setting_must_be", { name, rule, value: JSON.stringify(value) });
    }
  }
  return null;
}

// One value for both axes, or one for each.
export function pair(value) {
  return Array.isArray(value) ? value : [value, value];
}

// Whether two values of a setting are the same.
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isTable(value) {
  const lengths = Array.isArray(value) ? [value.length, ...value.map((row) => row?.length)] : [];
  return (
    lengths.length > 1 &&
    value.every((row) => Array.isArray(row) && row.length === value[0].length) &&
    lengths.every((length) => length >= 1 && length <= 64)
  );
}
