// Where a chart's numbers, lines and names stand.

import assert from "node:assert/strict";
import test from "node:test";

import { roundTicks, textWidth, threeDigits } from "../../cnnlesson/widgets/shared/chart.mjs";
import { countedBy, linesOf, spread } from "../../cnnlesson/widgets/curve/lines.mjs";
import { pointAfter } from "../../cnnlesson/widgets/curve/pointing.mjs";
import { evenScale, powerScale } from "../../cnnlesson/widgets/learning_rate/sliders.mjs";

const near = (found, expected) => {
  assert.equal(found.length, expected.length, `${found}, not ${expected}`);
  found.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-9, `${found}`));
};

test("axes have round numbers within their ends", () => {
  near(roundTicks(0, 10, 5), [0, 2, 4, 6, 8, 10]);
  near(roundTicks(-3.4, 3.4, 6), [-2, 0, 2]);
  near(roundTicks(0.41, 0.89, 5), [0.5, 0.6, 0.7, 0.8]);
  near(roundTicks(0, 6.3e6, 4), [0, 2e6, 4e6, 6e6]);
  near(roundTicks(0.9, 3.1, 9, 1), [1, 2, 3]);
});

test("numbers have three digits", () => {
  const texts = [0, -0, 1 / 3, -1234.5, 99999, 0.00012345, 2.5e-7, -1e12].map(threeDigits);
  const expected = ["0", "0", "0.333", "−1230", "1·10⁵", "0.000123", "2.5·10⁻⁷", "−1·10¹²"];
  assert.deepEqual(texts, expected);
});

test("a Chinese sign is wider than a letter", () => {
  assert.equal(textWidth(""), 0);
  assert.ok(textWidth("学习率") > textWidth("rate"));
});

test("names at the ends of lines keep apart, in their order, and above the edge", () => {
  near(spread([10, 50], 12, 100), [10, 50]);
  near(spread([50, 10], 12, 100), [50, 10]);
  near(spread([10, 11, 12], 12, 100), [10, 22, 34]);
  near(spread([99, 98, 97], 12, 100), [100, 88, 76]);
});

test("epochs are counted until two rows are of one", () => {
  const run = (...epochs) => ({ name: "", rows: epochs.map((epoch) => ({ epoch })) });
  assert.equal(countedBy([]), "epoch");
  assert.equal(countedBy([run(1, 2), run(1)]), "epoch");
  assert.equal(countedBy([run(1, 2), run(1, 1)]), "step");
});

test("a line has the points that were measured, and is left out without any", () => {
  const rows = [
    { epoch: 1, loss: 2, validation_loss: null, accuracy: null, validation_accuracy: null },
    { epoch: 2, loss: "nan", validation_loss: 3, accuracy: null, validation_accuracy: null },
  ];
  const lines = linesOf([{ name: "a", rows }], "loss", "epoch");
  assert.deepEqual(
    lines.map(({ kind, points }) => [kind, points]),
    [
      [
        "training",
        [
          { at: 1, value: 2 },
          { at: 2, value: "nan" },
        ],
      ],
      ["validation", [{ at: 2, value: 3 }]],
    ],
  );
  assert.deepEqual(linesOf([{ name: "a", rows }], "accuracy", "epoch"), []);
});

test("keys go along a line and to the nearest point of another", () => {
  const points = (...places) => ({ points: places.map((at) => ({ at })) });
  const lines = [points(1, 2, 3, 4), points(2, 4)];
  assert.equal(pointAfter([], null, "End"), null);
  assert.deepEqual(pointAfter(lines, null, "ArrowLeft"), { line: 0, point: 3 });
  assert.deepEqual(pointAfter(lines, { line: 0, point: 3 }, "ArrowRight"), { line: 0, point: 3 });
  assert.deepEqual(pointAfter(lines, { line: 0, point: 1 }, "ArrowDown"), { line: 1, point: 0 });
  assert.deepEqual(pointAfter(lines, { line: 1, point: 1 }, "ArrowUp"), { line: 0, point: 3 });
  assert.deepEqual(pointAfter(lines, { line: 9, point: 9 }, "Home"), { line: 1, point: 0 });
});

test("a slider's places and numbers lead to each other, and no two are the same", () => {
  for (const [least, most] of [
    [0.0001, 10],
    [0.01, 1000],
  ]) {
    const scale = powerScale(least, most);
    const values = Array.from({ length: scale.last + 1 }, (_, place) => scale.valueAt(place));
    assert.deepEqual([values[0], values.at(-1)], [least, most]);
    values.forEach((value, place) => assert.equal(scale.placeOf(value), place));
    assert.ok(values.every((value, place) => !place || value > values[place - 1]));
  }
  const even = evenScale(-10, 10, 10);
  assert.deepEqual(
    [even.last, even.valueAt(0), even.valueAt(97), even.placeOf(-0.3)],
    [200, -10, -0.3, 97],
  );
});
