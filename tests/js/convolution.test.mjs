// The script's arithmetic over the shared table: torch's verdicts, and what Python says.
// CASES names the table that tests/cases.py wrote.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const folder = process.env.WIDGETS ?? new URL("../../cnnlesson/widgets", import.meta.url).pathname;
const arithmetic = await import(`${folder}/shared/convolution.mjs`);
const { grouped, say } = await import(`${folder}/shared/words.mjs`);
const { kernelRows } = await import(`${folder}/shared/kernels.mjs`);
const { words, seed, cases, maps, fields } = JSON.parse(readFileSync(process.env.CASES, "utf8"));

// One axis of a case as the script takes it.
function along(setting, axis) {
  return {
    inputSize: setting.input_size[axis],
    kernelSize: setting.kernel_size[axis],
    stride: setting.stride,
    padding: setting.padding,
    dilation: setting.dilation,
  };
}

function layerOf(setting) {
  return {
    inChannels: setting.in_channels,
    outChannels: setting.out_channels,
    kernelHeight: setting.kernel_size[0],
    kernelWidth: setting.kernel_size[1],
  };
}

// Run the check on every case; the first one that fails is named, with the seed that made it.
function forEach(chosen, check) {
  assert.ok(chosen.length > 100, `only ${chosen.length} cases`);
  for (const one of chosen) {
    try {
      check(one, [along(one.setting, 0), along(one.setting, 1)]);
    } catch (error) {
      error.message = `${JSON.stringify(one.setting)} (seed ${seed}): ${error.message}`;
      throw error;
    }
  }
}

const possible = cases.filter((one) => one.torch !== null);
const refused = cases.filter((one) => one.torch === null);

test("the output sizes are torch's, refusals included", () => {
  forEach(cases, ({ torch }, axes) => {
    const found = axes.map(arithmetic.outputSize);
    assert.deepEqual(found.includes(null) ? null : found, torch);
  });
});

test("the arithmetic in words is Python's", () => {
  forEach(possible, ({ python }, [vertical, horizontal]) => {
    assert.equal(arithmetic.worked(words, vertical, "row"), python.worked.height);
    assert.equal(arithmetic.worked(words, horizontal, "column"), python.worked.width);
  });
});

test("what goes unread is Python's", () => {
  forEach(possible, ({ python }, [vertical, horizontal]) => {
    assert.deepEqual(arithmetic.unread(vertical), python.unread.height);
    assert.deepEqual(arithmetic.unread(horizontal), python.unread.width);
  });
});

test("the reasons why a setting is impossible are Python's", () => {
  forEach(refused, ({ python }, [vertical, horizontal]) => {
    assert.equal(arithmetic.whyNot(words, vertical), python.error.height);
    assert.equal(arithmetic.whyNot(words, horizontal), python.error.width);
  });
});

test("parameters and multiply-adds are Python's", () => {
  forEach(possible, ({ setting, torch, python }) => {
    const layer = layerOf(setting);
    assert.equal(arithmetic.parameters(layer), python.parameters);
    assert.equal(arithmetic.multiplyAdds(layer, ...torch), python.multiply_adds);
    assert.ok(arithmetic.parametersWorked(layer).endsWith(` = ${grouped(python.parameters)}`));
    const count = arithmetic.multiplyAddsWorked(layer, ...torch);
    assert.ok(count.endsWith(` = ${grouped(python.multiply_adds)}`));
  });
});

test("the pixels read are those that some stop of some tap reads", () => {
  forEach(
    possible.filter((one) => one.setting.input_size[1] < 40),
    ({ torch }, [, horizontal]) => {
      const read = arithmetic.pixelsRead(horizontal);
      read.forEach((isRead, pixel) => {
        let byCounting = false;
        for (let tap = 0; tap < horizontal.kernelSize; tap++) {
          const start = pixel - tap * horizontal.dilation;
          byCounting ||=
            start >= 0 && start % horizontal.stride === 0 && start / horizontal.stride < torch[1];
        }
        assert.equal(isRead, byCounting, `pixel ${pixel}`);
      });
    },
  );
});

test("an output map is torch's, and not flipped", () => {
  assert.ok(maps.length > 400);
  for (const { kernel, kernel_size, columns, values, steps, torch } of maps) {
    const weights = kernelRows(kernel, ...kernel_size);
    const shape = { rows: torch.length, columns: torch[0].length };
    const map = arithmetic.outputMap({ columns, values }, weights, { ...shape, ...steps });
    torch.flat().forEach((value, i) => {
      const says = JSON.stringify({ kernel, kernel_size, steps, i });
      assert.ok(Math.abs(map[i] - value) < 1e-9, `${says}: ${map[i]}, torch ${value}`);
    });
  }
});

test("the weights of a kernel are Python's, whatever its name and size", () => {
  for (const { kernel, kernel_size, weights } of maps) {
    assert.deepEqual(kernelRows(kernel, ...kernel_size), weights);
  }
});

test("the stops that read a pixel, and the pixels that a weight reads, are found by counting", () => {
  const small = possible.filter((one) => one.setting.input_size[1] < 40);
  forEach(small, ({ torch }, [, axis]) => {
    const stops = Array.from({ length: torch[1] }, (_, stop) => stop);
    const pixelAt = (stop, tap) => stop * axis.stride + tap * axis.dilation;
    const taps = Array.from({ length: axis.kernelSize }, (_, tap) => tap);
    arithmetic.pixelsRead(axis).forEach((_, pixel) => {
      const reading = stops.filter((stop) => taps.some((tap) => pixelAt(stop, tap) === pixel));
      assert.deepEqual(arithmetic.stopsReading(axis, pixel), reading);
    });
    for (const tap of taps) {
      const pixels = stops.map((stop) => pixelAt(stop, tap));
      assert.deepEqual(arithmetic.pixelsOfTap(axis, tap), pixels);
    }
  });
});

test("the receptive field of stacked layers is what torch's gradient sees", () => {
  assert.ok(fields.length > 20);
  for (const { axis, torch } of fields) {
    const found = [1, 2, 3].map((layers) => arithmetic.receptiveField(axis, layers));
    assert.deepEqual(found, torch, JSON.stringify(axis));
  }
});

test("the torch line names what differs from torch's defaults, and no more", () => {
  const layer = { inChannels: 3, outChannels: 64, kernelHeight: 5, kernelWidth: 5 };
  const plain = { stride: 1, padding: 0, dilation: 1 };
  assert.equal(arithmetic.torchLine(layer, plain), "nn.Conv2d(3, 64, kernel_size=5)");
  assert.equal(
    arithmetic.torchLine({ ...layer, kernelWidth: 3 }, { stride: 2, padding: "same", dilation: 3 }),
    'nn.Conv2d(3, 64, kernel_size=(5, 3), stride=2, padding="same", dilation=3)',
  );
});

test("a sentence that is not there, or a blank without a value, is an error", () => {
  assert.throws(() => say(words, "no such sentence"), /no such sentence/);
  assert.throws(() => say(words, "caption_kernel", { height: 3 }), /width/);
});
