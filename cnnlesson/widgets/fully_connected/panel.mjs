// The controls: an example to start from, the feature map, the layer, and the convolution that it is
// compared with.

import { element } from "../shared/dom.mjs";
import { choiceControl, controlGroup, wholeControl } from "../shared/controls.mjs";
import { say } from "../shared/words.mjs";
import { EXAMPLES, exampleOf } from "./settings.mjs";

const REACH = 4096; // how far the slider of the outputs goes; the field goes on

// The panel, and a function that shows in it what the model says; `choose` takes { trait: value }.
export function buildLayerPanel(model, choose) {
  const words = model.get("_words");
  const limits = model.get("_limits");
  const bound = [];
  const label = (key) => say(words, key);

  function bind(control, read) {
    bound.push(() => control.set(read()));
    return control;
  }

  function whole(trait, text, reach) {
    const [least, most] = limits[trait];
    const onChange = (value) => choose({ [trait]: value });
    const control = wholeControl({ label: text, name: trait, least, most, reach, onChange });
    return bind(control, () => model.get(trait));
  }

  function side(index, name, text) {
    const [least, most] = limits.input_size;
    const onChange = (value) => choose({ input_size: model.get("input_size").with(index, value) });
    const control = wholeControl({ label: text, name, least, most, onChange });
    return bind(control, () => model.get("input_size")[index]);
  }

  const example = choiceControl({
    label: label("fc_label_example"),
    name: "example",
    options: exampleOptions(words),
    onChange: (name) => (name === "own" ? show() : choose(EXAMPLES[name])),
  });
  const show = () => bound.forEach((showOne) => showOne());
  const panel = element(
    "div",
    { class: "cnnlesson-panel" },
    controlGroup(
      label("fc_group_map"),
      bind(example, () => exampleOf(model)),
      side(0, "input_height", label("height")),
      side(1, "input_width", label("width")),
      whole("channels", label("fc_label_channels")),
    ),
    controlGroup(label("fc_group_layer"), whole("outputs", label("fc_label_outputs"), REACH)),
    controlGroup(
      label("fc_group_convolution"),
      whole("filters", label("label_out_channels")),
      whole("kernel_size", label("fc_label_kernel_size")),
      whole("stride", label("label_stride")),
    ),
  );
  return { panel, show };
}

function exampleOptions(words) {
  return [
    ["small", say(words, "fc_example_small")],
    ["channels", say(words, "fc_example_channels")],
    ["classifier", say(words, "fc_example_classifier")],
    ["fc6", say(words, "fc_example_fc6")],
    ["conv1", say(words, "fc_example_conv1")],
    ["own", say(words, "fc_example_own")],
  ];
}
