// The table as a room. What is chosen and every move go to Python as `choice`; what is only looked at (wall or seat,
// covered or not, who moves) stays here, so that nothing of a seat is sent anywhere when a window is covered.

import { bringTopIntoView, node } from "../../widgets/dom.js";
import { drawSelect, drawTable, drawTextarea, startWidget } from "../../widgets/stateful_widget.js";
import { drawFiles } from "../../widgets/answer_files.js";
import { drawKey, drawMeter, drawOpenRow, drawSpots, drawStrip, WIDE } from "./board.js";
import { drawEnd, drawLast } from "./ending.js";
import { drawGround } from "./quote.js";

const fill = (text, parts) => Object.entries(parts).reduce((said, [name, part]) => said.replaceAll(`{${name}}`, part), text);
const button = (key, text, onclick, more = {}) => node("button", { type: "button", "data-key": key, onclick, ...more }, text);

// `take(number)` takes a move back that was not the last one; for that there is a button below.
function drawMinutes({ view, words }, take) {
  const back = ({ text, number }) => button(`take-${number}`, "↶", () => take(number), { "aria-label": fill(words.labels.take, { move: text }), class: "wd-summit-room-take" });
  const list = view.minutes.map((each, place) => node("li", { class: each.breaks ? "wd-summit-room-breaks" : "" }, each.text, place && !words.sealed ? back(each) : "", ...each.grounds.map((ground) => drawGround(ground, words))));
  return node("div", { class: "wd-summit-room-minutes", tabindex: "0", role: "group", "aria-label": words.labels.minutes, "data-key": "minutes", "data-answer": view.minutes.length > 0 },
    node("h4", {}, words.labels.minutes),
    list.length ? node("ol", { reversed: true }, ...list) : node("p", { class: "wd-kicker" }, words.labels.no_minutes));
}

function drawBrief({ view, words }, go) {
  const parts = view.seat.parts.flatMap(({ title, none, lines }) => [node("h4", {}, title),
    lines.length ? node("ul", {}, ...lines.map((line) => node("li", { class: line.holds ? "wd-summit-room-holds" : "" },
      button(`go-${line.clause}-${line.variant}`, line.wording, () => go(line.clause, line.variant)), node("strong", {}, ` ${line.now}`), node("br"), line.reason)))
      : node("p", {}, none)]);
  return node("div", { class: "wd-summit-room-brief", tabindex: "0", role: "group", "aria-label": words.labels.brief, "data-key": "brief-text", "data-scroll": "brief", "data-judged": true },
    node("p", {}, view.seat.note), ...parts);
}

