import { drawAnswer } from "../../widgets/answer.js";
import { node, shape } from "../../widgets/dom.js";
import { place } from "../../widgets/placing.js";
import { drawSources, drawTable, startWidget } from "../../widgets/stateful_widget.js";

// The triangle: arrows with a round button each, pressed by hand, by arrow keys and Enter, or on the line itself.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// The way of an arrow: its line, which may bend, and the two strokes of its tip.
function wayOf({ from: [x, y], to: [right, down], bend }) {
  const [lastX, lastY] = bend ? bend.slice(-2) : [x, y];
  const turn = Math.atan2(down - lastY, right - lastX);
  const tip = [turn + 2.7, turn - 2.7].map((each) => `M${right} ${down}L${(right + 11 * Math.cos(each)).toFixed(1)} ${(down + 11 * Math.sin(each)).toFixed(1)}`);
  return `M${x} ${y}${bend ? `C${bend}L` : "L"}${right} ${down}${tip.join("")}`;
}

function drawLabel({ id, label }, plan) {
  const { at: [x, y], radius } = plan.circles[id];
  const above = id === "state" || id === "between";
  const text = node("span", { class: `wd-triangle-name ${above ? "wd-triangle-above" : ""}` }, label);
  const room = Math.min(140, plan.width / (id === "between" ? 3.4 : 2.4)); // beside that one runs an arrow
  text.style.width = `${room}px`;
  text.style.left = `${Math.min(Math.max(0, x - room / 2), plan.width - room)}px`;
  if (above) text.style.bottom = `${plan.height - y + radius + 4}px`;
  else text.style.top = `${y + Math.max(radius, 10) + 6}px`;
  return text;
}

function drawAct(act) {
  return node("article", { class: "wd-triangle-act" },
    node("p", { class: "wd-kicker" }, `${act.date} · ${act.id}`), node("h5", {}, act.title),
    act.text ? node("p", {}, act.text) : null, act.also ? node("p", { class: "wd-triangle-also" }, act.also) : null, drawSources(act.sources));
}

// The picture. `sides` are {id, name, sign, chosen, told}; `press(side)` is what a press does.
function drawPicture(view, width, sides, label, press, act) {
  const plan = view.layouts.find((each) => each.width <= width) ?? view.layouts.at(-1);
  const drawing = shape("svg", { viewBox: `0 0 ${plan.width} ${plan.height}`, width: plan.width, height: plan.height, "aria-hidden": "true" });
  if (view.circles.some(({ id }) => id === "between")) {
    const [[x1, y1], [x2, y2]] = plan.between;
    drawing.append(shape("line", { x1, y1, x2, y2, class: "wd-triangle-leader" }));
  }
  const first = sides.find(({ chosen }) => chosen) ?? sides[0];
  const buttons = sides.map((side) => {
    const arrow = plan.arrows[side.id], d = wayOf(arrow);
    drawing.append(shape("path", { d, class: `wd-triangle-arrow${arrow.bend ? " wd-triangle-through" : ""}${side.told ? " wd-triangle-told" : ""}${side.chosen ? " wd-triangle-chosen" : ""}` }),
      shape("path", { d, class: "wd-triangle-field", onclick: () => press(side) }));
    const button = node("button", { type: "button", class: "wd-triangle-side", "data-key": `side-${side.id}`, "data-act": act, "aria-label": side.name,
      title: side.name, "aria-pressed": `${side.chosen}`, tabindex: side === first ? "0" : "-1", onclick: () => press(side) }, side.sign);
    button.style.left = `${arrow.at[0]}px`;
    button.style.top = `${arrow.at[1]}px`;
    return button;
  });
  for (const { id } of view.circles) {
    const { at: [cx, cy], radius } = plan.circles[id];
    drawing.append(shape("circle", { cx, cy, r: radius, class: "wd-triangle-circle" }));
  }
  const group = node("div", { role: "group", "aria-label": label, "data-picture": true, onkeydown: (event) => {
    const step = STEPS[event.key], now = buttons.indexOf(event.target);
    if (!step || now < 0) return;
    event.preventDefault();
    const next = buttons[(now + step + buttons.length) % buttons.length];
    buttons.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
    next.focus();
  } }, ...buttons);
  const field = node("div", { class: "wd-triangle-field-of-all" }, drawing, ...view.circles.map((each) => drawLabel(each, plan)), group);
  field.style.width = `${plan.width}px`;
  return field;
}

