// A task that asks for an order.

import { node } from "../../widgets/dom.js";

// Each item has a list of the places, so that one choice brings it there, and buttons that move it by one; no one needs
// to drag, and the focus stays on what was used.
export function drawOrder(task, legend) {
  const list = node("ol", { class: "wd-order" });
  const byId = new Map(task.items.map((item) => [item.id, item]));
  const kept = Array.isArray(task.answer) && task.answer.every((id) => byId.has(id)) ? task.answer : [];
  const order = [...new Set([...kept, ...byId.keys()])];
  let moved = kept.length > 0; // a list that nobody touched is no answer
  const bring = (id, to, key) => {
    const from = order.indexOf(id);
    if (to < 0 || to >= order.length || to === from) return;
    order.splice(to, 0, ...order.splice(from, 1));
    moved = true;
    draw(key);
    list.dispatchEvent(new Event("input", { bubbles: true })); // as every other control says that it was changed
  };
  const draw = (focus = null) => {
    list.replaceChildren(...order.map((id, place) => {
      const { text } = byId.get(id);
      const move = (step, sign, label) => node("button", {
        type: "button", "aria-label": label.replace("{item}", text), "data-key": `${id} ${step}`,
        "aria-disabled": place + step < 0 || place + step >= order.length ? "true" : "false",
        onclick: () => bring(id, place + step, `${id} ${step}`),
      }, sign);
      const places = node("select", { "aria-label": task.labels.place.replace("{item}", text), "data-key": `${id} place`,
        onchange: () => bring(id, places.selectedIndex, `${id} place`) },
      ...order.map((_, number) => node("option", { selected: number === place }, String(number + 1))));
      return node("li", {}, node("span", { class: "wd-order-row" },
        places, move(-1, "▲", task.labels.up), move(1, "▼", task.labels.down), node("span", {}, text)));
    }));
    const used = focus && list.querySelector(`[data-key="${CSS.escape(focus)}"]`);
    used?.focus({ preventScroll: true });
    if (used?.tagName === "SELECT") used.scrollIntoView({ block: "nearest" }); // it may have gone far
  };
  draw();
  const element = node("fieldset", {}, node("legend", legend, task.question),
    node("p", { class: "wd-kicker" }, task.labels.places), list);
  return { element, read: () => (moved ? order : []) };
}
