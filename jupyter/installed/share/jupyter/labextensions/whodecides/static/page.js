// What the plugins share: where one is on the page of a notebook, and how it stays there.

// The element that scrolls.
export const scroller = (notebook) => notebook.outerNode ?? notebook.node;

// How far below the top of the page a cell begins, in pixels; less than 0 where it begins above.
export const below = (notebook, { node }) => node.getBoundingClientRect().top - scroller(notebook).getBoundingClientRect().top;

// The number of the first cell that is seen whole or in part, or of the last where one has scrolled past the end.
// Cells that are far away are not laid out.
export function inView(notebook) {
  const { top } = scroller(notebook).getBoundingClientRect();
  const boxes = notebook.widgets.map(({ node }) => node.getBoundingClientRect());
  const shown = (box) => box.height > 0; // a cell that is folded away has none
  const first = boxes.findIndex((box) => shown(box) && box.bottom > top + 8);
  return first >= 0 ? first : Math.max(0, boxes.findLastIndex(shown));
}

export const atEnd = (notebook) => {
  const { scrollTop, clientHeight, scrollHeight } = scroller(notebook);
  return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
};

const VIEW = "application/vnd.jupyter.widget-view+json";

export const outputsOf = ({ model: { outputs } }) =>
  Array.from({ length: outputs?.length ?? 0 }, (_, place) => outputs.get(place));

export const views = (cell) => outputsOf(cell).filter((output) => VIEW in (output.toJSON().data ?? {}));

// Say whether a tool on the page is still to be drawn: its output is there, and nothing of it is on the screen.
function undrawn({ widgets }) {
  return widgets.some((cell) => cell.node.isConnected && views(cell).length > cell.node.querySelectorAll(".whodecides").length);
}

const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"]; // by which a reader moves on
const ROLLS = 1000; // milliseconds after a hand, in which the page may scroll on by it
const GUIDES = ".jp-TableOfContents, .jp-DocumentSearch-overlay"; // beside the page, and lead to a place in it

// Say whether a hand on this element moves the page of a notebook, and not another one.
const leads = (notebook, target) => scroller(notebook).contains(target) || Boolean(target.closest?.(GUIDES));

// Tell, once it rests, that another part of the page may be seen, and whether it was the reader who moved. What scrolls
// by itself, since a tool grew or a page that was hidden is laid out again, the reader did not.
export function onMoved(notebook, moved) {
  const place = scroller(notebook);
  let hand = -Infinity;
  let drags = false; // the bar of the page
  let byHand = false;
  let waiting = null;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      moved(byHand);
      byHand = false;
    }, 100);
  };
  const touch = ({ type, target }) => {
    if (!leads(notebook, target)) return;
    hand = performance.now();
    drags = type === "pointerdown" && target === place;
  };
  HANDS.forEach((way) => document.addEventListener(way, touch, { capture: true, passive: true }));
  place.addEventListener("pointermove", ({ buttons }) => { drags &&= buttons > 0; }, { passive: true });
  place.addEventListener("scroll", () => {
    if (drags || performance.now() - hand <= ROLLS) {
      hand = performance.now(); // it may roll on
      byHand = true;
    }
    later();
  });
  const grows = new ResizeObserver(later);
  grows.observe(notebook.viewportNode);
  notebook.disposed.connect(() => {
    clearTimeout(waiting);
    grows.disconnect();
    HANDS.forEach((way) => document.removeEventListener(way, touch, true));
  });
}

const SETTLED = 15000; // milliseconds without movement, after which the page is at rest: a busy machine pauses for some
const SLOWEST = 60000; // milliseconds after which a tool that is not drawn yet is no longer waited for

const holds = new WeakMap(); // of a notebook: { cell, far, letGo }

export const running = new WeakSet(); // notebooks whose tools are being started: nothing is at rest in them

// What is held just now: { cell, far }, or undefined.
export const held = (notebook) => holds.get(notebook);

// Hold a cell where it is on the screen, or `far` below the top, while the page around it changes. The function that is
// returned ends this as soon as all is drawn and nothing moves any more; a reader who moves on, the next hold, or a page
// that is hidden, ends it at once.
export function hold(notebook, cell, far = below(notebook, cell)) {
  const place = scroller(notebook);
  let frame = null;
  let quietSince = Infinity;
  let latest = Infinity;
  const letGo = () => {
    cancelAnimationFrame(frame);
    holds.delete(notebook);
    HANDS.forEach((hand) => window.removeEventListener(hand, moveOn, true));
  };
  const moveOn = ({ target }) => {
    if (target === document.body || leads(notebook, target)) letGo(); // not who turns to another lesson
  };
  const each = (now) => {
    frame = requestAnimationFrame(each);
    if (!place.clientHeight) {
      letGo();
      return;
    }
    if (!cell.node.getClientRects().length) { // JupyterLab has not put it into the page yet
      if (quietSince < now && (running.has(notebook) || now < latest)) quietSince = now;
      return;
    }
    const before = place.scrollTop;
    place.scrollTop += Math.round(below(notebook, cell) - far);
    if (quietSince < now && (running.has(notebook) || place.scrollTop !== before || (now < latest && undrawn(notebook)))) quietSince = now;
    if (now - quietSince > SETTLED) letGo();
  };
  holds.get(notebook)?.letGo();
  holds.set(notebook, { cell, far, letGo });
  HANDS.forEach((hand) => window.addEventListener(hand, moveOn, true));
  each(performance.now());
  return () => {
    quietSince = performance.now();
    latest = quietSince + SLOWEST;
  };
}
