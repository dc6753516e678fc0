// Exhibits on the table, sides that speak against a clock, one question to each: one stage at a time.

import { newClock } from "../../show/clock.js";
import { node } from "../../show/dom.js";
import { drawCard, drawTextarea, moveFocus } from "../../show/explorer.js";
import { drawRoom, emptyDesk } from "./room.js";

const drawDetails = (key, summary, ...inside) => node("details", {}, node("summary", { "data-key": key }, summary), ...inside);

// Buttons of which one is chosen: one tab stop, arrows lead from one to the next.
function drawChoice({ key, label, options, chosen, name = "", onchoose }) {
  const group = node("div", { class: `wd-room-choice ${name}`, role: "group", "aria-label": label });
  const at = Math.max(0, options.findIndex(([id]) => id === chosen));
  group.append(...options.map(([id, text, more = {}], n) => node("button", { type: "button", "data-key": `${key}-${id}`,
    "data-at": `0,${n}`, tabindex: n === at ? "0" : "-1", "aria-pressed": String(id === chosen), onclick: () => onchoose(id),
    onkeydown: (event) => moveFocus(event, 0, n, group), ...more }, text)));
  return group;
}

export function sidesDrawings(send) {
  const set = (part) => (value) => send((choice) => ({ ...choice, [part]: value }));
  const setFor = (part, side) => (value) => send((choice) => ({ ...choice, [part]: { ...choice[part], [side]: value } }));
  const flip = (part, id) => send((choice) => ({ ...choice,
    [part]: choice[part].includes(id) ? choice[part].filter((each) => each !== id) : [...choice[part], id] }));
  let court = null;
  const clock = newClock((share) => court && emptyDesk(court, share));
  let ticking = ""; // the stage and side for which the clock was set

  const drawKept = ({ words, chosen }) => words.exhibits.filter(({ id }) => chosen.kept.includes(id)).map(({ letter }) => letter).join(" ");
  const drawPrint = ({ words, view }) => node("a", { href: URL.createObjectURL(new Blob([view.page], { type: "text/html;charset=utf-8" })),
    download: view.file, "data-key": "print" }, words.labels.print);

  const drawCourt = (view) => {
    const { words, chosen } = view;
    const lit = chosen.stage === "exhibits" ? "table" : chosen.side;
    const exhibit = words.exhibits[chosen.exhibit] ?? words.exhibits[0];
    court = drawRoom({ room: view.view, labels: words.room, names: words.sides.map(({ id, name }) => [id, name]), lit,
      width: Math.max(300, Math.min(view.width, 1000)), onTable: lit === "table" ? exhibit.letter : drawKept(view),
      asked: chosen.stage === "questions", timed: chosen.stage !== "exhibits" });
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
    const { words, chosen } = view;
    const place = words.exhibits[chosen.exhibit] ? chosen.exhibit : 0;
    const now = words.exhibits[place];
    const kept = chosen.kept.includes(now.id);
    const named = ({ letter }) => words.room.exhibit.replace("{letter}", letter);
    return [
      drawChoice({ key: "exhibit", label: words.room.stages[0][1], chosen: place, name: "wd-room-letters", onchoose: set("exhibit"),
        options: words.exhibits.map((each, n) => {
          const on = chosen.kept.includes(each.id);
          return [n, each.letter, { class: on ? "wd-room-kept" : null,
            "aria-label": [named(each), each.kind, ...(on ? [words.room.kept] : [])].join(", ") }];
        }) }),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": named(now), "data-key": "read", "data-scroll": now.id },
        node("p", { class: "wd-kicker" }, `${named(now)} · ${now.kind}`), node("p", { class: "wd-room-text" }, now.text),
        now.quotation ? drawDetails("quote", words.labels.quotation, node("blockquote", { lang: now.quotation_language }, now.quotation),
          now.gloss && node("p", { class: "wd-gloss" }, node("strong", {}, words.gloss), " ", now.gloss)) : null,
        now.card ? drawDetails("card", words.labels.card, drawCard(now.card, words)) : null),
      node("div", { class: "wd-room-acts" },
        node("button", { type: "button", "data-key": "keep", class: kept ? null : "wd-strong", onclick: () => flip("kept", now.id) }, kept ? words.room.drop : words.room.keep),
        node("button", { type: "button", "data-key": "next", "aria-disabled": String(place === words.exhibits.length - 1),
          onclick: () => place < words.exhibits.length - 1 && set("exhibit")(place + 1) }, words.room.next), drawPrint(view)),
    ];
  };

  const drawSides = ({ words, chosen }) => drawChoice({ key: "side", label: words.room.sides, chosen: chosen.side, onchoose: set("side"),
    options: words.sides.map(({ id, name }) => [id, name]) });
  const drawTime = ({ words, chosen }) => {
    const seconds = words.clock.seconds[chosen.stage];
    clock.tell(words.clock);
    if (ticking !== `${chosen.stage} ${chosen.side}`) clock.set(seconds);
    ticking = `${chosen.stage} ${chosen.side}`;
    return node("div", { class: "wd-room-clock" }, clock.whole,
      node("button", { type: "button", "data-key": "back", onclick: () => clock.set(seconds) }, words.room.again));
  };

  const drawTurns = (view) => {
    const { words, chosen } = view;
    const side = words.sides.find(({ id }) => id === chosen.side);
    const point = (item) => node("li", {},
      node("label", { class: "wd-check" }, node("input", { type: "checkbox", "data-key": `used-${item.id}`, checked: chosen.used.includes(item.id),
        onchange: () => flip("used", item.id) }), node("span", {}, item.text)),
      item.card ? drawDetails(`card-${item.id}`, words.labels.card, drawCard(item.card, words)) : null);
    return [drawSides(view), node("div", { class: "wd-room-turn" }, drawTime(view),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": side.name, "data-key": "read", "data-scroll": side.id },
        node("p", {}, node("strong", {}, side.who), " ", words.room.in_role), node("ul", {}, ...side.points.map(point)))),
    node("div", { class: "wd-room-acts" }, node("span", { class: "wd-kicker" }, words.room.said), drawPrint(view))];
  };

  const drawQuestions = (view) => {
    const { words, chosen } = view;
    const side = words.sides.find(({ id }) => id === chosen.side);
    const written = drawTextarea(`written-${side.id}`, view.view.write, chosen.written[side.id] ?? "", 2, setFor("written", side.id));
    return [drawSides(view), node("div", { class: "wd-room-turn" }, drawTime(view),
      node("div", { class: "wd-room-read", tabindex: "0", role: "group", "aria-label": side.name, "data-key": "read", "data-scroll": side.id },
        node("p", { class: "wd-room-text" }, side.question), written,
        node("p", { class: "wd-kicker" }, words.room.answered),
        drawChoice({ key: "mark", label: words.room.answered, chosen: chosen.marks[side.id], options: words.room.marks, onchoose: setFor("marks", side.id) }),
        drawDetails("works", words.room.bench_works, node("ul", {}, ...words.works.map((each) => node("li", {}, each)))))),
    ];
  };

  const drawn = { exhibits: drawExhibits, turns: drawTurns, questions: drawQuestions };
  return {
    stages: [(view) => [view.words, view.chosen.stage], ({ words, chosen }) => [
      drawChoice({ key: "stage", label: words.room.stage, chosen: chosen.stage, name: "wd-room-stages", onchoose: set("stage"),
        options: words.room.stages.map(([id, name], n) => [id, `${n + 1}. ${name}`]) }),
      node("p", {}, words.room.leads[chosen.stage])]],
    court: [(view) => [view.words, view.view.alt, view.view.people, view.width, view.chosen.stage, view.chosen.side, view.chosen.exhibit, view.chosen.kept],
      (view) => (Number.isFinite(view.width) ? [node("div", { class: "wd-room-court" }, drawCourt(view))] : [])],
    people: [(view) => [view.words, view.view.people], (view) => [drawPeople(view)]],
    // The text that is being written is left alone: it is no reason to draw anew.
    panel: [(view) => [view.words, view.view.page, view.view.write, view.chosen.stage, view.chosen.side, view.chosen.exhibit, view.chosen.kept, view.chosen.used, view.chosen.marks],
      (view) => [node("section", { class: "wd-room-panel", "aria-label": words_of(view) }, ...drawn[view.chosen.stage](view))]],
  };
}

const words_of = ({ words, chosen }) => words.room.stages.find(([id]) => id === chosen.stage)[1];
