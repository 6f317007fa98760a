// The fully-connected explorer's arithmetic over the shared table: torch's sums, Python's numbers.
// CASES names the table that tests/cases.py wrote.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const folder = process.env.WIDGETS ?? new URL("../../cnnlesson/widgets", import.meta.url).pathname;
const dense = await import(`${folder}/fully_connected/layer.mjs`);
const { readConvolution } = await import(`${folder}/fully_connected/settings.mjs`);
const { dense: table } = JSON.parse(readFileSync(process.env.CASES, "utf8"));

function told({ channels, height, width, outputs, rows, shift }) {
  return JSON.stringify({ channels, height, width, outputs, rows, shift });
}

test("the map and its shift are Python's numbers, moved by torch", () => {
  assert.ok(table.cases.length >= 300);
  assert.ok(table.cases.some(({ lost }) => lost > 0));
  for (const one of table.cases) {
    one.image.forEach((rows, channel) =>
      rows.forEach((values, row) =>
        values.forEach((value, column) =>
          assert.equal(dense.pixelAt(one, channel, row, column), value, told(one)),
        ),
      ),
    );
    assert.equal(dense.lostCount(one), one.lost, told(one));
  }
});

test("the vector and its indices are torch's flatten, there and back", () => {
  for (const one of table.cases) {
    assert.equal(dense.inputCount(one), one.vector.length);
    one.vector.forEach((value, place) => assert.equal(dense.valueAt(one, place), value, told(one)));
    one.indices.forEach((rows, channel) =>
      rows.forEach((places, row) =>
        places.forEach((place, column) => {
          assert.equal(dense.placeOf(one, channel, row, column), place, told(one));
          assert.deepEqual(dense.pixelOf(one, place), [channel, row, column], told(one));
        }),
      ),
    );
  }
});

test("the weights are Python's, the sums and the number of parameters torch's", () => {
  for (const one of table.cases) {
    one.weights.forEach((row, neuron) =>
      row.forEach((weight, place) =>
        assert.equal(dense.weightAt(one, neuron, place), weight, told(one)),
      ),
    );
    one.sums.forEach((sum, neuron) => assert.equal(dense.neuronSum(one, neuron), sum, told(one)));
    const counts = [one.vector.length, one.outputs];
    assert.equal(dense.denseParameters(...counts), one.parameters);
    const worked = `${counts.join("·")} + ${one.outputs} = ${one.parameters}`;
    assert.equal(dense.denseParametersWorked(...counts), worked);
  }
});

test("the largest layers are counted to the last digit", () => {
  assert.equal(
    dense.denseParametersWorked(154587, 290400),
    "154,587·290,400 + 290,400 = 44,892,355,200",
  );
  assert.equal(dense.denseMultiplyAddsWorked(9216, 4096), "9,216·4,096 = 37,748,736");
  const most = 512 * 256 * 256;
  assert.equal(BigInt(dense.denseParameters(most, most)), BigInt(most) * BigInt(most + 1));
});

test("a ratio is told as in Python", () => {
  assert.ok(table.ratios.length > 300);
  for (const { counts, python } of table.ratios) {
    assert.equal(dense.ratioText(...counts), python, counts.join(" / "));
  }
});

test("the convolution beside it has torch's output size, or none", () => {
  assert.ok(table.convolutions.some(({ torch }) => torch === null));
  for (const one of table.convolutions) {
    const model = { get: (name) => one[name] ?? null };
    assert.deepEqual(readConvolution(model).sizes, one.torch, JSON.stringify(one));
  }
});

test("a sample is the whole, or both ends and the chosen one, and no gap is empty", () => {
  assert.deepEqual(dense.sample(4, 8, 2), [0, 1, 2, 3]);
  assert.deepEqual(dense.sample(9, 8, 4), [0, 1, null, 4, null, 7, 8]);
  assert.deepEqual(dense.sample(4096, 8, 2000), [0, 1, null, 2000, null, 4094, 4095]);
  assert.deepEqual(dense.sample(4096, 8, 2), [0, 1, 2, null, 4094, 4095]);
  assert.deepEqual(dense.sample(4096, 8, 4095), [0, 1, null, 4094, 4095]);
  for (let count = 1; count < 60; count++) {
    for (let chosen = 0; chosen < count; chosen++) {
      const drawn = dense.sample(count, 18, chosen);
      assert.ok(drawn.length <= 18 && drawn.includes(chosen));
      const known = drawn.filter((place) => place !== null);
      assert.deepEqual(
        known,
        [...new Set(known)].sort((one, other) => one - other),
      );
      drawn.forEach((place, i) => {
        if (place === null) assert.ok(drawn[i + 1] - drawn[i - 1] > 1);
        else if (i && drawn[i - 1] !== null) assert.equal(place - drawn[i - 1], 1);
      });
    }
  }
});
