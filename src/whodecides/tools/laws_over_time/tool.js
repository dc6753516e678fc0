// Laws over time. Python sends all days at which one can halt; the day is moved here, so that a slow line does not halt it.
// The slider stands over the lines and has their axis. What is asked of Python is the state: a guess, and the text that is open.

import { drawAnswer } from "../../widgets/answer.js";
import { node } from "../../widgets/dom.js";
import { drawCard, drawTable, startWidget, moveFocus } from "../../widgets/stateful_widget.js";

const WIDE = 640; // pixels from which a line is a button
const percent = (share) => `${(100 * share).toFixed(2)}%`;
const TURNS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

// How a text stands at a stop: what began last.
const standingAt = ({ since }, stop) => since.findLast(([number]) => number <= stop)?.[1] ?? "not announced";

function drawTrack({ parts }, looks) {
  const track = node("span", { class: "wd-laws-track", "aria-hidden": "true" });
  for (const part of parts) {
    const look = looks.get(part.standing);
    if (look.form !== "ended") {
      const piece = node("span", { class: `wd-laws-piece wd-laws-${look.form} wd-laws-c${look.order}` });
      Object.assign(piece.style, { left: percent(part.start), width: percent(part.end - part.start) });
      track.append(piece);
    } else if (part.sign) {
      const mark = node("span", { class: `wd-laws-mark wd-laws-c${look.order}${part.sure ? "" : " wd-laws-unsure"}` }, look.sign);
      mark.style.left = percent(part.start);
      track.append(mark);
    }
  }
  return track;
}

function drawLines({ laws, words, state, view: { hunt }, width }, looks, send) {
  const rows = laws.lines.map((line, place) => {
    const now = node("span", { class: "wd-laws-now" });
    const inside = [node("span", { class: "wd-laws-name" }, node("strong", {}, `${hunt?.asking.includes(line.id) ? "◎ " : ""}${width < WIDE ? line.code : line.place}`), ` ${line.name}`), drawTrack(line, looks), now];
    const row = width < WIDE ? node("div", { class: "wd-laws-line" }, ...inside) : node("button", {
      type: "button", class: "wd-laws-line", "data-key": `law-${line.id}`, title: line.name, "data-at": `${place},0`,
      "aria-pressed": String(line.id === state.opened), tabindex: (state.opened ? line.id === state.opened : !place) ? "0" : "-1",
      onclick: () => send((state) => ({ ...state, opened: line.id === state.opened ? "" : line.id })),
      onkeydown: (event) => moveFocus(event, place, 0, row.parentElement) }, ...inside);
    return { row, turn: (stop) => {
      const look = looks.get(standingAt(line, stop));
      const found = hunt?.days[line.id] && look.id === "in force";
      now.replaceChildren(node("span", { "aria-hidden": "true" }, look.sign), ` ${found ? hunt.word : look.form === "undrawn" && width < WIDE ? "–" : look.short}`);
      now.className = `wd-laws-now wd-laws-is-${look.form}${found ? " wd-laws-found" : ""}`;
      if (width >= WIDE) row.setAttribute("aria-label", `${line.place}, ${line.name}: ${look.label}`);
      return found ? [line.id] : [];
    } };
  });
  const list = node("div", { class: "wd-laws-lines", role: "group", "aria-label": words.labels.lines }, ...rows.map(({ row }) => row));
  return { list, turn: (stop) => rows.flatMap((each) => each.turn(stop)) };
}

function drawPlain({ laws, words: { labels } }, looks) {
  const box = node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain-table" });
  let now = laws.named[0];
  const fill = () => {
    if (!details.open) return;
    const days = [...new Set([laws.named[0], now])];
    box.replaceChildren(drawTable([...labels.headers, ...days.map((each) => laws.stops[each].label)],
      laws.lines.map((line) => [line.name, line.place, ...days.map((each) => looks.get(standingAt(line, each)).label)])));
  };
  const details = node("details", { ontoggle: fill }, node("summary", { "data-key": "plain" }, labels.plain), box);
  return { details, turn: (number) => { now = number; fill(); } };
}

