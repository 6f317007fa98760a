/** The model that the host gives to widgets: events, equality, bytes, and whose listeners go. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSame, Model, readValues } from "../../cnnlesson/publish/host.mjs";

/** A view of a new model, and a list of what it was told. */
function heard(values, ...events) {
  const model = new Model(values);
  const view = model.handle();
  const told = [];
  for (const event of events) view.on(event, (...given) => told.push([event, ...given.slice(1)]));
  return { model, view, told };
}

test("a changed value is told by its name, then as a change", () => {
  const { view, told } = heard({ a: 1, b: 2 }, "change", "change:a", "change:b");
  view.set("a", 5);
  view.save_changes();
  assert.deepEqual(told, [["change:a", 5], ["change"]]);
  assert.equal(view.get("a"), 5);
});

test("several values are set before the first is told", () => {
  const { view, told } = heard({ a: 1, b: 2 }, "change");
  view.on("change:a", () => told.push(view.get("b")));
  view.set({ a: 3, b: 4 });
  assert.deepEqual(told, [4, ["change"]]);
});

test("an equal value is no change, however deep", () => {
  const { view, told } = heard({ pair: [1, [2, null]], named: { x: 1 } }, "change");
  view.set({ pair: [1, [2, null]], named: { x: 1 } });
  assert.deepEqual(told, []);
  view.set("pair", [1, [2, 3]]);
  assert.equal(told.length, 1);
});

test("equality sees kinds, lengths, missing names and bytes", () => {
  const bytes = (...values) => new DataView(Uint8Array.from(values).buffer);
  assert.ok(isSame(bytes(1, 2), bytes(1, 2)));
  assert.ok(isSame(NaN, NaN));
  for (const [a, b] of [
    [bytes(1, 2), bytes(1, 3)],
    [bytes(1), bytes(1, 2)],
    [bytes(1), {}],
    [[], {}],
    [{ x: undefined }, { y: undefined }],
    [[1], [1, 2]],
    [null, {}],
    ["1", 1],
  ]) {
    assert.ok(!isSame(a, b));
  }
});

test("off with a name and a function forgets that one", () => {
  const { view, told } = heard({ a: 1 }, "change:a");
  const extra = () => told.push("extra");
  view.on("change:a", extra);
  view.off("change:a", extra);
  view.set("a", 2);
  assert.deepEqual(told, [["change:a", 2]]);
});

test("off without arguments forgets this view's listeners, not another's", () => {
  const { model, view, told } = heard({ a: 1 }, "change:a");
  const other = model.handle();
  other.on("change:a change", () => told.push("other"));
  view.off();
  view.set("a", 2);
  assert.deepEqual(told, ["other", "other"]);
});

test("a listener that is removed meanwhile is still told of this change", () => {
  const { view, told } = heard({ a: 1 });
  const once = () => view.off("change:a", once);
  view.on("change:a", once);
  view.on("change:a", () => told.push("after"));
  view.set("a", 2);
  view.set("a", 3);
  assert.deepEqual(told, ["after", "after"]);
});

test("a listener that is added meanwhile is told of the next change", () => {
  const { view, told } = heard({ a: 1 });
  view.on("change:a", () => view.on("change:a", () => told.push("late")));
  view.set("a", 2);
  assert.deepEqual(told, []);
  view.set("a", 3);
  assert.deepEqual(told, ["late"]);
});

test("bytes come from their buffers, in their places, and the page's own state stays", () => {
  const stored = {
    state: { plain: 1, list: [{}] },
    buffers: [{ path: ["list", 0, "deep"], data: "k" }],
  };
  const values = readValues(stored, { k: btoa("\x01\xff") });
  assert.ok(values.list[0].deep instanceof DataView);
  assert.equal(values.list[0].deep.getUint8(1), 255);
  assert.deepEqual(stored.state, { plain: 1, list: [{}] });
});
