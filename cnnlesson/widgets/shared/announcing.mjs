// What a screen reader is told when a widget's result changes: once, when the dragging has ended.

import { element, setText } from "./dom.mjs";

const QUIET = 600; // milliseconds without a change

// `announce` waits until nothing else was announced for a while, and then asks for the text;
// `stop` belongs into a clean-up.
export function buildAnnouncer() {
  const heard = element("div", { class: "cnnlesson-heard", "aria-live": "polite" });
  let timer = null;
  return {
    element: heard,
    announce(textNow) {
      clearTimeout(timer);
      timer = setTimeout(() => setText(heard, textNow()), QUIET);
    },
    stop: () => clearTimeout(timer),
  };
}
