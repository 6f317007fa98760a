// A convolution widget's settings, from the traits to what the arithmetic takes.

// What the traits say: one object an axis, and the layer.
export function readSettings(model) {
  const [inputHeight, inputWidth] = model.get("input_size");
  const [kernelHeight, kernelWidth] = model.get("kernel_size");
  const steps = {
    stride: model.get("stride"),
    padding: model.get("padding"),
    dilation: model.get("dilation"),
  };
  return {
    steps,
    vertical: { inputSize: inputHeight, kernelSize: kernelHeight, ...steps },
    horizontal: { inputSize: inputWidth, kernelSize: kernelWidth, ...steps },
    layer: {
      inChannels: model.get("in_channels"),
      outChannels: model.get("out_channels"),
      kernelHeight,
      kernelWidth,
    },
  };
}
