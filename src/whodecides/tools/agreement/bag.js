// The bag: all codes as balls. Chance is played here, in the browser: two balls, or two a hundred times.

import { node } from "../../widgets/dom.js";

function ball({ sign, colour, ink }, large = false) {
  const drawn = node("span", { class: `wd-ball${large ? " wd-ball-large" : ""}`, "aria-hidden": "true" }, sign);
  Object.assign(drawn.style, { background: colour, color: ink });
  return drawn;
}

// Each value spread over the whole bag.
function mixed(kinds) {
  return kinds.flatMap((kind, place) => Array.from({ length: kind.balls }, (_, number) => [(number + 0.5) / kind.balls, place]))
    .sort(([one, first], [other, second]) => one - other || first - second).map(([, place]) => kinds[place]);
}

// Draw one code; of the value `without` one lies outside already.
function drawOne({ kinds, total }, without = null) {
  let at = Math.random() * (total - (without ? 1 : 0));
  for (const kind of kinds) {
    at -= kind.codes - (kind === without ? 1 : 0);
    if (at < 0) return kind;
  }
  return kinds.at(-1);
}

// A line with its label, what it comes to, and how far that is on the way to all.
export function drawBar(label, text, part, look = "") {
  const full = node("span", { class: "wd-bag-full" });
  full.style.width = `${100 * (part ?? 0)}%`;
  return node("div", { class: `wd-bag-bar ${look}` }, node("span", {}, label), node("strong", {}, text),
    node("span", { class: "wd-bag-way", "aria-hidden": "true" }, full));
}

// `memory` keeps what was drawn from this very bag, while the rest of the tool is drawn anew.
export function drawBag(bag, memory) {
  const { labels } = bag, key = JSON.stringify([bag.kinds, bag.total]);
  if (memory.key !== key) Object.assign(memory, { key, same: 0, all: 0, hand: null });
  const hand = node("p", { class: "wd-bag-hand", role: "status" });
  const bars = node("div");
  const tell = () => {
    const [first, second] = memory.hand ?? [];
    hand.replaceChildren(...(first ? [ball(first, true), ball(second, true), node("span", {},
      (first === second ? labels.same : labels.differ).replace("{first}", first.label).replace("{second}", second.label))] : [labels.none]));
    bars.replaceChildren(
      drawBar(labels.drawn.replace("{same}", memory.same).replace("{all}", memory.all), "", memory.all ? memory.same / memory.all : 0),
      drawBar(...bag.bars[0], bag.expected), drawBar(...bag.bars[1], bag.found));
  };
  const draw = (times) => () => {
    for (let time = 0; time < times; time += 1) {
      const first = drawOne(bag), second = drawOne(bag, first);
      memory.hand = [first, second];
      memory.all += 1;
      if (first === second) memory.same += 1;
    }
    tell();
  };
  tell();
  const can = bag.total > 1; // there is something to draw
  return node("section", { class: "wd-bag", "aria-label": bag.title }, node("h4", {}, bag.title),
    node("div", { class: "wd-bag-balls", role: "img", "aria-label": bag.alt }, ...mixed(bag.kinds).map((each) => ball(each))),
    node("p", { class: "wd-bag-key" }, ...bag.kinds.map((each) => node("span", {}, ball(each), ` ${each.label} ${each.codes}`))),
    bag.scale ? node("p", { class: "wd-kicker" }, bag.scale) : null,
    can ? node("div", { class: "wd-bag-draws" },
      node("button", { type: "button", "data-key": "draw-two", onclick: draw(1) }, labels.two),
      node("button", { type: "button", "data-key": "draw-many", onclick: draw(100) }, labels.many)) : null,
    ...(can ? [hand, bars] : []));
}
