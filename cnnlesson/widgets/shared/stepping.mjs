// Buttons that walk through steps: first, back, next, last, and play where motion is welcome.

import { element, setText, KEY_GUARD } from "./dom.mjs";
import { say } from "./words.mjs";

const PACE = 700; // milliseconds from one step to the next while playing

// `onGo` is told the number of the step to go to, counted from 0. `show(at, count)` says where
// things stand; `stop` ends the playing, and belongs into a widget's clean-up.
export function buildStepper(words, onGo) {
  const state = { at: 0, count: 0, timer: null };
  const goals = [
    ["first", () => 0],
    ["back", () => state.at - 1],
    ["next", () => state.at + 1],
    ["last", () => state.count - 1],
  ];
  const buttons = goals.map(([name, goal]) =>
    stepButton(say(words, `step_${name}`), () => {
      stop();
      go(goal());
    }),
  );
  const play = stepButton(say(words, "step_play"), () => (state.timer ? stop() : start()));
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const place = element("span");

  function go(step) {
    if (step >= 0 && step < state.count && step !== state.at) onGo(step);
  }

  function start() {
    if (state.at === state.count - 1) go(0);
    state.timer = setInterval(() => (state.at + 1 < state.count ? go(state.at + 1) : stop()), PACE);
    setText(play, say(words, "step_pause"));
  }

  function stop() {
    clearInterval(state.timer);
    state.timer = null;
    setText(play, say(words, "step_play"));
  }

  function show(at, count) {
    Object.assign(state, { at, count });
    if (!count) stop();
    // A button that is really disabled would lose the focus it has.
    [at === 0, at === 0, at >= count - 1, at >= count - 1].forEach((isEnd, i) => {
      buttons[i].setAttribute("aria-disabled", String(isEnd));
    });
    setText(place, count ? say(words, "step_place", { at: at + 1, count }) : "");
  }

  const attributes = {
    class: "cnnlesson-stepper",
    role: "group",
    "aria-label": say(words, "steps"),
  };
  return { element: element("div", attributes, ...buttons, play, place), show, stop };
}

function stepButton(text, onclick) {
  return element("button", { type: "button", text, onclick, ...KEY_GUARD });
}
