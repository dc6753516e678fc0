import { drawAnswer } from "../../widgets/answer.js";
import { drawOptions } from "../../widgets/asked.js";
import { node } from "../../widgets/dom.js";
import { drawScrollableTable, startWidget } from "../../widgets/stateful_widget.js";
import { drawGround } from "./quote.js";

// An expectation, then what the search found: a best text clause by clause, and the objections that keep it from saying more.
function draw({ view, state, words }, send) {
  const { labels } = words;
  if (!view.told.record) return [drawOptions(view.asked, { state, verdict: {} }, send), node("div", { role: "status", "data-answer": true })];
  const folded = (key, label, ...parts) => node("details", {}, node("summary", { "data-key": key }, label), ...parts);
  return [node("div", { class: "wd-best-two" },
    node("div", {}, drawAnswer(view.told, words),
      node("p", {}, node("strong", {}, labels.mine), " · ", view.mine),
      ...(view.doors.length ? [node("p", { class: "wd-kicker" }, labels.pivots), node("div", { class: "wd-presses", role: "group", "aria-label": labels.pivots },
        ...view.doors.map(([id, text]) => node("button", { type: "button", "data-key": `door-${id}`, "data-act": true, "aria-pressed": String(state.opened === id),
          onclick: () => send((now) => ({ ...now, opened: now.opened === id ? "" : id })) }, text))),
      node("div", { role: "status" }, view.ground.reason ? drawGround(view.ground, words) : "")] : []),
      folded("whole", labels.best, node("p", {}, view.meaning), drawScrollableTable("best", labels.best, view.headers, view.rows), ...view.others.map((text) => node("p", {}, text))),
      folded("fragile", labels.fragile, node("p", {}, view.rests), drawScrollableTable("fragile-table", labels.fragile, view.survival_headers, view.survival))),
    node("ol", { class: "wd-best-text", "aria-label": labels.best }, ...view.clauses.map(([title, short, says]) => node("li", { class: says ? "" : "wd-best-silent" },
      node("strong", {}, title), ` ${short}`))))];
}

const drawings = (send) => ({ found: [(view) => [view.words, view.view, view.state], (view) => draw(view, send)] });

export default { render: (context) => startWidget(context, "best_texts", { drawings }) };
