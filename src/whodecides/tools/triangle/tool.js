import { node, shape } from "../../widgets/dom.js";
import { drawSources, drawTable, startWidget } from "../../widgets/stateful_widget.js";

// The triangle: arrows with a round button each, pressed by hand, by arrow keys and Enter, or on the line itself.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// The way of an arrow: its line, and the two strokes of its tip.
function wayOf({ from: [x, y], to: [right, down] }) {
  const turn = Math.atan2(down - y, right - x);
  const tip = [turn + 2.7, turn - 2.7].map((each) => `M${right} ${down}L${(right + 11 * Math.cos(each)).toFixed(1)} ${(down + 11 * Math.sin(each)).toFixed(1)}`);
  return `M${x} ${y}L${right} ${down}${tip.join("")}`;
}

function drawLabel({ id, label }, plan) {
  const { at: [x, y], radius } = plan.circles[id];
  const above = id === "state" || id === "between";
  const text = node("span", { class: `wd-triangle-name ${above ? "wd-triangle-above" : ""}` }, label);
  const room = Math.min(140, plan.width / 2.4);
  text.style.width = `${room}px`;
  text.style.left = `${Math.min(Math.max(0, x - room / 2), plan.width - room)}px`;
  if (above) text.style.bottom = `${plan.height - y + radius + 4}px`;
  else text.style.top = `${y + Math.max(radius, 24) + 6}px`;
  return text;
}

function drawAct(act) {
  return node("article", { class: "wd-triangle-act" },
    node("p", { class: "wd-kicker" }, `${act.date} · ${act.id}`), node("h5", {}, act.title),
    act.text ? node("p", {}, act.text) : null, act.also ? node("p", { class: "wd-triangle-also" }, act.also) : null, drawSources(act.sources));
}

function drawings(send) {
  const press = (side) => send((state) => ({ ...state, side }), `side-${side}`);

  const picture = ({ view, state, words, width }) => {
    const plan = view.layouts.find((each) => each.width <= width) ?? view.layouts.at(-1);
    const first = state.side || view.sides[0].id;
    const drawing = shape("svg", { viewBox: `0 0 ${plan.width} ${plan.height}`, width: plan.width, height: plan.height, "aria-hidden": "true" });
    const [[x1, y1], [x2, y2]] = plan.between;
    drawing.append(shape("line", { x1, y1, x2, y2, class: "wd-triangle-leader" }));
    const buttons = view.sides.map(({ id, called, acts }) => {
      const arrow = plan.arrows[id], d = wayOf(arrow);
      drawing.append(shape("path", { d, class: `wd-triangle-arrow${id === state.side ? " wd-triangle-chosen" : ""}` }),
        shape("path", { d, class: "wd-triangle-field", onclick: () => press(id) }));
      const button = node("button", { type: "button", "data-key": `side-${id}`, class: "wd-triangle-side", title: called,
        "aria-label": called, "aria-pressed": id === state.side ? "true" : "false", tabindex: id === first ? "0" : "-1",
        onclick: () => press(id) }, String(acts.length));
      button.style.left = `${arrow.at[0]}px`;
      button.style.top = `${arrow.at[1]}px`;
      return button;
    });
    for (const { id } of view.circles) {
      const { at: [cx, cy], radius } = plan.circles[id];
      drawing.append(shape("circle", { cx, cy, r: radius, class: "wd-triangle-circle" }));
    }
    const group = node("div", { role: "group", "aria-label": words.labels.sides, onkeydown: (event) => {
      const step = STEPS[event.key], now = buttons.indexOf(event.target);
      if (!step || now < 0) return;
      event.preventDefault();
      const next = buttons[(now + step + buttons.length) % buttons.length];
      buttons.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
      next.focus();
    } }, ...buttons);
    const field = node("div", { class: "wd-triangle-field-of-all" }, drawing, ...view.circles.map((each) => drawLabel(each, plan)), group);
    field.style.width = `${plan.width}px`;
    return [field];
  };

  const panel = ({ view, state, words: { labels } }) => {
    const side = view.sides.find(({ id }) => id === state.side);
    const box = node("div", { class: "wd-triangle-panel", tabindex: "0", role: "region", "aria-label": side?.name ?? labels.title,
      "data-key": "panel", "data-scroll": `acts-${state.side}` }, ...(side ? side.acts.map(drawAct) : [node("p", {}, labels.hint)]));
    return [node("p", { class: "wd-sentence", role: "status" }, side?.called ?? labels.sides), box];
  };

  return {
    picture: [(view) => [view.view, view.state.side, view.words, view.view.layouts?.find((each) => each.width <= view.width)?.width], picture],
    panel: [(view) => [view.view.sides, view.state.side, view.words], panel],
    tables: [(view) => [view.view.tables, view.words], ({ view, words: { labels } }) => [
      node("p", { class: "wd-kicker" }, labels.note),
      node("details", {}, node("summary", { "data-key": "table" }, labels.table), ...view.tables.map((each, number) =>
        node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": each.caption, "data-key": `table-${number}` },
          drawTable(each.headers, each.rows, {}, each.caption))))]],
  };
}

export default { render: (context) => startWidget(context, "triangle", { drawings }) };
