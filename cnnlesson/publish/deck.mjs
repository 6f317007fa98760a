/**
 * Starts reveal.js so that slides keep their real size: nothing is scaled, a slide that is higher
 * than the screen scrolls, and the keys pressed inside a widget stay with the widget.
 */

const OWN_KEYS = ".cnnlesson-view, input, select, textarea, [contenteditable]";
const PRESSED_KEYS = "a[href], button, summary"; // these take Enter and Space, no other key
const TURNS = ["PageDown", "PageUp"]; // what a presenter's clicker sends
const STEPS = { ArrowDown: 1, PageDown: 1, " ": 1, ArrowUp: -1, PageUp: -1 };

/** True if a key is meant for the deck, not for what has the focus. */
export function isForDeck(event) {
  const target = event.target;
  if (!target?.closest || TURNS.includes(event.key)) return true;
  if (target.closest(OWN_KEYS)) return false;
  return !(target.closest(PRESSED_KEYS) && ["Enter", " "].includes(event.key));
}

/** Starts the deck, and gives the promise that it is ready. */
export function startDeck(root, Reveal, RevealNotes) {
  root.addEventListener("keydown", (event) => onKey(event, Reveal), { capture: true });
  Reveal.on("slidechanged", ({ currentSlide }) => arrive(root, currentSlide));
  Reveal.on("fragmentshown", ({ fragment }) => fragment.scrollIntoView({ block: "nearest" }));
  return Reveal.initialize({
    width: "100%",
    height: "100%",
    margin: 0,
    minScale: 1,
    maxScale: 1,
    center: false,
    hash: true,
    navigationMode: "linear",
    transition: "none",
    slideNumber: "c/t",
    scrollActivationWidth: null,
    keyboardCondition: isForDeck,
    plugins: [RevealNotes],
  });
}

/** A new slide begins at its top, and what was used on the last one lets the keys go. */
function arrive(root, slide) {
  slide.scrollTop = 0;
  if (!slide.contains(root.activeElement)) root.activeElement?.blur();
}

/** Before reveal.js sees a key: leave a widget by Escape, and scroll before turning. */
function onKey(event, Reveal) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !isForDeck(event)) return leave(event);
  if (TURNS.includes(event.key)) takeBack(event);
  if (isForDeck(event)) scrollFirst(event, Reveal);
}

/** The focus goes back to the deck, and nothing else happens. */
function leave(event) {
  event.stopPropagation();
  event.target.blur();
}

/** A clicker's key turns slides even after a click into a widget. */
function takeBack(event) {
  if (!event.target.closest(OWN_KEYS)) return;
  event.preventDefault();
  event.target.blur();
}

/** Scrolls by most of a screen where the slide goes on; only then do the slides turn. */
function scrollFirst(event, Reveal) {
  const direction = event.key === " " && event.shiftKey ? -1 : STEPS[event.key];
  const slide = Reveal.getCurrentSlide();
  if (!direction || !slide || Reveal.isOverview() || Reveal.isPaused()) return;
  const room = direction > 0 ? lastLine(slide) - slide.clientHeight : slide.scrollTop;
  if (room <= 1) return;
  event.preventDefault();
  event.stopPropagation();
  slide.scrollBy({ top: direction * Math.min(room, 0.8 * slide.clientHeight) });
}

/** How far below the slide's upper edge its content ends; fragments to come do not count. */
function lastLine(slide) {
  const top = slide.getBoundingClientRect().top;
  const shown = [...slide.children].filter((child) => !child.matches(HIDDEN));
  return Math.max(0, ...shown.map((child) => child.getBoundingClientRect().bottom - top));
}

const HIDDEN = ".fragment:not(.visible), aside.notes";
