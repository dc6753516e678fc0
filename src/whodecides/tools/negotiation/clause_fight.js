// A clause is read out: the seats that refuse it say so, one after the other, in their own words where these are on record.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawFacts, drawSources, startWidget } from "../../widgets/stateful_widget.js";

const readOut = (id) => (state) => ({ ...state, read: [...new Set([...state.read, id])], at: id, opened: "", door: "" });

function drawVoice(voice, { words }, order) {
  const { labels } = words, { quotation } = voice;
  const card = node("article", { class: `wd-fight-voice${quotation ? "" : " wd-fight-unsaid"}`, style: `--wd-turn: ${order}` }, node("h4", {}, voice.name));
  if (!quotation) {
    card.append(node("p", {}, voice.reason), node("p", { class: "wd-kicker" }, voice.rests));
    return card;
  }
  card.append(node("p", { class: quotation.reported ? "" : "wd-said", lang: quotation.gloss ? null : quotation.wording_language }, quotation.gloss || quotation.wording),
    node("p", { class: "wd-kicker" }, `${quotation.who}, ${quotation.when}`),
    node("p", { class: "wd-fight-reason" }, `${labels.as_no} ${voice.reason}`),
    node("details", {}, node("summary", { "data-key": `more-${voice.id}` }, words.original),
      ...(quotation.gloss ? [node("p", { class: "wd-said", lang: quotation.wording_language }, quotation.wording)] : []),
      voice.carried.length ? drawFacts(voice.carried) : "", node("p", { class: "wd-kicker" }, voice.rests), drawSources(quotation.sources)));
  return card;
}

function drawSeat(seat, { view, state }, send) {
  const waits = !state.read.length && !view.given.length, [bets, speaks] = [waits && !seat.mine, Boolean(seat.kind)];
  const press = () => send((now) => bets
    ? { ...now, bets: now.bets.includes(seat.id) ? now.bets.filter((each) => each !== seat.id) : [...now.bets, seat.id] }
    : { ...now, opened: now.opened === seat.id ? "" : seat.id });
  return node("button", { type: "button", class: `wd-fight-seat wd-fight-${seat.kind || "lives"}${seat.bet ? " wd-fight-bet" : ""}`, "data-key": `seat-${seat.id}`, "data-act": bets || speaks,
    "aria-disabled": bets || speaks ? null : "true", "aria-pressed": bets || speaks ? String(bets ? seat.bet : state.opened === seat.id) : null,
    onclick: () => (bets || speaks) && press() }, node("strong", {}, seat.name), node("small", {}, seat.word));
}

function drawPaper(all, send) {
  const { view, state, words: { labels, colon } } = all;
  const wait = !view.given.length && !state.bets.length;
  const acts = view.wordings.length
    ? view.wordings.map(([id, name, short, count]) => node("button", { type: "button", "data-key": `read-${id}`, "data-act": true, "aria-pressed": String(state.at === id), onclick: () => send(readOut(id)) },
      node("strong", {}, `${name} ${count}`), node("small", {}, short)))
    : [node("button", { type: "button", class: "wd-strong", "data-key": "read", "data-act": true, "aria-disabled": String(wait), onclick: () => wait || send(readOut(view.at)) }, labels.read)];
  return node("div", { class: "wd-fight-paper" },
    ...view.given.map(([title, text]) => node("p", { class: "wd-fight-given" }, node("strong", {}, `${title}${colon}`), text)),
    node("p", { class: "wd-kicker" }, node("strong", {}, view.title), node("span", { class: "wd-fight-question" }, ` · ${view.question}`)),
    node("p", { class: `wd-fight-wording${view.silent ? " wd-fight-silent" : ""}`, "data-judged": true }, view.wording || labels.choose),
    node("div", { class: view.wordings.length ? "wd-fight-wordings" : "wd-fight-read", role: "group", "aria-label": labels.wordings }, ...acts),
    node("div", { class: "wd-fight-seats", role: "group", "aria-label": labels.seats }, ...view.seats.map((seat) => drawSeat(seat, all, send))));
}

function drawSearch({ view: { search }, state, words: { labels } }, all, send) {
  const number = (count, said) => node("p", { class: "wd-fight-number" }, node("strong", {}, count), node("span", {}, said));
  return [number(search.count, search.said),
    ...(search.doors.length ? [node("p", { class: "wd-kicker" }, labels.doors),
      node("div", { role: "group", "aria-label": labels.doors }, ...search.doors.map(([id, text]) => node("button", { type: "button", "data-key": `door-${id}`, "data-act": true, "aria-pressed": String(state.door === id),
        onclick: () => send((now) => ({ ...now, door: now.door === id ? "" : id })) }, text)))] : []),
    ...(search.opened.count ? [node("div", { role: "status" }, number(search.opened.count, search.opened.said)), drawVoice(search.opened.voice, all, 0)] : [])];
}

function drawings(send) {
  let heard = null; // the wording whose voices were heard last: they do not speak again when another thing changes
  return {
    main: [(view) => [view.words, view.view, view.state], (all) => {
      const { view, state, words } = all, speaks = heard !== view.at && state.read.length > 0;
      if (state.read.length) heard = view.at;
      return [node("div", { class: "wd-fight" }, drawPaper(all, send), node("div", { class: "wd-fight-room" }, drawAnswer(view, words),
        node("div", { class: `wd-fight-voices${speaks ? " wd-fight-speaks" : ""}`, tabindex: view.voices.length ? "0" : null, role: "group", "aria-label": words.labels.voices, "data-judged": true, "data-scroll": `voices-${view.at}-${state.opened}` },
          ...view.voices.map((voice, order) => drawVoice(voice, all, order))),
        ...(view.search.count ? drawSearch(all, all, send) : [])))];
    }],
  };
}

export default { render: (context) => startWidget(context, "clause_fight", { drawings }) };
