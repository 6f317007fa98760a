// The controls: the loss and its start, and the update.

import { element } from "../shared/dom.mjs";
import { choiceControl, controlGroup, wholeControl } from "../shared/controls.mjs";
import { say } from "../shared/words.mjs";
import { evenScale, powerScale, sliderControl } from "./sliders.mjs";

// The panel, and a function that shows in it what the settings say.
export function buildPanel(model, onChoose) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const shows = [];

  function bind(control, show) {
    shows.push((settings) => control.set(...[show(settings)].flat()));
    return control;
  }

  // The second weight's controls are there where the loss has one.
  function slider(name, label, scale, onlyFor = null) {
    const control = sliderControl({
      label,
      name,
      limits: limits[name],
      scale,
      onChange: (value) => onChoose({ [name]: value }),
    });
    return bind(control, (now) => [now[name], onlyFor === null || now.loss === onlyFor]);
  }

  const loss = choiceControl({
    label: say(words, "descent_label_loss"),
    name: "loss",
    options: [
      ["bowl", say(words, "descent_option_bowl")],
      ["long_bowl", say(words, "descent_option_long_bowl")],
      ["two_valleys", say(words, "descent_option_two_valleys")],
    ],
    onChange: (value) => onChoose({ loss: value }),
  });
  const sign = choiceControl({
    label: say(words, "descent_label_sign"),
    name: "against",
    options: [
      ["minus", say(words, "descent_option_minus")],
      ["plus", say(words, "descent_option_plus")],
    ],
    onChange: (value) => onChoose({ against: value === "minus" }),
  });
  const steps = wholeControl({
    label: say(words, "descent_label_steps"),
    name: "steps",
    least: limits.steps[0],
    most: limits.steps[1],
    onChange: (value) => onChoose({ steps: value }),
  });
  const start = evenScale(...limits.start, 10);
  const curvature = powerScale(...limits.curvature);
  const rate = powerScale(...limits.learning_rate);
  const momentum = evenScale(...limits.momentum, 100);
  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(
      say(words, "descent_group_update"),
      slider("learning_rate", say(words, "descent_label_learning_rate"), rate),
      slider("momentum", say(words, "descent_label_momentum"), momentum),
      bind(steps, (now) => now.steps),
      bind(sign, (now) => (now.against ? "minus" : "plus")),
    ),
    controlGroup(
      say(words, "descent_group_loss"),
      bind(loss, (now) => now.loss),
      slider("curvature", say(words, "descent_label_curvature"), curvature),
      slider("curvature_2", say(words, "descent_label_curvature_2"), curvature, "long_bowl"),
      slider("start", say(words, "descent_label_start"), start),
      slider("start_2", say(words, "descent_label_start_2"), start, "long_bowl"),
    ),
  );
  return { panel, show: (settings) => shows.forEach((showOne) => showOne(settings)) };
}
