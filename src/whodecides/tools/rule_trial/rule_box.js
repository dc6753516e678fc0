// The box for a rule, with the count of its words.

import { node } from "../../widgets/dom.js";
import { countWords, drawTextarea } from "../../widgets/stateful_widget.js";

export function drawRuleBox(label, { words: { labels }, state }, send) {
  const counter = node("span", { class: "wd-kicker" });
  const field = drawTextarea("rule", label, state.rule, 4, (rule) => send((state) => ({ ...state, rule })));
  const box = field.querySelector("textarea");
  const count = () => {
    counter.textContent = labels.count.replace("{count}", countWords(box.value));
  };
  box.addEventListener("input", count);
  count();
  return [field, counter];
}
