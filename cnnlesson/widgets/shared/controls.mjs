// Labelled controls. Each is { element, set(value) }: `set` shows a value and tells nobody,
// `onChange` is told what the user chose, and only what is within the limits.

import { element, setText, KEY_GUARD } from "./dom.mjs";

// A whole number by slider and by number field. The slider may reach less far than the field, where
// its steps would be too large.
export function wholeControl({ label, name, least, most, reach = most, onChange }) {
  const limits = { min: least, max: most, step: 1, name, ...KEY_GUARD };
  const slider = element("input", { type: "range", "aria-label": label, ...limits, max: reach });
  const field = element("input", { type: "number", "aria-label": label, ...limits });
  slider.addEventListener("input", () => onChange(Number(slider.value)));
  field.addEventListener("input", () => {
    const value = field.valueAsNumber;
    const fits = Number.isInteger(value) && value >= least && value <= most;
    field.setAttribute("aria-invalid", String(!fits));
    if (fits) onChange(value);
  });
  let kept = least;
  // What was typed and does not fit goes to the nearest number that does when the field is left.
  field.addEventListener("change", () => {
    const typed = Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : kept;
    const value = Math.min(most, Math.max(least, Math.round(typed)));
    field.value = value;
    field.setAttribute("aria-invalid", "false");
    onChange(value);
  });
  return {
    element: element(
      "div",
      { class: "cnnlesson-control" },
      element("span", { text: label }),
      slider,
      field,
    ),
    set(value, disabled = false) {
      kept = slider.value = value;
      if (field.valueAsNumber !== value) field.value = value;
      slider.disabled = field.disabled = disabled;
    },
  };
}

// A number by number field, whole or not, as far from 0 as `most`; `digits` is how many of it fit
// into the field.
export function numberControl({ label, name, most, digits = 6, onChange }) {
  const text = element("span", { text: label });
  const field = element("input", {
    type: "number",
    "aria-label": label,
    min: -most,
    max: most,
    step: "any",
    name,
    ...KEY_GUARD,
  });
  const fits = () => Math.abs(field.valueAsNumber) <= most;
  let kept = 0;
  field.addEventListener("input", () => {
    field.setAttribute("aria-invalid", String(!fits()));
    if (fits()) onChange(field.valueAsNumber);
  });
  field.addEventListener("change", () => {
    const typed = Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : kept;
    const value = Math.min(most, Math.max(-most, typed));
    field.value = value;
    field.setAttribute("aria-invalid", "false");
    onChange(value);
  });
  return {
    field,
    element: element("div", { class: "cnnlesson-control cnnlesson-number" }, text, field),
    // Another name, where the field shows now this number and now that.
    name(now) {
      setText(text, now);
      field.setAttribute("aria-label", now);
    },
    set(value) {
      kept = value;
      const short = Number(value.toPrecision(digits));
      if (![value, short].includes(field.valueAsNumber)) field.value = short;
    },
  };
}

// One of several words: options is a list of [value, label].
export function choiceControl({ label, name, options, onChange }) {
  const select = element(
    "select",
    { name, "aria-label": label, ...KEY_GUARD },
    ...options.map(([value, text]) => element("option", { value, text })),
  );
  select.addEventListener("change", () => onChange(select.value));
  return {
    element: element(
      "div",
      { class: "cnnlesson-control" },
      element("span", { text: label }),
      select,
    ),
    set(value) {
      select.value = value;
    },
  };
}

export function checkControl({ label, name, onChange }) {
  const box = element("input", { type: "checkbox", name, ...KEY_GUARD });
  box.addEventListener("change", () => onChange(box.checked));
  return {
    element: element(
      "label",
      { class: "cnnlesson-control cnnlesson-check" },
      box,
      element("span", { text: label }),
    ),
    set(value) {
      box.checked = value;
    },
  };
}

export function controlGroup(legend, ...controls) {
  const elements = controls.map((control) => control.element);
  return element("fieldset", {}, element("legend", { text: legend }), ...elements);
}
