// The controls of a convolution: input, kernel and filters, steps.

import { element } from "../shared/dom.mjs";
import { wholeControl, numberControl, choiceControl } from "../shared/controls.mjs";
import { checkControl, controlGroup } from "../shared/controls.mjs";
import { kernelOptions, kernelRows } from "../shared/kernels.mjs";
import { say } from "../shared/words.mjs";

// The panel, and a function that shows in it what the model says.
export function buildPanel(model) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const bound = [];
  const label = (key) => say(words, key);

  function choose(trait, value) {
    model.set(trait, value);
    model.save_changes();
  }

  // One trait, or a part of one, and one control: `read` gives what the control is to show.
  function bind(control, read) {
    bound.push(() => control.set(...[read()].flat()));
    return control;
  }

  function whole(trait, text) {
    const [least, most] = limits[trait];
    const onChange = (value) => choose(trait, value);
    const control = wholeControl({ label: text, name: trait, least, most, onChange });
    return bind(control, () => model.get(trait));
  }

  // One side of a pair; the other side follows where the two are kept equal.
  function side(trait, index, name, text) {
    const [least, most] = limits[trait];
    const onChange = (value) => {
      const pair = model.get("square") ? [value, value] : [...model.get(trait)];
      pair[index] = value;
      choose(trait, pair);
    };
    const control = wholeControl({ label: text, name, least, most, onChange });
    return bind(control, () => model.get(trait)[index]);
  }

  function choice(name, text, options, onChange, read) {
    return bind(choiceControl({ label: text, name, options, onChange }), read);
  }

  // Whoever turns to weights of their own starts with those that are there.
  const ownRows = () => kernelRows(model.get("kernel"), ...model.get("kernel_size"));
  const isNumber = () => typeof model.get("padding") === "number";
  const square = checkControl({
    label: label("label_square"),
    name: "square",
    onChange: (value) => choose("square", value),
  });
  const bias = numberControl({
    label: label("label_bias"),
    name: "bias",
    most: limits.bias[1],
    onChange: (value) => choose("bias", value),
  });
  const [, mostPadding] = limits.padding;
  const padding = wholeControl({
    label: label("label_padding"),
    name: "padding",
    least: 0,
    most: mostPadding,
    onChange: (value) => choose("padding", value),
  });

  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(
      label("group_input"),
      choice(
        "source",
        label("label_shown_as"),
        sourceOptions(words, model.get("_array_shape").length > 0),
        (value) => choose("source", value),
        () => model.get("source"),
      ),
      side("input_size", 0, "input_height", label("label_input_height")),
      side("input_size", 1, "input_width", label("label_input_width")),
      whole("in_channels", label("label_in_channels")),
    ),
    controlGroup(
      label("group_kernel"),
      side("kernel_size", 0, "kernel_height", label("label_kernel_height")),
      side("kernel_size", 1, "kernel_width", label("label_kernel_width")),
      choice(
        "kernel",
        label("label_kernel"),
        kernelOptions(words),
        (name) => choose("kernel", name === "own" ? ownRows() : name),
        () => (typeof model.get("kernel") === "string" ? model.get("kernel") : "own"),
      ),
      bind(bias, () => model.get("bias")),
      whole("out_channels", label("label_out_channels")),
    ),
    controlGroup(
      label("group_steps"),
      whole("stride", label("label_stride")),
      choice(
        "padding_kind",
        label("label_padding_kind"),
        ["number", "same", "valid"].map((kind) => [kind, say(words, `option_${kind}`)]),
        (kind) => choose("padding", kind === "number" ? 0 : kind),
        () => (isNumber() ? "number" : model.get("padding")),
      ),
      bind(padding, () => (isNumber() ? [model.get("padding"), false] : [0, true])),
      whole("dilation", label("label_dilation")),
    ),
    bind(square, () => model.get("square")).element,
  );
  return { panel, show: () => bound.forEach((showOne) => showOne()) };
}

function sourceOptions(words, hasArray) {
  const array = hasArray ? [["array", say(words, "option_array")]] : [];
  return [
    ["numbers", say(words, "option_numbers")],
    ["impulse", say(words, "option_impulse")],
    ["digit", say(words, "option_digit")],
    ["photo", say(words, "option_photo")],
    ...array,
  ];
}
