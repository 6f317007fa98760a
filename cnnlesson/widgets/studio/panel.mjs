// The studio's controls: photo, kernel, steps, and how the output is shown.

import { element, KEY_GUARD } from "../shared/dom.mjs";
import { checkControl, choiceControl, controlGroup } from "../shared/controls.mjs";
import { numberControl, wholeControl } from "../shared/controls.mjs";
import { halfTurned, kernelOptions } from "../shared/kernels.mjs";
import { say } from "../shared/words.mjs";
import { buildKernelFields } from "./kernel_fields.mjs";
import { readStudio, resized } from "./settings.mjs";

// The panel, and a function that shows in it what the model says. `choose` takes new settings;
// `onTurn` is told when the kernel is turned, with the rows that it then has.
export function buildStudioPanel(model, choose, onTurn) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const bound = [];
  const label = (key) => say(words, key);

  // One trait and one control: `read` gives what the control is to show.
  function bind(control, read) {
    bound.push(() => control.set(...[read()].flat()));
    return control;
  }

  function trait(name) {
    return () => model.get(name);
  }

  function choice(name, text, options) {
    const onChange = (value) => choose({ [name]: value });
    return bind(choiceControl({ label: text, name, options, onChange }), trait(name));
  }

  function check(name, text) {
    const onChange = (value) => choose({ [name]: value });
    return bind(checkControl({ label: text, name, onChange }), trait(name));
  }

  function whole(name, text, read) {
    const [least, most] = limits[name];
    const onChange = (value) => choose({ [name]: value });
    return bind(wholeControl({ label: text, name, least, most, onChange }), read ?? trait(name));
  }

  const rowsNow = () => readStudio(model).rows;
  const isNumber = () => typeof model.get("padding") === "number";
  const fields = buildKernelFields(words, limits.weight[1], (row, column, weight) => {
    const rows = rowsNow().map((one) => [...one]);
    rows[row][column] = weight;
    choose({ kernel: rows });
  });
  bound.push(() => fields.set(rowsNow()));
  const turn = element("button", {
    type: "button",
    text: label("studio_turn"),
    onclick: () => onTurn(halfTurned(rowsNow())),
    ...KEY_GUARD,
  });
  const preset = choiceControl({
    label: label("label_kernel"),
    name: "kernel",
    options: kernelOptions(words),
    // Whoever turns to weights of their own starts with those that are there.
    onChange: (name) => choose({ kernel: name === "own" ? rowsNow() : name }),
  });
  const size = choiceControl({
    label: label("studio_label_size"),
    name: "kernel_size",
    options: model
      .get("_kernel_sizes")
      .map((one) => [one, say(words, "studio_size", { size: one })]),
    onChange: (chosen) => choose(resized(model, Number(chosen))),
  });
  const bias = numberControl({
    label: label("label_bias"),
    name: "bias",
    most: limits.bias[1],
    onChange: (value) => choose({ bias: value }),
  });
  const paddingKind = choiceControl({
    label: label("label_padding_kind"),
    name: "padding_kind",
    options: ["number", "same", "valid"].map((kind) => [kind, say(words, `option_${kind}`)]),
    onChange: (kind) => choose({ padding: kind === "number" ? 0 : kind }),
  });

  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(
      label("studio_group_photo"),
      choice("photo", label("studio_label_photo"), photoOptions(words, model)),
      choice("channels", label("studio_label_channels"), [
        ["grey", label("studio_grey")],
        ["separate", label("studio_separate")],
        ["summed", label("studio_summed")],
      ]),
    ),
    controlGroup(
      label("studio_group_kernel"),
      bind(preset, () => (typeof model.get("kernel") === "string" ? model.get("kernel") : "own")),
      bind(size, trait("kernel_size")),
      fields,
      { element: element("div", { class: "cnnlesson-turn" }, turn) },
      check("normalise", label("studio_normalise")),
      bind(bias, trait("bias")),
    ),
    controlGroup(
      label("studio_group_steps"),
      whole("stride", label("label_stride")),
      bind(paddingKind, () => (isNumber() ? "number" : model.get("padding"))),
      whole("padding", label("label_padding"), () =>
        isNumber() ? [model.get("padding"), false] : [0, true],
      ),
    ),
    controlGroup(
      label("studio_group_output"),
      choice("shades", label("studio_label_shades"), [
        ["auto", label("studio_auto")],
        ["signed", label("studio_signed")],
        ["clipped", label("studio_clipped")],
      ]),
      check("mark_padding", label("studio_mark_padding")),
    ),
  );
  return { panel, show: () => bound.forEach((showOne) => showOne()) };
}

function photoOptions(words, model) {
  const array = [["array", say(words, "option_array")]];
  return [
    ["coffee", say(words, "studio_coffee")],
    ["chelsea", say(words, "studio_chelsea")],
    ["astronaut", say(words, "studio_astronaut")],
    ...(model.get("_array_shape").length ? array : []),
  ];
}
