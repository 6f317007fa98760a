// The sentences of cnnlesson/words.py, filled in. The table itself comes with the widget's state.

export function say(words, key, values = {}) {
  if (!(key in words)) throw new Error(`there is no sentence ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${key} has a blank ${name} and no value for it`);
    return String(values[name]);
  });
}

// The sentence for one, or for many.
export function counted(words, key, count) {
  return count === 1 ? say(words, `${key}_one`) : say(words, `${key}_many`, { count });
}

// Short sentences after each other.
export function joined(words, sentences) {
  return sentences.reduce((one, other) => say(words, "both", { one, other }));
}

// A number with a minus sign, and three digits where it is no whole number.
export function shortNumber(value) {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
  return text.replace("-", "−");
}

// A whole number with a comma between each three digits: 34,944.
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
