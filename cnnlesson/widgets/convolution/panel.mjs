// The controls of a convolution: input, kernel and filters, steps.

import { element } from "../shared/dom.mjs";
import { wholeControl, choiceControl } from "../shared/controls.mjs";
import { checkControl, controlGroup } from "../shared/controls.mjs";
import { say } from "../shared/words.mjs";

export function buildControls(model) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const choose = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  // One side of a pair; the other side follows where the two are kept equal.
  const chooseSide = (trait, side) => (value) => {
    const pair = model.get("square") ? [value, value] : [...model.get(trait)];
    pair[side] = value;
    choose({ [trait]: pair });
  };
  const whole = (key, name, limit, onChange) =>
    wholeControl({
      label: say(words, key),
      name,
      least: limits[limit][0],
      most: limits[limit][1],
      onChange,
    });

  const sources = [
    "numbers",
    "digit",
    "photo",
    ...(model.get("_array_shape").length ? ["array"] : []),
  ];
  const controls = {
    source: choiceControl({
      label: say(words, "label_shown_as"),
      name: "source",
      options: sources.map((source) => [source, say(words, `option_${source}`)]),
      onChange: (value) => choose({ source: value }),
    }),
    square: checkControl({
      label: say(words, "label_square"),
      name: "square",
      onChange: (value) => choose({ square: value }),
    }),
    inputHeight: whole(
      "label_input_height",
      "input_height",
      "input_size",
      chooseSide("input_size", 0),
    ),
    inputWidth: whole(
      "label_input_width",
      "input_width",
      "input_size",
      chooseSide("input_size", 1),
    ),
    inChannels: whole("label_in_channels", "in_channels", "in_channels", (value) =>
      choose({ in_channels: value }),
    ),
    kernelHeight: whole(
      "label_kernel_height",
      "kernel_height",
      "kernel_size",
      chooseSide("kernel_size", 0),
    ),
    kernelWidth: whole(
      "label_kernel_width",
      "kernel_width",
      "kernel_size",
      chooseSide("kernel_size", 1),
    ),
    outChannels: whole("label_out_channels", "out_channels", "out_channels", (value) =>
      choose({ out_channels: value }),
    ),
    stride: whole("label_stride", "stride", "stride", (value) => choose({ stride: value })),
    paddingKind: choiceControl({
      label: say(words, "label_padding_kind"),
      name: "padding_kind",
      options: ["number", "same", "valid"].map((kind) => [kind, say(words, `option_${kind}`)]),
      onChange: (kind) => choose({ padding: kind === "number" ? 0 : kind }),
    }),
    padding: whole("label_padding", "padding", "padding", (value) => choose({ padding: value })),
    dilation: whole("label_dilation", "dilation", "dilation", (value) =>
      choose({ dilation: value }),
    ),
  };
  const c = controls;
  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(say(words, "group_input"), c.source, c.inputHeight, c.inputWidth, c.inChannels),
    controlGroup(say(words, "group_kernel"), c.kernelHeight, c.kernelWidth, c.outChannels),
    controlGroup(say(words, "group_steps"), c.stride, c.paddingKind, c.padding, c.dilation),
    c.square.element,
  );
  return { panel, controls };
}

export function showSettings(controls, model) {
  const [inputHeight, inputWidth] = model.get("input_size");
  const [kernelHeight, kernelWidth] = model.get("kernel_size");
  const padding = model.get("padding");
  const isNumber = typeof padding === "number";
  controls.source.set(model.get("source"));
  controls.square.set(model.get("square"));
  controls.inputHeight.set(inputHeight);
  controls.inputWidth.set(inputWidth);
  controls.inChannels.set(model.get("in_channels"));
  controls.kernelHeight.set(kernelHeight);
  controls.kernelWidth.set(kernelWidth);
  controls.outChannels.set(model.get("out_channels"));
  controls.stride.set(model.get("stride"));
  controls.paddingKind.set(isNumber ? "number" : padding);
  controls.padding.set(isNumber ? padding : 0, !isNumber);
  controls.dilation.set(model.get("dilation"));
}
