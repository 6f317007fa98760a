// Numbers as a reader sees them, and whether they are the numbers themselves.

import assert from "node:assert/strict";
import test from "node:test";

import { isExact, joined, shortNumber } from "../../cnnlesson/widgets/shared/words.mjs";

test("a number is written short, a part of one as a fraction", () => {
  const texts = [
    [0, "0"],
    [-0, "0"],
    [12345, "12345"],
    [-3, "−3"],
    [0.5, "0.5"],
    [1 / 9, "1/9"],
    [-1 / 7, "−1/7"],
    [2 / 9, "0.222"],
    [5.333333333, "5.33"],
    [123.456, "123"],
    [0.1 + 0.2, "0.3"],
    [4.999999999999999, "5"],
  ];
  for (const [number, text] of texts) assert.equal(shortNumber(number), text);
});

test("a number is exact where nothing was rounded away", () => {
  for (const number of [0, 5, 12345, 0.25, -1 / 9, 0.1 + 0.2, 4.999999999999999]) {
    assert.ok(isExact(number), String(number));
  }
  for (const number of [2 / 9, 5.333333333, 123.456]) assert.ok(!isExact(number), String(number));
});

test("sentences are joined as the language has it", () => {
  assert.equal(joined({ both: "{one}；{other}" }, ["a", "b", "c"]), "a；b；c");
  assert.equal(joined({}, ["a"]), "a");
});
