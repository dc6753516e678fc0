// Laws over time. Python sends all days at which one can halt; the day is moved here, so that a slow line does not halt it.
// What is asked of Python is the state: the text whose card is open.

import { node } from "../../widgets/dom.js";
import { drawCard, drawTable, startWidget, moveFocus } from "../../widgets/stateful_widget.js";

const percent = (share) => `${(100 * share).toFixed(2)}%`;
const REST = 300; // milliseconds without a letter, after which is said what was found
const TURNS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

// How a text stands at a stop: what began last.
const standingAt = ({ since }, stop) => since.findLast(([number]) => number <= stop)?.[1] ?? "not announced";

const sign = ({ sign: text, order }) => node("span", { class: `wd-laws-sign wd-laws-c${order}`, "aria-hidden": "true" }, text);

function drawTrack({ parts }, looks) {
  const track = node("span", { class: "wd-laws-track", "aria-hidden": "true" });
  for (const part of parts) {
    const look = looks.get(part.standing);
    if (look.form !== "ended") {
      const piece = node("span", { class: `wd-laws-piece wd-laws-${look.form} wd-laws-c${look.order}` });
      Object.assign(piece.style, { left: percent(part.start), width: percent(part.end - part.start) });
      track.append(piece);
    }
    if (!part.sign) continue;
    const mark = node("span", { class: `wd-laws-mark wd-laws-c${look.order}${part.sure ? "" : " wd-laws-unsure"}` }, look.sign);
    mark.style.left = percent(part.start);
    track.append(mark);
  }
  return track;
}

// The counts: a row of squares for each standing, one square a text, and a short line where the row ended on the first day.
function drawCounts({ laws, words: { labels } }) {
  const most = laws.lines.length, first = laws.stops[laws.named[0]];
  const rows = laws.standings.map((look, place) => {
    const squares = node("span", { class: `wd-laws-squares wd-laws-c${look.order} wd-laws-is-${look.form}` });
    const then = node("span", { class: "wd-laws-then" });
    then.style.left = percent(first.counts[place] / most);
    const number = node("strong");
    const row = node("li", {}, node("span", {}, sign(look), ` ${look.label}`), number,
      node("span", { class: "wd-laws-row-of", "aria-hidden": "true" }, squares, then));
    return { row, turn: ({ counts }) => {
      number.textContent = counts[place];
      squares.style.width = percent(counts[place] / most);
      squares.style.backgroundSize = `${percent(1 / Math.max(1, counts[place]))} 100%`;
      row.classList.toggle("wd-laws-zero", !counts[place] && !first.counts[place]);
    } };
  });
  const list = node("ul", { class: "wd-laws-counts" }, ...rows.map(({ row }) => row));
  const box = node("div", {}, list, node("p", { class: "wd-kicker" }, labels.then.replace("{day}", first.label)));
  return { box, turn: (stop) => rows.forEach((each) => each.turn(stop)) };
}

function drawLines({ laws, state }, looks, send) {
  const buttons = laws.lines.map((line) => {
    const now = node("span", { class: "wd-laws-sign", "aria-hidden": "true" });
    const button = node("button", {
      type: "button", class: "wd-laws-line", "data-key": `law-${line.id}`,
      title: `${line.name}, ${line.place}`, "aria-pressed": line.id === state.opened ? "true" : "false",
      onclick: () => send((state) => ({ ...state, opened: line.id })),
      onkeydown: (event) => moveFocus(event, Number.parseInt(button.dataset.at, 10), 0, button.parentElement),
    }, node("span", { class: "wd-laws-name" }, node("span", { class: "wd-laws-code" }, line.code), ` ${line.name}`), now, drawTrack(line, looks));
    return { button, held: `${line.code} ${line.name} ${line.place} ${line.id}`, id: line.id, turn: (stop) => {
      const look = looks.get(standingAt(line, stop));
      now.textContent = look.sign;
      now.className = `wd-laws-sign wd-laws-c${look.order}`;
      button.classList.toggle("wd-laws-unborn", look.form === "undrawn");
      button.classList.toggle("wd-laws-turned", line.since.some(([number]) => number === stop && number > 0));
      button.setAttribute("aria-label", `${line.code} ${line.name}, ${line.place}: ${look.label}`);
    } };
  });
  // Show the lines that hold all words; arrows lead through these alone. Returns them.
  const seek = (query) => {
    const words = plainly(query).split(" ").filter(Boolean);
    const shown = buttons.filter(({ button, held }) => {
      button.hidden = !words.every((word) => plainly(held).includes(word));
      return !button.hidden;
    });
    const anchor = shown.find(({ id }) => id === state.opened) ?? shown[0];
    for (const { button } of buttons) {
      button.removeAttribute("data-at");
      button.setAttribute("tabindex", button === anchor?.button ? "0" : "-1");
    }
    shown.forEach(({ button }, place) => button.setAttribute("data-at", `${place},0`));
    return shown.map(({ button }) => button);
  };
  return { nodes: buttons.map(({ button }) => button), seek, turn: (number) => buttons.forEach((each) => each.turn(number)) };
}

// Words as they are looked for: without capitals and accents.
const plainly = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

