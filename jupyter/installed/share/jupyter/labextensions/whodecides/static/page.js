// What the plugins share: where one is on the page of a notebook.

// The element that scrolls.
export const scroller = (notebook) => notebook.outerNode ?? notebook.node;

// The number of the first cell that is seen whole or in part, or of the last where one has scrolled past the end.
// Cells that are far away are not laid out.
export function inView(notebook) {
  const { top } = scroller(notebook).getBoundingClientRect();
  const boxes = notebook.widgets.map(({ node }) => node.getBoundingClientRect());
  const shown = (box) => box.height > 0; // a cell that is folded away has none
  const first = boxes.findIndex((box) => shown(box) && box.bottom > top + 8);
  return first >= 0 ? first : Math.max(0, boxes.findLastIndex(shown));
}

const SETTLED = 5000; // milliseconds without movement, after which the page is at rest: a busy machine pauses for two
const SLOWEST = 60000; // milliseconds after which a tool that is not drawn yet is no longer waited for

// Hold an element where it is on the screen while the page around it changes. The function that is returned ends
// this as soon as all is drawn and nothing moves any more; a reader who moves on, or the next hold, ends it at once.
let letGoOfLast = () => {};

export function hold(element, place, busy = () => false) {
  const top = element.getBoundingClientRect().top;
  const hands = ["wheel", "touchstart", "pointerdown", "keydown"];
  let frame = null;
  let quietSince = Infinity;
  let latest = Infinity;
  const letGo = () => {
    cancelAnimationFrame(frame);
    hands.forEach((hand) => window.removeEventListener(hand, letGo, true));
  };
  const each = (now) => {
    frame = requestAnimationFrame(each);
    const before = place.scrollTop;
    place.scrollTop += Math.round(element.getBoundingClientRect().top - top);
    if (quietSince < now && (place.scrollTop !== before || (now < latest && busy()))) quietSince = now;
    if (now - quietSince > SETTLED) letGo();
  };
  letGoOfLast();
  letGoOfLast = letGo;
  hands.forEach((hand) => window.addEventListener(hand, letGo, true));
  frame = requestAnimationFrame(each);
  return () => {
    quietSince = performance.now();
    latest = quietSince + SLOWEST;
  };
}

// Bring a cell to the top, and keep it there while the page around it is still drawn.
export function bringToTop(notebook, { node }) {
  const place = scroller(notebook);
  place.scrollTop += node.getBoundingClientRect().top - place.getBoundingClientRect().top;
  hold(node, place)();
}
