// What every explorer does with its model: settings are chosen, a line of state is restored, what
// changed is told, the drawing follows the page, and everything is put away in the end.

import { readCall } from "./stateline.mjs";
import { watchTheme } from "./theme.mjs";
import { say } from "./words.mjs";

// A function that sets settings together, so that one change is heard.
export function chooser(model) {
  return (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
}

// A function that takes a line of state; it gives why the line cannot be taken, or nothing once it
// was. `problemWith` and `wholeState` are the widget's own rules for the settings in the line.
export function restorer({ words, model, widget, problemWith, wholeState }) {
  return (line) => {
    const given = readCall(line, widget);
    if (!given) return say(words, "state_unreadable", { widget });
    const problem = problemWith(words, model, given);
    if (!problem) chooser(model)(wholeState(model, given));
    return problem;
  };
}

// What a change is told by: the result where it is another one, else the place that is shown.
export function buildNews(placeText) {
  let [now, told] = ["", ""];
  return {
    set(result) {
      now = result;
    },
    // The result was there from the beginning: nobody has changed anything yet.
    settle() {
      told = now;
    },
    isUntold: () => told === "",
    tell() {
      const isSame = now === told;
      told = now;
      return isSame ? placeText() : now;
    },
  };
}

// Draws when the room changes and updates when the model does, until the function that it gives is
// called, which stops `parts` too. A canvas does not follow the theme: where there is one, `forget`
// drops the colours of the old theme, and all is drawn again.
export function keepDrawn({ model, root, room = root, draw, update, forget, parts }) {
  const observer = new ResizeObserver(draw);
  observer.observe(room);
  const stopWatching =
    forget &&
    watchTheme(() => {
      forget();
      draw();
    });
  model.on("change", update);
  return () => {
    model.off("change", update);
    observer.disconnect();
    stopWatching?.();
    for (const part of parts) part.stop();
    root.remove();
  };
}

// The numbers of a grid are edited in one field: a click on the grid, or a digit typed on it, leads
// there, and Enter leads back.
export function editInField(canvas, control, draw) {
  function edit() {
    if (control.element.hidden) return;
    control.field.focus();
    control.field.select();
  }
  canvas.addEventListener("click", edit);
  canvas.addEventListener("keydown", (event) => {
    if (/^[\d.-]$|^Enter$/.test(event.key)) edit();
  });
  control.field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") canvas.focus();
  });
  control.field.addEventListener("focus", draw);
  control.field.addEventListener("blur", draw);
}
