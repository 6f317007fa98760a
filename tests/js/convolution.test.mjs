// The script's arithmetic over the shared table: torch's verdicts, and what Python says.
// CASES names the table that tests/cases.py wrote.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const folder = process.env.WIDGETS ?? new URL("../../cnnlesson/widgets", import.meta.url).pathname;
const arithmetic = await import(`${folder}/shared/convolution.mjs`);
const { grouped, say } = await import(`${folder}/shared/words.mjs`);
const { words, seed, cases } = JSON.parse(readFileSync(process.env.CASES, "utf8"));

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

test("an output map is what summing by hand gives, not flipped", () => {
  const image = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 13],
  ];
  const input = { at: (row, column) => image[row][column] };
  const weights = [
    [0, 0, 1],
    [0, 1, 10],
    [1, 1, 100],
  ];
  const map = arithmetic.outputMap(input, weights, { rows: 1, columns: 2, stride: 1, dilation: 2 });
  const one = arithmetic.outputMap(input, weights, { rows: 1, columns: 2, stride: 2, dilation: 1 });
  assert.deepEqual([...map], [1 + 30 + 1100, 2 + 40 + 1300]);
  assert.deepEqual([...one], [1 + 20 + 600, 3 + 40 + 800]);
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
