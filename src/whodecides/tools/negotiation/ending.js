// The end: what the text says, who does not sign, what it cost each; the best text and the record once they may be seen.

import { node } from "../../widgets/dom.js";
import { drawSources } from "../../widgets/stateful_widget.js";

const share = (part, all) => `${all ? (100 * part) / all : 0}%`;

function drawTexts({ end }, { labels }) {
  const heads = [(end.silent ? labels.room_silent : labels.room).replace("{count}", end.says).replace("{silent}", end.silent), ...(end.best ? [labels.best.replace("{count}", end.best_says)] : [])];
  return node("table", { class: "wd-summit-room-texts" }, node("caption", {}, labels.end_text),
    node("thead", {}, node("tr", {}, node("th", { scope: "col" }, labels.headers[0]), ...heads.map((text) => node("th", { scope: "col" }, text)))),
    node("tbody", {}, ...end.rows.map((row) => node("tr", {}, node("th", { scope: "row" }, row.title),
      ...row.texts.map(({ short, says }) => node("td", { class: says ? "wd-summit-room-says" : "wd-summit-room-says-nothing" }, `${says ? "■" : "□"} ${short}`))))));
}

function drawRail({ granted, best, all }) {
  const rail = node("span", { class: "wd-summit-room-rail", "aria-hidden": "true" });
  if (best !== null) {
    rail.append(node("i", { class: "wd-summit-room-between", style: `left: ${share(Math.min(granted, best), all)}; width: ${share(Math.abs(granted - best), all)}` }),
      node("i", { class: "wd-summit-room-ring", style: `left: ${share(best, all)}` }));
  }
  rail.append(node("i", { class: "wd-summit-room-dot", style: `left: ${share(granted, all)}` }));
  return rail;
}

function drawCosts({ end }, { labels }, seat) {
  return node("table", { class: "wd-summit-room-costs" }, node("caption", {}, labels.end_cost),
    node("thead", {}, node("tr", {}, node("th", { scope: "col" }, ""),
      node("th", { scope: "col", colspan: "2" }, end.best ? labels.granted_best : labels.granted), node("th", { scope: "col" }, labels.crossed))),
    node("tbody", {}, ...end.costs.map((each) => node("tr", { class: each.id === seat ? "wd-summit-room-own" : "" },
      node("th", { scope: "row" }, each.name, each.people ? node("small", {}, ` (${labels.people})`) : ""),
      node("td", {}, drawRail(each)),
      node("td", { class: "wd-summit-room-numbers" }, `● ${each.granted}${each.best === null ? "" : ` ○ ${each.best}`} / ${each.all}`),
      node("td", {}, each.crossed)))));
}

function drawRecord({ end }, { labels }) {
  return node("section", { class: "wd-summit-room-record" }, node("h4", {}, labels.record), node("p", { class: "wd-kicker" }, labels.record_note),
    node("ol", {}, ...end.record.map((each) => node("li", {}, node("strong", {}, each.day), node("p", {}, each.title, "."),
      node("dl", { class: "wd-kicker" }, ...each.notes.map(([label, text, lang]) => node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", { lang }, text)))),
      drawSources(each.sources), node("p", { class: "wd-kicker" }, each.id)))));
}

// What closing does, or would do: the clauses that are dropped, and who does not sign what is left, and why.
function drawClosing(title, refused, { falls, refusals }) {
  return falls.length || refusals.length ? node("section", { class: "wd-summit-room-closing", "aria-label": title }, node("h4", {}, title),
    falls.length ? node("ul", {}, ...falls.map((text) => node("li", {}, text))) : "",
    ...(refusals.length ? [node("p", {}, refused), node("ul", { class: "wd-summit-room-refusals" }, ...refusals.map(([who, why]) =>
      node("li", {}, node("strong", {}, `✖ ${who}`), " · ", why)))] : [])) : null;
}

// The last minute: nothing is closed yet, and the table says what closing would do.
export function drawLast({ last }, { labels }) {
  return node("div", { class: "wd-summit-room-last", role: "status" },
    drawClosing(labels.last_title, labels.last_refused, last) ?? node("h4", {}, labels.last_title), last.falls.length || last.refusals.length ? "" : node("p", {}, labels.last_none),
    node("p", {}, last.sentence), node("p", { class: "wd-kicker" }, labels.last_note));
}

// `refuse(who)` is called where people say, asked once more, that they do not sign.
export function drawEnd(view, words, seat, refuse) {
  const { end } = view;
  return [
    node("h4", { class: "wd-summit-room-result", role: "status", tabindex: "-1", "data-key": "result" }, end.title),
    drawClosing(words.labels.closed, words.labels.refused, end),
    view.refusable.length ? node("p", { class: "wd-tools" }, ...view.refusable.map((who) => node("button", { type: "button",
      "data-key": `refuse-${who}`, onclick: () => refuse(who) }, words.labels.refuse.replace("{place}", words.delegations.find(([id]) => id === who)[1])))) : null,
    node("div", { class: "wd-summit-room-ending" }, drawTexts(view, words), node("div", {}, drawCosts(view, words, seat),
      end.lines.length ? node("ul", {}, ...end.lines.map((text) => node("li", {}, text))) : null)),
    end.found ? node("p", { class: "wd-sentence" }, end.found, " ", end.beyond) : null,
    view.wait ? node("p", { class: "wd-sentence" }, view.wait) : null,
    end.record.length ? drawRecord(view, words) : null,
  ].filter(Boolean);
}
