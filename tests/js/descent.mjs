// The script's gradient descent over the table of tests/descent_cases.py: torch's points, and what
// Python says. CASES names the table.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const folder = process.env.WIDGETS ?? new URL("../../cnnlesson/widgets", import.meta.url).pathname;
const { descend, shown } = await import(`${folder}/learning_rate/descent.mjs`);
const { summaries } = await import(`${folder}/learning_rate/report.mjs`);
const { words, seed, cases, numbers } = JSON.parse(readFileSync(process.env.CASES, "utf8"));

// Run the check on every case; the first one that fails is named, with the seed that made it.
function forEach(chosen, check) {
  assert.ok(chosen.length > 100, `only ${chosen.length} cases`);
  for (const one of chosen) {
    try {
      check(one, descend(one.setting));
    } catch (error) {
      error.message = `${JSON.stringify(one.setting)} (seed ${seed}): ${error.message}`;
      throw error;
    }
  }
}

test("every point is torch's", () => {
  forEach(
    cases.filter((one) => one.torch),
    ({ torch }, { points }) => {
      assert.equal(points.length, torch.length);
      const pairs = points.flat().map((value, i) => [value, torch.flat()[i]]);
      for (const [value, theirs] of pairs) {
        assert.ok(
          Math.abs(value - theirs) <= 1e-9 + 1e-6 * Math.abs(theirs),
          `${value}, ${theirs}`,
        );
      }
    },
  );
});

test("points and losses are Python's to the last bit", () => {
  forEach(cases, ({ python }, { points, losses }) => {
    assert.ok(points.flat().every((value, i) => value === python.points.flat()[i]));
    assert.deepEqual(losses, python.losses);
  });
});

test("verdict, border and fastest learning rate are Python's", () => {
  forEach(cases, ({ python }, { verdict, border, fastest }) => {
    assert.deepEqual([verdict, border, fastest], [python.verdict, python.border, python.fastest]);
  });
});

test("the sentences are Python's", () => {
  forEach(cases, ({ setting, python }, descent) => {
    assert.deepEqual(summaries(words, setting, descent), python.says);
  });
});

test("numbers are written as in Python", () => {
  for (const [number, text] of numbers) assert.equal(shown(words, number), text);
});
