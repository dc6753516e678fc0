// The posts again, as words that can be pressed. Yours stand in a frame, those that the company named are underlined.

import { node } from "../../widgets/dom.js";
import { drawAnswer } from "../../widgets/answer.js";
import { drawCard, startWidget } from "../../widgets/stateful_widget.js";
import { drawQuoted } from "./quoted.js";

function drawPosts({ view }, send) {
  const place = ({ id, text, picked, named }) => node("button", {
    type: "button", class: `wd-post-place ${named ? "wd-company-named" : ""}`, "data-key": id, "data-act": true, "aria-pressed": String(picked),
    "aria-disabled": String(!view.left || picked),
    onclick: () => view.left && !picked && send((state) => ({ ...state, picks: [...state.picks, id] })),
  }, text);
  return view.posts.map((post) => node("p", { class: "wd-post", lang: post.language, "data-judged": true },
    ...post.places.flatMap((each) => [place(each), " "])));
}

function drawReadings({ words, view }) {
  const { labels } = words;
  const evidence = view.cards.length ? node("details", {}, node("summary", { "data-key": "cards" }, labels.evidence),
    ...view.cards.map((card) => drawCard(card, words))) : null;
  return [
    drawAnswer({ said: view.said }, words),
    view.readings.length ? node("div", { "data-judged": true }, node("p", { class: "wd-kicker" }, labels.read),
      node("ul", { class: "wd-readings" }, ...view.readings.map(([text, picked, quote]) => node("li", {},
        node("i", { class: picked ? "wd-ring wd-in-ring" : "wd-ink", "aria-hidden": "true" }),
        node("div", {}, node("span", { class: "wd-kicker" }, picked ? `${labels.you} · ` : "", text), node("br"), ...drawQuoted(words, quote, "span")))))) : null,
    evidence,
  ].filter(Boolean);
}

function drawings(send) {
  return {
    stage: [(view) => [view.words, view.view], (view) => [node("div", { class: "wd-columns" },
      node("div", {}, ...drawPosts(view, send)), node("div", {}, ...drawReadings(view)))]],
  };
}

export default { render: (context) => startWidget(context, "first_minute", { drawings }) };
