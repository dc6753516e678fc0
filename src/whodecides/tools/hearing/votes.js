// Hands that are counted: a sign for each, steppers to count them, and which answer has the most.

import { node, shape } from "../../widgets/dom.js";

// A colour of Okabe and Ito, a form, and always a word beside them.
const SIGNS = {
  met: ["#0072b2", "M6 1a5 5 0 1 0 .01 0z"],
  "partly met": ["#e69f00", "M6 0L12 6L6 12L0 6z"],
  "not met": ["#d55e00", "M1 1h10v10h-10z"],
};
const LOOKS = { ...SIGNS, uphold: SIGNS.met, "uphold in part": SIGNS["partly met"], overturn: SIGNS["not met"] };

export function drawSign(kind) {
  const [fill, d] = LOOKS[kind] ?? ["none", "M1 6h10"];
  return shape("svg", { class: "wd-vote-sign", viewBox: "-1 -1 14 14", "aria-hidden": "true" }, shape("path", { d, fill }));
}

// A sign for each hand, in the order of the answers.
export const drawSigns = (hands, options) => node("span", { class: "wd-vote-signs", "aria-hidden": "true" },
  ...options.flatMap(([id]) => Array.from({ length: hands[id] ?? 0 }, () => drawSign(id))));

// `onchange` hears a change of what was counted: a quick hand is ahead of what is shown.
export function drawHands({ legend, options, hands, most, key, labels, onchange }) {
  const step = (id, name, by, sign, label) => {
    const off = by < 0 ? !hands[id] : (hands[id] ?? 0) >= most;
    return node("button", { type: "button", "data-key": `${key}-${id}-${by}`, "aria-label": `${name}: ${label}`, "aria-disabled": String(off),
      onclick: () => !off && onchange((counted) => ({ ...counted, [id]: Math.max(0, (counted[id] ?? 0) + by) })) }, sign);
  };
  return node("fieldset", { class: "wd-vote" }, node("legend", {}, legend),
    node("div", { class: "wd-vote-hands" }, ...options.map(([id, name]) => node("div", { class: "wd-vote-kind" },
      node("span", { class: "wd-vote-name" }, drawSign(id), name),
      node("span", { class: "wd-vote-count" }, step(id, name, -1, "\u2212", labels.one_less),
        node("output", {}, String(hands[id] ?? 0)), step(id, name, 1, "+", labels.one_more))))),
    node("p", { class: "wd-kicker" }, labels.hands));
}
