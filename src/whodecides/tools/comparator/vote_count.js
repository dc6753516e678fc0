// A group counts hands for each answer, before and after it looked: two numbers an answer, and what became of them.

import { node } from "../../widgets/dom.js";

const MOST = 999;

// `counted` keeps the numbers, {answer: [first, now]}, as long as the page is open.
export function drawVoteCount({ words: { labels }, expected }, counted) {
  const line = ([id, option]) => {
    const moved = node("td");
    const tell = () => {
      const [first, now] = counted[id] ?? [];
      const by = (now ?? 0) - (first ?? 0);
      moved.textContent = first === undefined || now === undefined ? "–" : by > 0 ? `+${by}` : by < 0 ? `−${-by}` : "=";
    };
    const box = (vote, at) => {
      const input = node("input", { type: "number", min: 0, max: MOST, inputmode: "numeric", "data-key": `hands-${id}-${at}`,
        "aria-label": labels.hands_of.replace("{vote}", vote).replace("{option}", option), oninput: () => {
          counted[id] ??= [];
          counted[id][at] = input.value === "" ? undefined : Math.min(MOST, Math.max(0, Math.round(Number(input.value))));
          tell();
        } });
      input.value = counted[id]?.[at] ?? "";
      return node("td", {}, input);
    };
    tell();
    return node("tr", {}, node("th", { scope: "row" }, option), box(labels.hands_before, 0), box(labels.hands_now, 1), moved);
  };
  const heads = [labels.hands_option, labels.hands_before, labels.hands_now, labels.hands_moved];
  return node("details", { class: "wd-cmp-hands" }, node("summary", { "data-key": "hands" }, labels.hands),
    node("p", { class: "wd-kicker" }, labels.hands_note),
    node("table", {}, node("thead", {}, node("tr", {}, ...heads.map((text) => node("th", { scope: "col" }, text)))),
      node("tbody", {}, ...expected.options.map(line))));
}
