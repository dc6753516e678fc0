// The map of positions. Python sends all days at once; the day is turned here, so that a slow line does not halt it.
// What is asked of Python is the state: the variable and the place whose words are open.

import { node } from "../../widgets/dom.js";
import { drawFacts, drawSelect, drawTable, drawSources, startWidget } from "../../widgets/stateful_widget.js";

const STEP = 400; // milliseconds a day when played; with reduced motion twice as long, and nothing pulses
const PULSE = 200; // milliseconds for which a tile whose value changed is larger
const DIRECTIONS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// The nearest tile in the direction of an arrow key, as the eye would go.
function nearestTile(tiles, { row, column }, [down, right]) {
  const cost = (each) => {
    const ahead = (each.row - row) * down + (each.column - column) * right;
    const aside = Math.abs((each.row - row) * right) + Math.abs((each.column - column) * down);
    return ahead > 0 ? ahead + 2.5 * aside : Infinity;
  };
  const best = tiles.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  return cost(best) < Infinity ? best : null;
}

const glyph = ({ sign, order }) => node("span", { class: `wd-map-glyph wd-map-c${order}`, "aria-hidden": "true" }, sign);

function drawWords(statement, words) {
  return node("article", { class: "wd-map-words", "data-day": statement.day },
    node("p", { class: "wd-map-valued" }, glyph(statement), ` ${statement.label}`),
    statement.reported ? node("p", { lang: statement.wording_language }, statement.wording) : node("blockquote", { lang: statement.wording_language }, statement.wording),
    statement.gloss ? node("p", { class: "wd-gloss" }, node("strong", {}, words.gloss), " ", statement.gloss) : null,
    node("p", { class: "wd-kicker" }, `${statement.who} · ${statement.when} · ${statement.about} · ${statement.id}`),
    statement.why.length + statement.original.length ? drawFacts([...statement.why, ...statement.original]) : null,
    drawSources(statement.sources));
}

function drawAbsence(card) {
  return node("div", {}, node("p", {}, node("strong", {}, card.heading)), drawFacts(card.facts));
}

// The words behind the tile that is open, in a box of fixed height; `turn` shows those up to a day.
function drawPanel({ panel, words }) {
  const box = node("section", { class: "wd-map-panel", tabindex: "0", "aria-label": words.labels.panel, "data-key": "panel", "data-scroll": panel.place });
  if (!panel.place) {
    box.append(node("p", {}, words.labels.choose));
    return { box, turn: () => {} };
  }
  const quiet = node("p", {}, panel.quiet);
  const cards = panel.statements.map((each) => drawWords(each, words));
  box.append(node("h4", {}, panel.name), ...(panel.absence.heading ? [drawAbsence(panel.absence)] : [quiet, ...cards]));
  return { box, turn: ({ day }) => {
    for (const card of cards) card.hidden = card.dataset.day > day;
    quiet.hidden = cards.some((card) => !card.hidden);
  } };
}

// How a tile looks: its sign, and a class that tells absence apart from every position.
function lookOf(tile, standing, values) {
  if (!standing) return { look: tile.absent || "yet", sign: "", order: -1, label: tile.quiet };
  const { sign, order, label } = values.get(standing[0]);
  return { look: order < 0 ? "spoke" : "judged", sign, order, label };
}