// Before the day can be moved one says what one expects.
function drawGuess({ view: { question, options } }, send) {
  return node("div", { role: "group", "aria-label": question }, node("p", { class: "wd-laws-asked" }, question),
    node("div", { class: "wd-steps" }, ...options.map(([id, text]) => node("button", { type: "button", "data-act": true, "data-key": `guess-${id}`,
      onclick: () => send((state) => ({ ...state, guess: id }), "day") }, text))));
}

function drawings(send) {
  let at = null; // the number of the stop
  const found = new Set(); // the texts that were found in force, asking for what is sought

  const main = (view) => {
    const { laws, panel, words, view: { question, hunt } } = view;
    const { labels } = words;
    const last = laws.stops.length - 1;
    at = Math.min(at ?? laws.named[0], last);
    const looks = new Map(laws.standings.map((each) => [each.id, each]));
    const shut = question ? "true" : null;
    const day = node("strong", { class: "wd-laws-day", role: "status" });
    const slider = node("input", { type: "range", min: 0, max: laws.length, "data-key": "day", "aria-label": labels.day, disabled: question ? "" : null,
      oninput: () => {
        const wished = Number(slider.value) / laws.length;
        const away = (stop) => Math.abs(stop.at - wished);
        go(laws.stops.reduce((best, stop, number) => (away(stop) < away(laws.stops[best]) ? number : best), 0));
      },
      onkeydown: (event) => {
        const turn = TURNS[event.key];
        if (!turn) return;
        event.preventDefault();
        go(at + turn);
      } });
    const step = (key, text, label, by) => node("button", { type: "button", "data-key": key, "data-act": !question, "aria-label": label, "aria-disabled": shut,
      onclick: () => question || go(at + by) }, text);
    const before = step("before", "‹", labels.before, -1), next = step("next", "›", labels.next, 1);
    const lines = drawLines(view, looks, send), plain = drawPlain(view, looks);
    const axis = node("span", { class: "wd-laws-axis", "aria-hidden": "true" }, ...laws.years.map(([share, label]) => {
      const year = node("span", {}, label);
      year.style.left = percent(share);
      return year;
    }));
    const told = node("div", { class: "wd-laws-told" });
    const tell = () => {
      const stop = laws.stops[at];
      if (panel.id) {
        told.replaceChildren(node("div", { class: "wd-answer", role: "status", "data-answer": true }, node("p", {}, node("strong", {}, panel.name), ` · ${panel.summary}`),
          node("details", {}, node("summary", { "data-key": "history" }, labels.history), drawCard(panel.card, words), panel.rules ? drawCard(panel.rules, words) : "")));
      } else if (hunt) {
        const done = found.size === Object.keys(hunt.days).length;
        told.replaceChildren(done ? drawAnswer({ own: hunt.own, record: hunt.record, said: hunt.said }, words)
          : drawAnswer({ said: [...(found.size ? [hunt.days[[...found].at(-1)]] : []), hunt.left[found.size]].join(". ") }, words));
      } else if (question) told.replaceChildren(drawGuess(view, send));
      else told.replaceChildren(drawAnswer({ said: stop.changed }, words));
    };
    const root = node("div", {}, told, node("div", { class: "wd-laws-head" },
      node("span", { class: "wd-laws-when" }, before, day, next), node("span", { class: "wd-laws-slide" }, slider, axis), node("span", { class: "wd-kicker" }, labels.then)),
    lines.list, node("p", { class: "wd-kicker wd-laws-note" }, labels.note), plain.details);
    const go = (number) => {
      at = Math.max(0, Math.min(last, number));
      turn();
      tell();
    };
    const turn = () => {
      const stop = laws.stops[at];
      day.textContent = stop.label;
      slider.value = Math.round(stop.at * laws.length);
      slider.setAttribute("aria-valuetext", stop.label);
      root.style.setProperty("--at", percent(stop.at));
      if (!question) {
        before.setAttribute("aria-disabled", at === 0 ? "true" : "false");
        next.setAttribute("aria-disabled", at === last ? "true" : "false");
      }
      lines.turn(at).forEach((each) => found.add(each));
      plain.turn(at);
    };
    turn();
    tell();
    return [root];
  };

  return { main: [(view) => [view.words, view.laws, view.panel, view.view, view.state.opened, view.width < WIDE], main] };
}

export default { render: (context) => startWidget(context, "laws-over-time", { drawings, parts: ["laws", "panel"] }) };
