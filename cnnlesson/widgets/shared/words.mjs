// The sentences of cnnlesson/words/, filled in. The table itself comes with the widget's state.

export function say(words, key, values = {}) {
  if (!(key in words)) throw new Error(`there is no sentence ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${key} has a blank ${name} and no value for it`);
    return String(values[name]);
  });
}

// The sentence for one, or for many.
export function counted(words, key, count, values = {}) {
  return count === 1
    ? say(words, `${key}_one`, values)
    : say(words, `${key}_many`, { count, ...values });
}

// Short sentences after each other.
export function joined(words, sentences) {
  return sentences.reduce((one, other) => say(words, "both", { one, other }));
}

// A number with a minus sign: as it is where three digits say it, 1/9 as 1/9, else rounded.
export function shortNumber(value) {
  const size = Math.abs(value);
  const text = isPart(size) ? `1/${Math.round(1 / size)}` : String(rounded(size));
  return value < 0 ? `−${text}` : text;
}

// Whether it is the number itself that `shortNumber` gives. A last digit that only the machine's
// arithmetic put there does not count.
export function isExact(value) {
  const size = Number(Math.abs(value).toPrecision(12));
  return size === rounded(size) || isPart(size);
}

function rounded(size) {
  const whole = Number(size.toPrecision(12));
  return Number.isInteger(whole) ? whole : Number(size.toPrecision(3));
}

function isPart(size) {
  const parts = Math.round(1 / size);
  return size !== rounded(size) && parts > 1 && parts <= 4096 && Math.abs(1 / parts - size) < 1e-12;
}

// A whole number with a comma between each three digits: 34,944.
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