function drawMap({ world, words, state }, values, send) {
  const grid = node("div", { class: "wd-map-grid", role: "group", "aria-label": words.labels.map });
  grid.style.setProperty("--columns", Math.max(...world.tiles.map((each) => each.column)));
  const buttons = new Map();
  const anchor = state.place || world.tiles[0]?.id;
  const walk = (event, tile) => {
    const way = DIRECTIONS[event.key];
    if (!way) return;
    event.preventDefault();
    const next = nearestTile(world.tiles, tile, way);
    if (!next) return;
    for (const each of buttons.values()) each.tabIndex = -1;
    buttons.get(next.id).tabIndex = 0;
    buttons.get(next.id).focus();
  };
  for (const tile of world.tiles) {
    const button = node("button", {
      type: "button", "data-key": `tile-${tile.id}`, tabindex: tile.id === anchor ? "0" : "-1", title: tile.name,
      "aria-pressed": tile.id === state.place ? "true" : "false",
      onclick: () => send((state) => ({ ...state, place: tile.id })), onkeydown: (event) => walk(event, tile),
    });
    button.style.gridArea = `${tile.row} / ${tile.column}`;
    buttons.set(tile.id, button);
    grid.append(button);
  }
  const turn = ({ tiles }) => {
    for (const tile of world.tiles) {
      const button = buttons.get(tile.id), standing = tiles[tile.id];
      const { look, sign, order, label } = lookOf(tile, standing, values);
      const pulses = standing && button.dataset.value !== undefined && button.dataset.value !== standing[0];
      button.dataset.value = standing ? standing[0] : "";
      button.className = `wd-map-tile wd-map-is-${look} wd-map-c${order}${tile.union ? " wd-map-union" : ""}`;
      if (pulses) {
        button.classList.add("wd-map-pulse");
        setTimeout(() => button.classList.remove("wd-map-pulse"), PULSE);
      }
      button.setAttribute("aria-label", `${tile.letters}, ${tile.name}: ${label}${standing?.[2] ? `, ${words.labels.several}` : ""}`);
      button.replaceChildren(
        ...(sign ? [node("span", { "aria-hidden": "true" }, sign)] : []), node("span", { "aria-hidden": "true" }, tile.letters),
        ...(standing?.[2] ? [node("span", { class: "wd-map-corner", "aria-hidden": "true" })] : []));
    }
  };
  return { grid, turn };
}

function drawKey({ words: { labels } }) {
  const swatch = (look, text, ...inside) => node("span", { class: "wd-map-swatch" },
    node("span", { class: `wd-map-tile ${look}`, "aria-hidden": "true" }, ...inside), text);
  return node("div", { class: "wd-map-key wd-kicker" },
    swatch("wd-map-is-spoke", labels.corner, node("span", { class: "wd-map-corner" })), swatch("wd-map-is-none", labels.none),
    swatch("wd-map-is-yet", labels.yet), node("span", {}, labels.unsought));
}

// The strip in time: a row a value, a sign a statement. It is a picture; a press on it goes to that day, as the slider does.
function drawStrip({ world, words, state }, go) {
  const count = world.days.length, every = Math.ceil(count / 6);
  const at = (day) => `${(100 * (day + 0.5)) / count}%`;
  const line = node("div", { class: "wd-map-now" });
  const rows = world.values.map((value) => {
    const heights = {};
    const marks = world.marks.filter(([, id]) => id === value.id).map(([day, , place]) => {
      const mark = node("span", { class: `wd-map-dot wd-map-c${value.order}${place === state.place ? " wd-map-mine" : ""}` }, value.sign);
      heights[day] = (heights[day] ?? 0) + 1;
      Object.assign(mark.style, { left: at(day), bottom: `${(heights[day] - 1) * 13}px` });
      return { day, mark };
    });
    const track = node("div", { class: "wd-map-track" }, ...marks.map(({ mark }) => mark));
    track.style.height = `${8 + 13 * Math.max(1, ...Object.values(heights))}px`;
    const number = node("strong");
    return { marks, number, row: node("div", { class: "wd-map-lane" }, node("span", { class: "wd-map-lane-name" }, glyph(value), ` ${value.label} `, number), track) };
  });
  const axis = node("div", { class: "wd-map-track wd-map-axis" }, ...world.days.flatMap((each, day) => {
    if (day % every) return [];
    const label = node("span", {}, each.short);
    label.style.left = at(day);
    return [label];
  }));
  const field = node("div", { class: "wd-map-track wd-map-field-of-days" }, line);
  const strip = node("div", { class: "wd-map-strip", role: "img", "aria-label": words.labels.strip,
    onclick: (event) => {
      const { left, width } = field.getBoundingClientRect();
      const part = (event.clientX - left) / width;
      if (part >= 0 && part <= 1) go(Math.min(count - 1, Math.floor(part * count)));
    } }, ...rows.map(({ row }) => row), node("div", { class: "wd-map-lane" }, node("span"), axis), field);
  const turn = (_view, day) => {
    line.style.left = at(day + 0.5); // the end of the day
    for (const { marks, number } of rows) {
      number.textContent = marks.filter((each) => each.day <= day).length;
      for (const each of marks) each.mark.classList.toggle("wd-map-later", each.day > day);
    }
  };
  return { strip, turn };
}