// The field above the lines. What is found is said after a short rest, so that a screen reader is not cut short at each letter.
function drawSearch({ labels, query, all, lines, onfound }) {
  const told = node("p", { class: "wd-kicker wd-laws-found", role: "status" });
  let [waiting, found] = [null, []];
  const seek = () => {
    found = lines.seek(input.value);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      told.textContent = !input.value.trim() ? "" : !found.length ? labels.none
        : labels.found.replace("{count}", found.length).replace("{all}", all);
    }, REST);
    onfound(input.value);
  };
  const input = node("input", { type: "text", autocomplete: "off", "data-key": "search", oninput: seek, onkeydown: (event) => {
    if (!["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    found[0]?.focus();
  } });
  input.value = query;
  seek();
  return node("div", { class: "wd-laws-search" }, node("label", { class: "wd-field" }, node("span", {}, labels.search), input), told);
}

// Scroll the box of lines, and nothing else, until a line can be seen well.
function showLine(box, line) {
  if (!line) return;
  const room = box.clientHeight, top = line.offsetTop + line.offsetParent.offsetTop;
  if (top < box.scrollTop + 80 || top > box.scrollTop + room - 60) box.scrollTop = top - 0.7 * room;
}

function drawPanel({ panel, words }) {
  const box = node("section", { class: "wd-laws-panel", tabindex: "0", "aria-label": words.labels.panel, "data-key": "panel", "data-scroll": panel.id ?? "" });
  if (!panel.id) box.append(node("p", {}, words.labels.choose));
  else box.append(node("h4", {}, panel.name), node("p", { class: "wd-kicker" }, panel.of), node("p", {}, panel.summary), drawCard(panel.card, words),
    panel.rules ? drawCard(panel.rules, words) : "");
  return box;
}

function drawPlain({ laws, words: { labels } }, looks) {
  const box = node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain-table" });
  const first = laws.named[0];
  let now = first;
  const fill = () => {
    if (!details.open) return;
    const days = [...new Set([first, now])];
    box.replaceChildren(drawTable([...labels.headers, ...days.map((each) => laws.stops[each].label)],
      laws.lines.map((line) => [line.name, line.place, ...days.map((each) => looks.get(standingAt(line, each)).label)])));
  };
  const details = node("details", { ontoggle: fill }, node("summary", { "data-key": "plain" }, labels.plain), box);
  return { details, turn: (number) => { now = number; fill(); } };
}

function drawings(send) {
  let at = null; // the number of the stop
  let query = ""; // what is looked for

  const main = (view) => {
    const { laws, words: { labels } } = view;
    const last = laws.stops.length - 1;
    const first = at === null;
    at = Math.min(at ?? laws.named[0], last);
    const looks = new Map(laws.standings.map((each) => [each.id, each]));
    const headline = node("p", { class: "wd-sentence", role: "status" });
    const changed = node("p", { class: "wd-laws-changed", role: "status" });
    const slider = node("input", { type: "range", min: 0, max: laws.length, "data-key": "day", "aria-label": labels.day,
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
    const step = (key, label, by) => node("button", { type: "button", "data-key": key, onclick: () => go(at + by) }, label);
    const before = step("before", `‹ ${labels.before}`, -1), next = step("next", `${labels.next} ›`, 1);
    const named = laws.named.map((number) => ({ number, button: node("button", { type: "button", "data-key": `named-${number}`,
      onclick: () => go(number) }, laws.stops[number].label) }));
    const counts = drawCounts(view), lines = drawLines(view, looks, send), plain = drawPlain(view, looks);
    const axis = node("div", { class: "wd-laws-axis" }, ...laws.years.map(([share, label]) => {
      const year = node("span", {}, label);
      year.style.left = percent(share);
      return year;
    }));
    const field = node("div", { class: "wd-laws-field", "aria-hidden": "true" }, ...laws.years.map(([share]) => {
      const rule = node("span", { class: "wd-laws-year" });
      rule.style.left = percent(share);
      return rule;
    }));
    const search = drawSearch({ labels, query, all: laws.lines.length, lines, onfound: (text) => {
      if (text && text !== query) root.querySelector(".wd-laws-box").scrollTop = 0;
      query = text;
    } });
    const root = node("div", {}, headline,
      node("div", { class: "wd-steps" }, ...named.map(({ button }) => button), before, next), changed,
      counts.box, search,
      node("div", { class: "wd-laws-world" },
        node("div", { class: "wd-laws-box", "data-scroll": "lines" },
          node("div", { class: "wd-laws-head" }, node("div", { class: "wd-laws-when" }, slider, axis)),
          node("div", { class: "wd-laws-lines", role: "group", "aria-label": labels.lines }, ...lines.nodes, field)),
        drawPanel(view)),
      node("p", { class: "wd-kicker" }, labels.note), plain.details);
    const box = root.querySelector(".wd-laws-box");
    const go = (number) => {
      at = Math.max(0, Math.min(last, number));
      turn();
      showLine(box, lines.nodes.find((each) => each.classList.contains("wd-laws-turned")));
    };
    const turn = () => {
      const stop = laws.stops[at];
      if (headline.textContent !== stop.sentence) headline.textContent = stop.sentence;
      changed.textContent = stop.changed;
      slider.value = Math.round(stop.at * laws.length);
      slider.setAttribute("aria-valuetext", stop.label);
      root.style.setProperty("--at", percent(stop.at));
      before.setAttribute("aria-disabled", at === 0 ? "true" : "false");
      next.setAttribute("aria-disabled", at === last ? "true" : "false");
      for (const each of named) each.button.setAttribute("aria-pressed", each.number === at ? "true" : "false");
      counts.turn(stop);
      lines.turn(at);
      plain.turn(at);
    };
    turn();
    // At first the box shows which texts are the youngest; that can be seen to only once it has a height.
    if (first) new ResizeObserver((_sizes, own) => {
      if (!box.clientHeight) return;
      own.disconnect();
      showLine(box, lines.nodes.findLast((each) => !each.classList.contains("wd-laws-unborn")));
    }).observe(box);
    return [root];
  };

  return { main: [(view) => [view.words, view.laws, view.panel, view.state.opened], main] };
}

export default { render: (context) => startWidget(context, "laws-over-time", { drawings, parts: ["laws", "panel"] }) };
