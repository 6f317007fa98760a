// A number by slider and by number field; the slider goes through round numbers.

import { element, KEY_GUARD } from "../shared/dom.mjs";

const PLACES = 20; // of a logarithmic slider, from one power of ten to the next

// A scale says how many places a slider has, which number stands at each, and where a number is.
export function powerScale(least, most) {
  return {
    last: Math.round(PLACES * Math.log10(most / least)),
    valueAt: (place) => Number((least * 10 ** (place / PLACES)).toPrecision(2)),
    placeOf: (value) => Math.round(PLACES * Math.log10(value / least)),
  };
}

export function evenScale(least, most, perOne) {
  return {
    last: Math.round((most - least) * perOne),
    valueAt: (place) => Math.round(least * perOne + place) / perOne,
    placeOf: (value) => Math.round((value - least) * perOne),
  };
}

export function sliderControl({ label, name, limits: [least, most], scale, onChange }) {
  const named = { name, "aria-label": label, ...KEY_GUARD };
  const slider = element("input", { type: "range", min: 0, max: scale.last, step: 1, ...named });
  const field = element("input", { type: "number", min: least, max: most, step: "any", ...named });
  const text = element("span", { text: label });
  const fits = () => field.valueAsNumber >= least && field.valueAsNumber <= most;
  let kept = least;
  slider.addEventListener("input", () => onChange(scale.valueAt(Number(slider.value))));
  field.addEventListener("input", () => {
    field.setAttribute("aria-invalid", String(!fits()));
    if (fits()) onChange(field.valueAsNumber);
  });
  // What was typed and does not fit goes to the nearest number that does when the field is left.
  field.addEventListener("change", () => {
    const typed = Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : kept;
    const value = Math.min(most, Math.max(least, typed));
    field.value = value;
    field.setAttribute("aria-invalid", "false");
    onChange(value);
  });
  const control = element("div", { class: "cnnlesson-control" }, text, slider, field);
  return {
    element: control,
    set(value, isShown = true) {
      kept = value;
      control.hidden = !isShown;
      slider.value = scale.placeOf(value);
      slider.setAttribute("aria-valuetext", String(value));
      if (field.valueAsNumber !== value) field.value = value;
    },
  };
}