function drawFact({ view: { fact, acts }, words }, send) {
  const more = acts.length ? node("details", {}, node("summary", { "data-key": `acts-${fact.id}` }, words.labels.acts), ...acts.map(drawAct)) : null;
  const next = fact.next && node("button", { type: "button", class: "wd-strong", "data-key": `next-${fact.next}`, "data-act": true, "data-turn": true, "data-next": true,
    onclick: () => send((state) => ({ ...state, hand: fact.next })) }, words.labels.next);
  return node("div", { class: "wd-triangle-fact" }, node("p", { class: "wd-kicker" }, fact.number),
    node("p", { class: "wd-triangle-said", "data-judged": true }, fact.text),
    fact.own ? drawAnswer({ own: fact.own, record: fact.record, said: fact.said, more }, words) : drawAnswer({}, words),
    next || null, fact.end ? node("p", { role: "status" }, fact.end) : null);
}

function drawings(send) {
  const open = (side) => send((state) => ({ ...state, side: side.id }), `side-${side.id}`);

  const roomOf = (width) => (width > 700 ? (width - 24) * 0.55 : width); // of the picture, as the columns have it

  const facts = (shown) => {
    const { view, words } = shown;
    const sides = view.sides.map((side) => ({ ...side, sign: side.id.split("-").length > 2 ? "↳" : `${side.count}`, chosen: side.mine }));
    const wide = shown.width > 700;
    return [node("div", { class: `wd-triangle-desk${wide ? " wd-triangle-wide" : ""}` },
      drawPicture(view, roomOf(shown.width), sides, words.labels.sides, ({ id, category }) => place(send, view.fact.id, category, `side-${id}`), true), drawFact(shown, send))];
  };

  const picture = ({ view, state, words, width }) => [drawPicture(view, width,
    view.sides.map((side) => ({ ...side, sign: `${side.acts.length}`, name: side.called, chosen: side.id === state.side, told: false })),
    words.labels.sides, open, false)];

  const panel = ({ view, state, words: { labels } }) => {
    const side = view.sides.find(({ id }) => id === state.side);
    const box = node("div", { class: "wd-triangle-panel", tabindex: "0", role: "region", "aria-label": side?.name ?? labels.title,
      "data-key": "panel", "data-scroll": `acts-${state.side}` }, ...(side ? side.acts.map(drawAct) : [node("p", {}, labels.hint)]));
    return [node("p", { class: "wd-sentence", role: "status" }, side?.called ?? labels.sides), box];
  };

  const tables = ({ view, words: { labels } }) => [node("p", { class: "wd-kicker" }, labels.note),
    node("details", {}, node("summary", { "data-key": "table" }, labels.table), ...view.tables.map((each, number) =>
      node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": each.caption, "data-key": `table-${number}` },
        drawTable(each.headers, each.rows, {}, each.caption))))];

  const widthOf = (view, room = view.width) => view.view.layouts?.find((each) => each.width <= room)?.width;
  return {
    facts: [(view) => [view.view, view.words, widthOf(view, roomOf(view.width)), view.width > 700], (view) => (view.view.fact ? facts(view) : [])],
    picture: [(view) => [view.view, view.state.side, view.words, widthOf(view)], (view) => (view.view.fact ? [] : picture(view))],
    panel: [(view) => [view.view.sides, view.state.side, view.words], (view) => (view.view.fact ? [] : panel(view))],
    tables: [(view) => [view.view.tables, view.words], (view) => (view.view.fact ? [] : tables(view))],
  };
}

export default { render: (context) => startWidget(context, "triangle", { drawings }) };
