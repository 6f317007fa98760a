// The line of state: what is written is read again, and what is no such line is refused.

import assert from "node:assert/strict";
import test from "node:test";

import { callText, readCall } from "../../cnnlesson/widgets/shared/stateline.mjs";

const VALUES = [
  ["whole", 8],
  ["part", -0.25],
  ["pair", [8, 3]],
  [
    "rows",
    [
      [1, -2.5],
      [0, 1e-7],
    ],
  ],
  ["row", [[1, 2, 3]]],
  ["word", "vertical edges"],
  ["yes", true],
  ["no", false],
];

test("a line is the call that Python writes", () => {
  const line = callText("Widget", VALUES.slice(0, 7), "image");
  assert.equal(
    line,
    "Widget(image, whole=8, part=-0.25, pair=(8, 3), rows=((1, -2.5), (0, 1e-07)), " +
      "row=((1, 2, 3),), word='vertical edges', yes=True)",
  );
});

test("small numbers are written as Python's repr does", () => {
  const written = (value) => callText("Widget", [["a", value]]);
  const values = [0.0001, 0.00009, -0.00001, 1.7763568394002505e-15, 1e-100, -0];
  assert.deepEqual(values.map(written), [
    "Widget(a=0.0001)",
    "Widget(a=9e-05)",
    "Widget(a=-1e-05)",
    "Widget(a=1.7763568394002505e-15)",
    "Widget(a=1e-100)",
    "Widget(a=0)",
  ]);
});

test("what was written is read again", () => {
  assert.deepEqual(readCall(callText("Widget", VALUES), "Widget"), Object.fromEntries(VALUES));
  assert.deepEqual(readCall("Widget()", "Widget"), {});
});

test("what Python or a reader may add or write otherwise is read too", () => {
  const read = (text) => readCall(text, "Widget");
  assert.deepEqual(read('w = widgets.Widget( a = [1,2] , b="x", ): (1, 8) → (1, 6)'), {
    a: [1, 2],
    b: "x",
  });
  assert.deepEqual(read("Widget(image, a=(5), b=(5,), c=[[7]], d=1e-07, e=())"), {
    a: 5,
    b: [5],
    c: [[7]],
    d: 1e-7,
    e: [],
  });
});

test("what is no such line is refused", () => {
  const texts = [
    "",
    "stride=2",
    "Other(a=1)",
    "Widget",
    "Widget(",
    "Widget(a=1",
    "Widget(a=)",
    "Widget(a=1 b=2)",
    "Widget(a=(1, 2)",
    "Widget(a=(1 2))",
    "Widget(a=[1, 2))",
    "Widget(5)",
    "Widget(a=1.2.3)",
    "Widget(a='x)",
    "Widget(a=alert(1))",
    "Widget(a=None)",
    "Widget(picture, a=1)",
  ];
  for (const text of texts) assert.equal(readCall(text, "Widget"), null, text);
});