function drawings(send, refuse, secrets) {
  const group = crypto.randomUUID();
  const local = { place: "wall", covered: true, dock: "clause", by: "", whom: "", reason: "", begins: false, closes: false, told: Infinity };
  let [root, current] = [null, null];

  const again = (focusKey = null) => {
    const key = focusKey ?? (root.contains(document.activeElement) ? document.activeElement.dataset.key : null);
    root.replaceChildren(...draw(current));
    if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  };
  const set = (more, focusKey) => { Object.assign(local, more); again(focusKey); };
  secrets.cover = () => { if (root && !local.covered) set({ covered: true }); };
  const moveAll = (all, key) => send((state) => ({ ...state, moves: [...state.moves, ...all] }), key);
  const move = (one, key) => moveAll([one], key);
  const open = (clause, asked, key) => {
    if (asked) local.whom = asked;
    local.dock = "clause";
    send((state) => ({ ...state, clause, asked, wish: "" }), key);
  };
  // The wording that is chosen is seen in its box; a condition that the last move broke is seen, and the verdict once the table is closed, with what one expected.
  function bringIntoView() {
    const box = root.querySelector("[data-scroll=wordings]"), chosen = box?.querySelector("label:has(:checked)")?.getBoundingClientRect();
    if (chosen) {
      const { top, bottom } = box.getBoundingClientRect();
      box.scrollTop += Math.min(chosen.top - top, Math.max(0, chosen.bottom - bottom));
    }
    const { minutes } = current.view;
    if (minutes.length > local.told && minutes[0].breaks) root.querySelector("[data-key=minutes]")?.scrollIntoView({ block: "nearest" });
    local.told = minutes.length;
    if (local.closes && current.view.over) {
      local.closes = false;
      bringTopIntoView(root);
    }
  }
  const isPrivate = ({ words }) => words.sealed || local.place === "seat";

  function drawHead(view) {
    const { words, state } = view, { labels } = words;
    const tab = (id, text) => button(`tab-${id}`, text, () => set({ place: id, covered: true, dock: "clause" }), { "aria-pressed": String(local.place === id) });
    return node("div", { class: "wd-summit-room-top" },
      node("div", { class: "wd-tools" }, view.view.over && !words.sealed ? "" : drawSelect("seat", labels.seat, words.delegations, state.seat, (seat) => {
        local.covered = true;
        send((state) => ({ ...state, seat, asked: "" }));
      }), words.sealed || view.view.over ? "" : node("div", { class: "wd-steps", role: "group", "aria-label": labels.views }, tab("wall", labels.wall), tab("seat", labels.private))),
      node("p", { class: "wd-sentence", role: "status" }, view.view.over || (words.sealed && local.covered) ? "" : `${view.view.sentence} `, view.view.work),
      isPrivate(view) && !local.covered && !view.view.over ? node("p", { class: "wd-kicker" }, view.view.seat.cost, " ", view.view.seat.at_close) : "",
      node("p", { class: "wd-hidden", role: "status" }, view.view.over || (words.sealed && local.covered) ? "" : view.view.minutes[0]?.text ?? ""));
  }

  function drawWording(view, each) {
    const { words: { labels }, state } = view;
    const notes = [
      each.offered && fill(labels.offered, { names: each.offered }), ...each.stances,
      isPrivate(view) && fill(labels.yours, { stance: each.own }), isPrivate(view) && each.told,
    ].filter(Boolean);
    return node("label", { class: "wd-summit-room-wording" },
      node("input", { type: "radio", name: group, "data-key": `wish-${each.id}`, checked: each.id === state.wish,
        onchange: () => send((state) => ({ ...state, wish: each.id, moves: [...state.moves, ...offered(view, each)] })) }),
      node("span", {}, node("strong", {}, each.id), " ", each.text, each.on_table ? node("span", { class: "wd-summit-room-stands" }, labels.on_table) : "",
        ...notes.map((text) => node("small", {}, text))));
  }

  // What one brings to the table is what is chosen: nothing else has to be pressed.
  const offered = ({ words: { sealed }, state: { seat }, view: { panel } }, { id, on_table: isOffered }) => (sealed && !isOffered ? [{ kind: "draft", by: seat, clause: panel.clause, variant: id }] : []);

  function drawActs(view) {
    const { words: { labels, delegations, wordings, conditions, sealed }, state, view: { panel, people } } = view;
    const wish = panel.wordings.find((each) => each.id === state.wish);
    const by = isPrivate(view) ? state.seat : people.includes(local.by) ? local.by : "";
    const at = { clause: panel.clause, variant: wish.id };
    const names = Object.fromEntries(delegations);
    const acts = [];
    if (!isPrivate(view) && people.length)
      acts.push(drawSelect("by", labels.mover, [["", labels.chair], ...people.map((id) => [id, names[id]])], by, (id) => set({ by: id })));
    if (!sealed && (!wish.on_table || !by)) {
      const text = wish.on_table ? labels.read : by ? labels.propose : labels.put;
      acts.push(button("propose", fill(text, { wording: wish.placed }), () => move({ kind: "propose", by, ...at }, `wish-${wish.id}`), { class: "wd-strong", "data-act": true }));
    }
    const others = delegations.filter(([id]) => id !== by);
    const whom = others.some(([id]) => id === local.whom) ? local.whom : others[0][0];
    const asked = select("whom", labels.whom, others, whom, (id) => { local.whom = id; });
    acts.push(node("span", { class: "wd-summit-room-act" }, button("ask", by ? labels.ask : labels.floor, () => {
      send((state) => ({ ...state, asked: asked.value, moves: [...state.moves, { kind: "ask", by, of: asked.value, clause: panel.clause }] }), "ask");
    }), asked));
    if (by && !sealed) {
      const reason = node("input", { type: "text", "data-key": "reason", "aria-label": labels.reason, placeholder: labels.reason, title: labels.brief_reason,
        oninput: (event) => { local.reason = event.target.value; } });
      reason.value = local.reason;
      acts.push(node("span", { class: "wd-summit-room-act" }, button("object", labels.object, () => {
        move({ kind: "object", by, ...at, reason: local.reason }, "object");
        local.reason = "";
      }), reason));
      if (!isPrivate(view) || wish.refused) {
        // At one's own seat the wordings that one wants come first.
        const wanted = new Set(isPrivate(view) ? view.view.seat.wants : []);
        const other = wordings.filter(([id]) => !id.startsWith(`${panel.clause}.`));
        const options = [[".", labels.always], ...(isPrivate(view) ? view.view.seat.conditions : []), ...conditions.filter(([id]) => !id.startsWith(`${panel.clause}.`)), ...other.filter(([id]) => wanted.has(id)).map(([id, text]) => [id, `★ ${text}`]),
          ...other.filter(([id]) => !wanted.has(id))];
        const condition = select("condition", labels.condition, options, ".", () => {});
        acts.push(node("span", { class: "wd-summit-room-act" }, button("yield", labels.yield, () => {
          const [needs, wants] = condition.value.split(".");
          move({ kind: "yield", by, ...at, needs, wants }, "yield");
        }), condition));
      }
    }
    // Who plays alone hears in one press what was not read yet: the same moves, one by one.
    const unread = view.view.rows.filter(({ called }) => !called);
    if (!sealed && !by && people.length <= 1 && unread.length > 1)
      acts.push(button("read-rest", fill(labels.read_rest, { count: unread.length }), () => moveAll(unread.map(({ id, letter }) => ({ kind: "propose", by, clause: id, variant: letter })), "minutes")));
    // From one clause to the next without going up to the board.
    const rows = view.view.rows, next = rows[(rows.findIndex(({ id }) => id === panel.clause) + 1) % rows.length].id;
    acts.push(button("next-clause", labels.next, () => open(next, "", "next-clause")));
    return node("div", { class: "wd-summit-room-acts" }, ...acts);
  }

  // A list beside its button: the button says what it is for.
  function select(key, label, options, value, onchange) {
    return node("select", { "data-key": key, "aria-label": label, onchange: (event) => onchange(event.target.value) },
      ...options.map(([id, text]) => node("option", { value: id, selected: id === value }, text)));
  }

  function drawDock(view) {
    const { words: { labels }, view: { panel } } = view;
    const tab = (id, text) => button(`dock-${id}`, text, () => set({ dock: id }), { "aria-pressed": String(local.dock === id) });
    const clause = () => [node("h4", {}, `${panel.title} · ${panel.question}`),
      node("div", { class: "wd-summit-room-wordings", role: "radiogroup", "aria-label": panel.question, "data-scroll": "wordings", "data-judged": true },
        ...panel.wordings.map((each) => drawWording(view, each))), drawActs(view)];
    return node("section", { class: `wd-summit-room-dock${isPrivate(view) && local.dock === "brief" ? " wd-summit-room-low" : ""}` },
      node("div", { class: "wd-summit-room-left", "data-answer": isPrivate(view) },
        isPrivate(view) ? node("div", { class: "wd-steps", role: "group", "aria-label": labels.dock }, tab("clause", labels.the_clause), tab("brief", labels.brief), button("cover", labels.cover_now, () => set({ covered: true }, "uncover"))) : "",
        ...(isPrivate(view) && local.dock === "brief" ? [drawBrief(view, (id, variant) => {
          local.dock = "clause";
          send((state) => ({ ...state, clause: id, wish: variant, asked: "" }), `wish-${variant}`);
        })] : clause())), drawMinutes(view, (number) => move({ kind: "undo", by: "", of: number }, "minutes")));
  }

  function drawCover({ words, state }) {
    const name = words.delegations.find(([id]) => id === state.seat)[1];
    return node("div", { class: "wd-summit-room-cover" }, node("h4", {}, fill(words.labels.cover, { place: name })), node("p", {}, words.labels.covered),
      button("uncover", words.labels.uncover, () => set({ covered: false, dock: "brief" }, "dock-brief"), { class: "wd-strong", "data-act": true }));
  }

  function drawClass(view) {
    const { words: { labels, delegations, taken }, view: { people, own, brought } } = view;
    const free = delegations.filter(([id]) => !people.includes(id));
    const files = drawFiles(taken, { multiple: true, "data-key": "files" }, (read) => send((state) => ({ ...state, files: read }), "files"), refuse);
    return node("details", {}, node("summary", { "data-key": "class" }, labels.class), node("p", { class: "wd-kicker", "data-key": "who-plays" }, view.view.who_plays), node("p", {}, labels.class_note),
      node("div", { class: "wd-tools" },
        free.length ? drawSelect("team", labels.team, [["", labels.choose], ["*", labels.all], ...free], "", (id) => id && send((state) => ({ ...state,
          moves: [...state.moves, ...(id === "*" ? free : [[id]]).map(([by]) => ({ kind: "sit", by }))] }))) : "",
        node("label", { class: "wd-field" }, node("span", {}, labels.files), files),
        own.kind ? button("own", labels.own, () => move(own, "own")) : ""),
      node("p", { role: "status" }, brought));
  }

  // What one brought goes on the table in one press.
  function drawBrought({ words: { labels }, view: { brings } }) {
    return brings.text ? node("div", { class: "wd-summit-room-asked" }, node("p", {}, brings.text),
      button("bring", labels.bring, () => moveAll(brings.moves, "minutes"))) : null;
  }

  // A wording was read out that crosses a red line of the own brief: one is asked as the model's seats are.
  function drawQuestions({ words: { labels }, view: { questions } }) {
    return questions.map(({ text, ...at }) => node("div", { class: "wd-summit-room-asked", role: "group", "aria-label": text }, node("p", {}, text), node("div", { class: "wd-tools" },
      button(`no-${at.clause}`, labels.object, () => move({ kind: "object", ...at, reason: "" }, "minutes")),
      button(`yes-${at.clause}`, labels.accept, () => move({ kind: "yield", ...at, needs: "", wants: "" }, "minutes")))));
  }

  function drawFoot(view) {
    const { words: { labels, sealed }, view: { over, unread, last }, state } = view;
    const first = view.view.first.map((by) => ({ kind: "sit", by })); // what an undo names moves along
    const moves = [...first, ...state.moves.map((each) => (each.kind === "undo" && "of" in each ? { ...each, of: each.of + first.length } : each))];
    const log = new Blob([JSON.stringify(moves, null, 1)], { type: "application/json" });
    return node("div", { class: "wd-tools" },
      button("undo-move", labels.undo, () => view.view.minutes.length && move({ kind: "undo", by: sealed ? state.seat : "" }, "undo-move"), { "aria-disabled": String(!view.view.minutes.length) }),
      sealed || over || last.sentence ? "" : button("last", unread ? fill(labels.last_early, { count: unread }) : labels.last, () => {
        local.place = "wall";
        move({ kind: "last", by: "" }, "close");
      }),
      last.sentence ? button("close", labels.close, () => {
        local.place = "wall";
        local.closes = true;
        move({ kind: "close", by: "" }, "result");
      }, { class: "wd-strong" }) : "",
      sealed ? "" : node("a", { class: "wd-button", download: "moves.json", href: URL.createObjectURL(log) }, labels.log),
      sealed || !state.moves.length ? "" : drawBegin(labels));
  }

  // A new game takes two presses: the first one asks.
  function drawBegin(labels) {
    if (!local.begins) return button("begin", labels.begin, () => set({ begins: true }, "begin-not"));
    return node("div", { role: "group", "aria-label": labels.begin }, node("p", { role: "status" }, labels.begin_note), node("div", { class: "wd-tools" },
      button("begin-now", labels.begin_now, () => {
        Object.assign(local, { place: "wall", covered: true, dock: "clause", by: "", reason: "", begins: false });
        send((state) => ({ ...state, moves: [...state.moves, { kind: "begin", by: "" }], clause: "", wish: "", asked: "" }), "undo-move");
      }, { class: "wd-strong" }),
      button("begin-not", labels.begin_not, () => set({ begins: false }, "begin"))));
  }

  const rows = ({ view, words }) => view.rows.map((row) => [`${row.number}. ${row.title}`, row.short, row.against.map(([, name]) => name).join(", ") || (row.called || view.over ? "–" : words.labels.unread)]);

  function draw(view) {
    const { words: { labels, sealed }, state } = view;
    const parts = [drawHead(view)];
    requestAnimationFrame(bringIntoView); // once it is laid out
    if (view.view.over && !sealed) parts.push(...drawEnd(view.view, view.words, state.seat, (by) => move({ kind: "refuse", by }, "undo-move")));
    else if (isPrivate(view) && local.covered) parts.push(drawCover(view), sealed ? "" : drawClass(view));
    else parts.push(sealed ? "" : drawBrought(view), drawStrip(view, open), drawDock(view), drawOpenRow(view, isPrivate(view) ? state.seat : ""), ...drawQuestions(view), sealed ? "" : drawClass(view), sealed ? "" : drawMeter(view.view), drawKey(view.words), drawSpots(view, isPrivate(view) ? state.seat : "", open));
    if (view.view.last.sentence) parts.push(drawLast(view.view, view.words));
    parts.push(drawFoot(view));
    if (!sealed) parts.push(node("details", {}, node("summary", { "data-key": "plain" }, labels.plain), drawTable(labels.headers, rows(view))));
    return parts.filter(Boolean);
  }

  return {
    room: [(view) => [view.words, view.view, view.state.seat, view.state.clause, view.state.wish, view.state.asked, view.width < WIDE], (view) => {
      current = view;
      root = node("div", {}, ...draw(view));
      return [root];
    }],
    note: [(view) => [view.words], ({ words: { labels, sealed } }) => (sealed ? [] : [node("p", { class: "wd-kicker" }, labels.note)])],
    wording: [(view) => [view.words], ({ words: { labels, sealed }, state }) => (sealed ? [] : [
      drawTextarea("wording", labels.wording, state.wording, 3, (wording) => send((state) => ({ ...state, wording }))),
    ])],
  };
}

// The seat covers itself when the window loses the focus, or is put away.
function render(context) {
  const secrets = { cover: () => {} };
  const leave = () => secrets.cover();
  const hide = () => document.hidden && secrets.cover();
  addEventListener("blur", leave);
  document.addEventListener("visibilitychange", hide);
  const stop = startWidget(context, "summit", { drawings: (send, undo, refuse) => drawings(send, refuse, secrets) });
  return () => {
    removeEventListener("blur", leave);
    document.removeEventListener("visibilitychange", hide);
    stop();
  };
}

export default { render };
