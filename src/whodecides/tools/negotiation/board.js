// The board: a row a clause, a column a delegation, a slot a wording. A card lies face down until somebody was heard.

import { node } from "../../widgets/dom.js";
import { moveFocus } from "../../widgets/stateful_widget.js";

export const WIDE = 720; // pixels from which the names of clauses have room in one line
const LOOKS = { welcomes: "welcome", "can accept": "accept", objects: "object" };
const BASES = { stated: "", inferred: " wd-summit-room-inferred", "no evidence": " wd-summit-room-nothing", raised: " wd-summit-room-own-choice" };

function drawSlot([, stance, basis, bound, onTable]) {
  return node("span", { class: `wd-summit-room-slot${onTable ? " wd-summit-room-now" : ""}` },
    stance ? node("span", { class: `wd-summit-room-mark wd-summit-room-${LOOKS[stance]}${BASES[basis]}` }) : node("span", { class: "wd-summit-room-unheard" }),
    bound ? node("span", { class: `wd-summit-room-bound${bound === "stated" ? " wd-summit-room-bound-stated" : ""}` }) : null);
}

const drawCardFace = (marks) => node("span", { class: marks.length ? "wd-summit-room-card wd-summit-room-open" : "wd-summit-room-card", "aria-hidden": "true" },
  ...marks.map(drawSlot));

// `secret` names the seat whose own cards are seen, or is "". `open(clause, who, key)` opens a clause, and a card with it.
export function drawSpots({ view, words, state }, secret, open) {
  const { labels, delegations, sealed } = words;
  const grid = node("div", { class: "wd-summit-room-grid", style: `--wd-seats: ${delegations.length}`, role: "group", "aria-label": labels.board, "data-judged": true });
  const [at, column] = [view.rows.findIndex((row) => row.id === state.clause), 1 + delegations.findIndex(([id]) => id === state.asked)];
  const move = (row, place) => (event) => moveFocus(event, row, place, grid);
  const objecting = new Set(view.meter.seats.filter((seat) => seat.objects).map((seat) => seat.id));
  grid.append(node("span", { class: "wd-summit-room-head wd-summit-room-first" }, labels.clause), ...delegations.map(([id, name]) =>
    node("span", { class: `wd-summit-room-head${secret === id ? " wd-summit-room-mine" : ""}`, title: name }, objecting.has(id) && !sealed ? "✖" : "", node("span", {}, id))),
  node("span", { class: "wd-summit-room-head wd-summit-room-total" }, sealed ? "" : labels.against));
  view.rows.forEach((row, number) => {
    grid.append(node("button", { type: "button", class: "wd-summit-room-clause", "data-key": row.id, "data-at": `${number},0`,
      tabindex: number === at && column === 0 ? "0" : "-1", "aria-pressed": String(row.id === state.clause),
      onkeydown: move(number, 0), onclick: () => open(row.id, "", row.id) },
    node("span", { class: "wd-summit-room-number" }, String(row.number)), node("span", { class: "wd-summit-room-title" }, row.title), " ",
    node("span", { class: `wd-summit-room-short${row.says ? "" : " wd-summit-room-silent"}` }, row.short)),
    ...delegations.map(([id, name], place) => {
      const card = (secret && row.own[id]) || row.cards[id];
      return node("button", { type: "button", class: `wd-summit-room-spot${secret === id ? " wd-summit-room-mine" : ""}`, title: name,
        "data-key": `${id}.${row.id}`, "data-at": `${number},${place + 1}`, "aria-label": card.name,
        tabindex: number === at && column === place + 1 ? "0" : "-1",
        "aria-pressed": String(state.asked === id && row.id === state.clause),
        onkeydown: move(number, place + 1), onclick: () => open(row.id, id, `${id}.${row.id}`) }, drawCardFace(card.marks));
    }),
    node("span", { class: "wd-summit-room-tally", title: row.against.map(([, name]) => name).join(", ") },
      sealed ? "" : row.against.length ? `✖ ${row.against.length}` : row.called ? "–" : node("span", { class: "wd-summit-room-unread" }, labels.unread)));
  });
  return grid;
}

// The board in short, above what is done: each clause with how many object. Where there is room a press opens a clause.
export function drawStrip({ view, words: { labels, sealed }, state, width }, open) {
  const wide = width >= WIDE;
  return node("div", { class: "wd-summit-room-strip", role: "group", "aria-label": labels.board, "data-judged": true }, ...view.rows.map((row) => {
    const tally = sealed ? "" : row.against.length ? `✖ ${row.against.length}` : row.called ? "–" : "?";
    const inside = [node("strong", {}, String(row.number)), wide ? node("span", { class: "wd-summit-room-strip-title" }, row.title) : null, node("span", {}, tally)].filter(Boolean);
    const now = row.id === state.clause;
    if (!wide) return node("span", { class: now ? "wd-summit-room-strip-now" : null }, ...inside);
    return node("button", { type: "button", "data-key": `strip-${row.id}`, title: row.title, "aria-pressed": String(now), onclick: () => open(row.id, "", `strip-${row.id}`) }, ...inside);
  }));
}

// The row of the board for the clause that is open: who is for it, who against.
export function drawOpenRow({ view, words: { delegations }, state }, secret) {
  const row = view.rows.find(({ id }) => id === state.clause) ?? view.rows[0];
  return node("div", { class: "wd-summit-room-open-row", style: `--wd-seats: ${delegations.length}`, "aria-hidden": "true", "data-judged": true },
    ...delegations.map(([id]) => node("span", {}, node("strong", {}, id), drawCardFace(((secret && row.own[id]) || row.cards[id]).marks))));
}

export function drawKey({ labels }) {
  const faces = {
    "face-down": drawCardFace([]), welcomes: drawSlot(["", "welcomes", "stated"]), "can accept": drawSlot(["", "can accept", "stated"]),
    objects: drawSlot(["", "objects", "stated"]), inferred: drawSlot(["", "objects", "inferred"]),
    nothing: drawSlot(["", "can accept", "no evidence"]), own: drawSlot(["", "objects", "raised"]),
    bound: drawSlot(["", "can accept", "stated", "stated"]),
  };
  return node("p", { class: "wd-summit-room-key" }, ...labels.key.map(([id, text]) => node("span", {}, faces[id], text)));
}

// The seats in a half circle: who has an objection that was said aloud and stands.
export function drawMeter({ meter }) {
  const seats = meter.seats.map((seat, place) => {
    const angle = Math.PI * (1 - place / Math.max(1, meter.seats.length - 1));
    const [left, top] = [50 + 43 * Math.cos(angle), 88 - 78 * Math.sin(angle)];
    return node("span", { class: `wd-summit-room-seat${seat.objects ? " wd-summit-room-objects" : ""}${seat.people ? " wd-summit-room-people" : ""}`,
      style: `left: ${left}%; top: ${top}%`, title: seat.name }, seat.objects ? "✖" : "");
  });
  return node("div", { class: "wd-summit-room-meter" },
    node("div", { class: "wd-summit-room-arc", role: "img", "aria-label": meter.alt }, ...seats, node("span", { class: "wd-summit-room-count" }, `${meter.count} ✖`)),
    node("p", {}, meter.read, node("br"), meter.moves));
}
