// All numbers of a training curve as a table: its alternative in text.

import { element, KEY_GUARD } from "../shared/dom.mjs";
import { say } from "../shared/words.mjs";
import { valueText } from "./lines.mjs";

export function buildTable(words) {
  const scroll = element("div", { class: "cnnlesson-scroll", tabindex: "0", ...KEY_GUARD });
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", say(words, "curve_table"));
  const summary = element("summary", { text: say(words, "curve_table"), ...KEY_GUARD });
  return { scroll, element: element("details", { hidden: true }, summary, scroll) };
}

export function showTable(table, words, runs) {
  const isNamed = runs.some(({ name }) => name);
  const columns = [
    ["epoch", say(words, "curve_epoch")],
    ["step", say(words, "curve_step")],
    ["loss", say(words, "curve_loss")],
    ["accuracy", say(words, "curve_accuracy")],
    ["validation_loss", say(words, "curve_validation_loss")],
    ["validation_accuracy", say(words, "curve_validation_accuracy")],
    ["learning_rate", say(words, "curve_learning_rate")],
  ];
  const heads = [...(isNamed ? [say(words, "curve_run")] : []), ...columns.map(([, text]) => text)];
  const rows = runs.flatMap(({ name, rows: all }) =>
    all.map((row) => [...(isNamed ? [name] : []), ...columns.map(([key]) => cell(row, key))]),
  );

  function cell(row, key) {
    if (row[key] === null) return "–";
    return key === "epoch" || key === "step" ? String(row[key]) : valueText(words, row[key]);
  }

  table.element.hidden = !rows.length;
  const line = (tag, texts) => element("tr", {}, ...texts.map((text) => element(tag, { text })));
  table.scroll.replaceChildren(
    element(
      "table",
      {},
      element("thead", {}, line("th", heads)),
      element("tbody", {}, ...rows.map((texts) => line("td", texts))),
    ),
  );
}
