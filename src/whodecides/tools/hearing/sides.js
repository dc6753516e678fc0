// Exhibits on the table, sides that speak against a clock, one question to each: one stage at a time.

import { newClock } from "../../widgets/clock.js";
import { node } from "../../widgets/dom.js";
import { drawCard, drawTextarea, moveFocus } from "../../widgets/stateful_widget.js";
import { press, write } from "./log.js";
import { drawRoom, emptyDesk } from "./room.js";

const drawDetails = (key, summary, ...inside) => node("details", {}, node("summary", { "data-key": key }, summary), ...inside);

// Buttons of which one is chosen: one tab stop, arrows lead from one to the next.
function drawChoice({ key, label, options, selected, name = "", onchoose }) {
  const group = node("div", { class: `wd-room-choice ${name}`, role: "group", "aria-label": label });
  const at = Math.max(0, options.findIndex(([id]) => id === selected));
  group.append(...options.map(([id, text, more = {}], n) => node("button", { type: "button", "data-key": `${key}-${id}`,
    "data-at": `0,${n}`, tabindex: n === at ? "0" : "-1", "aria-pressed": String(id === selected), onclick: () => onchoose(id),
    onkeydown: (event) => moveFocus(event, 0, n, group), ...more }, text)));
  return group;
}

export function sidesDrawings(send) {
  const set = (part) => (value) => send((state) => ({ ...state, [part]: value }));
  const flipped = (list, id) => (list.includes(id) ? list.filter((each) => each !== id) : [...list, id]);
  // A quick hand is ahead of what Python has read in the log: what it builds on is kept beside the move.
  const keep = ({ acts }, id) => send((state) => {
    const kept = flipped(state.kept, id);
    return { ...state, kept, heard: press(state.heard, acts, "keep", "", kept) };
  });
  const weigh = ({ acts }, side, id) => send((state) => {
    const weighs = flipped(state.weighs[side] ?? [], id);
    return { ...state, weighs: { ...state.weighs, [side]: weighs }, heard: press(state.heard, acts, "weigh", side, weighs) };
  });
  const mark = ({ acts }, side, value) => send((state) => ({ ...state, heard: press(state.heard, acts, "answer", side, value) }));
  const reply = ({ acts }, side, text) => send((state) => ({ ...state, heard: write(state.heard, acts, "reply", side, text) }));
  let court = null;
  const clock = newClock((share) => court && emptyDesk(court, share));
  let ticking = ""; // the stage and side for which the clock was set

  const drawKept = ({ words, state }) => words.exhibits.filter(({ id }) => state.kept.includes(id)).map(({ letter }) => letter).join(" ");
  const drawPrint = ({ words, view }) => node("a", { href: URL.createObjectURL(new Blob([view.page], { type: "text/html;charset=utf-8" })),
    download: view.file, "data-key": "print" }, words.labels.print);

  const drawCourt = (view) => {
    const { words, state } = view;
    const lit = state.stage === "cards" ? "table" : state.side;
    const exhibit = words.exhibits[state.exhibit] ?? words.exhibits[0];
    court = drawRoom({ room: view.view, labels: words.room, names: words.sides.map(({ id, name }) => [id, name]), lit,
      width: Math.max(300, Math.min(view.width, 1000)), onTable: lit === "table" ? exhibit.letter : drawKept(view),
      asked: state.stage === "questions", timed: state.stage !== "cards" });
    return court;
  };

  const drawPeople = ({ words, view }) => {
    const button = (key, label, text, to) => node("button", { type: "button", "data-key": key, "aria-label": label,
      "aria-disabled": String(to === view.people), onclick: () => to !== view.people && set("people")(to) }, text);
    return node("div", { class: "wd-room-people" }, node("span", {}, words.room.people),
      node("span", { class: "wd-room-count" }, button("fewer", words.room.fewer, "\u2212", view.down),
        node("output", {}, String(view.people)), button("more", words.room.more, "+", view.up)),
      node("span", { role: "status" }, view.seated));
  };

  const drawExhibits = (view) => {
    const { words, state } = view;
    const place = words.exhibits[state.exhibit] ? state.exhibit : 0;
    const now = words.exhibits[place];
    const kept = state.kept.includes(now.id), full = !kept && state.kept.length >= words.room.most;
    const named = ({ letter }) => words.room.exhibit.replace("{letter}", letter);
    return [
      drawChoice({ key: "exhibit", label: words.room.stages[0][1], selected: place, name: "wd-room-letters", onchoose: set("exhibit"),
        options: words.exhibits.map((each, n) => {
          const on = state.kept.includes(each.id);
          return [n, each.letter, { class: on ? "wd-room-kept" : null,
            "aria-label": [named(each), each.kind, ...(on ? [words.room.kept] : [])].join(", ") }];
        }) }),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": named(now), "data-key": "read", "data-scroll": now.id },
        node("p", { class: "wd-kicker" }, `${named(now)} · ${now.kind}`), node("p", { class: "wd-room-text" }, now.text),
        now.quotation ? drawDetails("quote", words.labels.quotation, node("blockquote", { lang: now.quotation_language }, now.quotation),
          now.gloss && node("p", { class: "wd-gloss" }, node("strong", {}, words.gloss), " ", now.gloss)) : null,
        now.card ? drawDetails("card", words.labels.card, drawCard(now.card, words)) : null),
      node("div", { class: "wd-room-acts" },
        node("button", { type: "button", "data-key": "keep", class: kept || full ? null : "wd-strong", "aria-disabled": String(full), onclick: () => full || keep(words, now.id) }, kept ? words.room.drop : words.room.keep),
        node("button", { type: "button", "data-key": "next", "data-next": true, "aria-disabled": String(place === words.exhibits.length - 1),
          onclick: () => place < words.exhibits.length - 1 && set("exhibit")(place + 1) }, words.room.next), drawPrint(view),
        node("span", { class: "wd-kicker", role: "status" }, words.room.kept_so_far.replace("{count}", state.kept.length).replace("{most}", words.room.most), full ? ` · ${words.room.full}` : "")),
    ];
  };

  const drawSides = ({ words, state }) => drawChoice({ key: "side", label: words.room.sides, selected: state.side, onchoose: set("side"),
    options: words.sides.map(({ id, name }) => [id, name]) });
  const drawTime = ({ words, state }) => {
    const seconds = words.clock.seconds[state.stage];
    clock.setWords(words.clock);
    if (ticking !== `${state.stage} ${state.side}`) clock.set(seconds);
    ticking = `${state.stage} ${state.side}`;
    return node("div", { class: "wd-room-clock" }, clock.element,
      node("button", { type: "button", "data-key": "back", onclick: () => clock.set(seconds) }, words.room.again));
  };

  const drawTurns = (view) => {
    const { words, state } = view;
    const side = words.sides.find(({ id }) => id === state.side);
    const point = (item) => node("li", {},
      node("label", { class: "wd-check" }, node("input", { type: "checkbox", "data-key": `weigh-${item.id}`, checked: (state.weighs[side.id] ?? []).includes(item.id),
        onchange: () => weigh(words, side.id, item.id) }), node("span", {}, item.text)),
      item.card ? drawDetails(`card-${item.id}`, words.labels.card, drawCard(item.card, words)) : null);
    return [drawSides(view), node("div", { class: "wd-room-turn" }, drawTime(view),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": side.name, "data-key": "read", "data-scroll": side.id },
        node("p", {}, node("strong", {}, side.who), " ", words.room.in_role), node("ul", {}, ...side.points.map(point)))),
    node("div", { class: "wd-room-acts" }, node("span", { class: "wd-kicker" }, words.room.said), drawPrint(view))];
  };

  const drawQuestions = (view) => {
    const { words, state } = view;
    const side = words.sides.find(({ id }) => id === state.side);
    const written = drawTextarea(`written-${side.id}`, view.view.write, state.written[side.id] ?? "", 2, (text) => reply(words, side.id, text));
    return [drawSides(view), node("div", { class: "wd-room-turn" }, drawTime(view),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": side.name, "data-key": "read", "data-scroll": side.id },
        node("p", { class: "wd-room-text" }, side.question), written,
        node("p", { class: "wd-kicker" }, words.room.answered),
        drawChoice({ key: "mark", label: words.room.answered, selected: state.marks[side.id], options: words.room.marks, onchoose: (value) => mark(words, side.id, value) }),
        drawDetails("works", words.room.bench_works, node("ul", {}, ...words.works.map((each) => node("li", {}, each)))))),
    ];
  };

  const drawn = { cards: drawExhibits, pleas: drawTurns, questions: drawQuestions };
  return {
    stages: [(view) => [view.words, view.state.stage], ({ words, state }) => [
      drawChoice({ key: "stage", label: words.room.stage, selected: state.stage, name: "wd-room-stages", onchoose: set("stage"),
        options: words.room.stages.map(([id, name], n) => [id, `${n + 1}. ${name}`]) }),
      node("p", {}, words.room.leads[state.stage])]],
    court: [(view) => [view.words, view.view.alt, view.view.people, view.width, view.state.stage, view.state.side, view.state.exhibit, view.state.kept],
      (view) => (Number.isFinite(view.width) ? [node("div", { class: "wd-room-court" }, drawCourt(view))] : [])],
    people: [(view) => [view.words, view.view.people], (view) => [drawPeople(view)]],
    // The text that is being written is left alone: it is no reason to draw anew.
    panel: [(view) => [view.words, view.view.page, view.view.write, view.state.stage, view.state.side, view.state.exhibit, view.state.kept, view.state.weighs, view.state.marks],
      (view) => [node("section", { class: "wd-room-panel", "aria-label": words_of(view) }, ...drawn[view.state.stage](view))]],
  };
}

const words_of = ({ words, state }) => words.room.stages.find(([id]) => id === state.stage)[1];
