// Moves one control after the other at random and notes, each time, what the controls and the
// results say. `root` is the explorer's element; the same seed makes the same moves.
async (root, { seed, count }) => {
  const random = () => {  // mulberry32: the same numbers for the same seed
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most) => Math.floor(random() * (most + 1));
  // Asked for anew each time, since a larger kernel has more fields.
  const KINDS = "input, select, canvas[tabindex], .cnnlesson-stepper button, .cnnlesson-turn button";
  const fire = (node, Kind, name, more = {}) =>
    node.dispatchEvent(new Kind(name, { bubbles: true, cancelable: true, ...more }));
  const number = (node) => {
    const [least, most] = [Number(node.min), Number(node.max)];
    // Mostly what fits together: large kernels on small inputs have no output.
    const usual = /input|bias|weight|filters/.test(node.name) ? 40 : 4;
    return least + upTo(random() < 0.85 ? Math.min(usual, most - least) : most - least);
  };
  const states = [];
  const move = (node) => {
    if (node.tagName === "SELECT") {
      node.selectedIndex = upTo(node.options.length - 1);
      fire(node, Event, "change");
    } else if (node.tagName === "CANVAS") {
      const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
      fire(node, KeyboardEvent, "keydown", { key: keys[upTo(5)] });
      const box = node.getBoundingClientRect();
      const place = { clientX: box.x + random() * box.width, clientY: box.y + random() * box.height };
      fire(node, PointerEvent, "pointermove", place);
      fire(node, MouseEvent, "click", place);
    } else if (node.type === "text") {  // a line of state: an earlier one, or one with a slip
      const earlier = states[upTo(states.length - 1)]?.line ?? "";
      node.value = random() < 0.8 ? earlier : earlier.slice(upTo(9));
      fire(node, Event, "input");
      fire(node, KeyboardEvent, "keydown", { key: random() < 0.9 ? "Enter" : "Escape" });
      fire(node, KeyboardEvent, "keydown", { key: "Escape" });
    } else if (node.type === "checkbox" || node.tagName === "BUTTON") {
      node.click();
    } else {
      if (node.disabled) return;
      const typed = ["", "1.5", "-3", "99999"];
      const isTyped = node.type === "number" && random() < 0.05;
      node.value = isTyped ? typed[upTo(3)] : number(node);
      fire(node, Event, "input");
      if (node.type === "number") fire(node, Event, "change");
    }
  };
  for (let i = 0; i < count; i++) {
    const controls = root.querySelectorAll(KINDS);
    move(controls[upTo(controls.length - 1)]);
    const state = Object.fromEntries(
      [...root.querySelectorAll("input[type=range], input[name=bias], select")].map((node) => [node.name, node.value]),
    );
    for (const node of root.querySelectorAll("[data-result]")) {
      state[`says ${node.dataset.result}`] = [...node.children].map((line) => line.textContent).join("\n") || node.textContent;
    }
    state.line = root.querySelector("input[name=state]").value;
    state["says everything"] = root.textContent;
    states.push(state);
    if (i % 25 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return states;
}