function drawPlain({ world, words: { labels } }, values) {
  const box = node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain-table" });
  let now = null;
  const fill = () => {
    if (!details.open) return;
    const dates = new Map(world.marks.map(([day, , , id]) => [id, world.days[day].label]));
    const rows = [...world.tiles].sort((a, b) => a.name.localeCompare(b.name)).map((tile) => {
      const standing = now.tiles[tile.id];
      if (!standing) return [tile.name, tile.quiet, "", "", ""];
      const [value, id, , all] = standing;
      return [tile.name, values.get(value).label, dates.get(id), id, all.join(", ")];
    });
    box.replaceChildren(drawTable(labels.headers, rows));
  };
  const details = node("details", { ontoggle: fill }, node("summary", { "data-key": "plain" }, labels.plain), box);
  return { details, turn: (view) => { now = view; fill(); } };
}

function drawings(send) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let day = null; // its number
  let timer = null;
  let turn = () => {}; // shows the day in what is drawn now
  const stop = () => { clearInterval(timer); timer = null; };

  const main = (view) => {
    const { world, words: { labels } } = view;
    const last = world.days.length - 1;
    const values = new Map(world.values.map((each) => [each.id, each]));
    day = Math.min(day ?? last, last);
    const headline = node("p", { class: "wd-sentence", role: "status" });
    const name = node("strong", { class: "wd-map-day", "aria-hidden": "true" });
    const go = (number) => { stop(); day = number; turn(); };
    const slider = node("input", { type: "range", min: 0, max: last, "data-key": "day", "aria-label": labels.day,
      oninput: () => go(Number(slider.value)) });
    const play = node("button", { type: "button", class: "wd-strong", "data-key": "play", onclick: () => {
      if (timer) { stop(); turn(); return; }
      if (day === last) day = 0;
      timer = setInterval(() => {
        if (day === last || !document.contains(el())) stop();
        else day += 1;
        turn();
      }, still.matches ? 2 * STEP : STEP);
      turn();
    } });
    const map = drawMap(view, values, send), panel = drawPanel(view), plain = drawPlain(view, values);
    const strip = drawStrip(view, go);
    const root = node("div", {}, headline, node("div", { class: "wd-map-days" }, play, slider, name),
      node("div", { class: "wd-map-world" }, node("div", {}, map.grid, drawKey(view)), panel.box),
      node("p", { class: "wd-kicker" }, labels.counted), strip.strip, plain.details,
      node("p", { class: "wd-kicker" }, labels.note));
    const el = () => root;
    turn = () => {
      const now = world.days[day];
      headline.setAttribute("aria-live", timer ? "off" : "polite"); // not every day aloud
      if (headline.textContent !== now.sentence) headline.textContent = now.sentence;
      slider.value = day;
      slider.setAttribute("aria-valuetext", now.label);
      name.textContent = now.label;
      play.textContent = timer ? `❚❚ ${labels.pause}` : `▶ ${labels.play}`;
      for (const part of [map, panel, strip, plain]) part.turn(now, day);
    };
    turn();
    return [root];
  };

  return {
    question: [(view) => [view.words, view.world.variables, view.world.question, view.state.variable], (view) => [
      drawSelect("variable", view.words.labels.variable, view.world.variables, view.state.variable, (variable) =>
        send((state) => ({ ...state, variable }))),
      node("p", { class: "wd-kicker" }, view.world.question)]],
    main: [(view) => [view.words, view.world, view.panel, view.state.place], main],
  };
}

export default { render: (context) => startWidget(context, "positions-map", { drawings, parts: ["world", "panel"] }) };
