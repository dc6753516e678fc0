// The picture of the timeline. What has an hour stands on the dotted line of its lane and moves with the clock; what has
// only a day stands below it, in the column of that day. Marks are buttons above a drawing in real pixels.

import { node, shape } from "../../widgets/dom.js";

const TOP = 80; // room for the words of the line and for the heads of the columns
const HEAD = 38;
const SIZES = [24, 16, 13]; // room for a mark, from roomy to crowded
const TALL = 440; // pixels from which on marks stand closer
export const MOST_HEADS = 16; // columns whose heads are buttons; more would be too narrow to press

const OUTLINES = {
  shut: (r) => `M${-r * 0.9} ${-r * 0.9}H${r * 0.9}V${r * 0.9}H${-r * 0.9}Z`,
  removed: (r) => {
    const b = r * 0.42;
    return `M${-r} ${-r + b}L${-r + b} ${-r}L0 ${-b}L${r - b} ${-r}L${r} ${-r + b}L${b} 0L${r} ${r - b}L${r - b} ${r}L0 ${b}L${-r + b} ${r}L${-r} ${r - b}L${-b} 0Z`;
  },
  service: (r) => `M0 ${-r * 1.1}L${r * 1.1} 0L0 ${r * 1.1}L${-r * 1.1} 0Z`,
  rule: (r) => `M${-r * 1.1} ${-r * 0.5}H${r * 1.1}V${r * 0.5}H${-r * 1.1}Z`,
  words: (r) => `M${-r * 0.92} 0A${r * 0.92} ${r * 0.92} 0 1 0 ${r * 0.92} 0A${r * 0.92} ${r * 0.92} 0 1 0 ${-r * 0.92} 0Z`,
  other: (r) => `M0 ${-r * 1.1}L${r} ${-r * 0.55}V${r * 0.55}L0 ${r * 1.1}L${-r} ${r * 0.55}V${-r * 0.55}Z`,
};

// The sign of an entry; its shape alone tells what it is.
export function drawSign(look, size = 12, sure = true) {
  const box = size + 4;
  return shape("svg", { width: box, height: box, viewBox: `${-box / 2} ${-box / 2} ${box} ${box}`, "aria-hidden": "true", class: "wd-look" },
    shape("path", { d: OUTLINES[look](size / 2), class: `wd-look-${look}${sure ? "" : " wd-unsure"}` }));
}

function wrapped(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= most) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

const written = (lines, x, y, attributes = {}) =>
  shape("text", { ...attributes }, ...lines.map((line, place) => {
    const part = shape("tspan", { x, y: y + 15 * place });
    part.textContent = line;
    return part;
  }));

// Where everything stands: lanes from above, the spot of each mark, and how far the last lane reaches.
function arrange(picture, width, size, note) {
  const across = width / picture.columns.length;
  const row = Math.max(1, Math.floor((across - 4) / size)), pitch = Math.min(size + 1, (across - 4) / row);
  const spots = new Map(), lanes = [];
  let y = TOP;
  picture.lanes.forEach((name, number) => {
    const inLane = picture.marks.filter((mark) => mark.lane === number);
    if (!inLane.length) return;
    const known = inLane.filter((mark) => mark.at.length).sort((a, b) => a.at[0] + a.at[1] - b.at[0] - b.at[1]);
    const lifts = [];
    known.forEach((mark, place) => {
      const x = (mark.at[0] + mark.at[1]) / 2 * across, last = known[place - 1];
      lifts.push(last && x - spots.get(last.id).x < pitch ? lifts[place - 1] + 1 : 0);
      spots.set(mark.id, { x, length: (mark.at[1] - mark.at[0]) * across });
    });
    const rail = known.length ? y + 32 + Math.max(0, Math.max(...lifts) - 1) * pitch + (pitch - 13) / 2 : null;
    known.forEach((mark, place) => { spots.get(mark.id).y = rail - lifts[place] * pitch; });
    const first = rail === null ? y + 20 + pitch / 2 : rail + pitch / 2 + Math.max(12, pitch / 2);
    const ends = picture.columns.map((_, column) => {
      const cell = inLane.filter((mark) => mark.column === column && !mark.at.length);
      cell.forEach((mark, place) => {
        const inRow = Math.min(row, cell.length - Math.floor(place / row) * row);
        spots.set(mark.id, { x: across * (column + 0.5) + (place % row - (inRow - 1) / 2) * pitch, y: first + Math.floor(place / row) * pitch });
      });
      const rest = picture.more[`${number}.${column}`] ? 14 : 0;
      return first + (Math.ceil(cell.length / row) - 0.5) * pitch + rest;
    });
    let end = Math.max(...ends) + 8;
    let noteAt = null;
    const spot = note && spots.get(note.id);
    if (spot && inLane.some((mark) => mark.id === note.id)) {
      const left = Math.max(4, Math.min(spot.x - 60, width - 176));
      const under = ends.filter((_, column) => (column + 1) * across > left && column * across < left + 176);
      noteAt = { left, y: Math.max(...under) + 20 };
      end = Math.max(end, noteAt.y + (note.expected.length + note.shown.length) * 15 - 6);
    }
    lanes.push({ name, number, y, rail, first, end, ends, noteAt });
    y = end;
  });
  return { across, pitch, spots, lanes, end: y };
}

function drawFrame(view, place, note, width) {
  const { picture, listing, words: { labels } } = view;
  const { across, pitch, spots, lanes, end } = place;
  const frame = shape("svg", { width, height: end + 2, viewBox: `0 0 ${width} ${end + 2}`, "aria-hidden": "true", class: "wd-frame" });
  const line = (x1, y1, x2, y2, name) => frame.append(shape("line", { x1, y1, x2, y2, class: name }));
  const every = Math.ceil(Math.max(...picture.columns.map((column) => column.short.length * 7 + 6)) / across);
  picture.columns.forEach((column, number) => {
    line(number * across, TOP - HEAD, number * across, end, "wd-thin");
    if (picture.columns.length > MOST_HEADS && number % every === 0) frame.append(written([column.short], (number + (every > 1 ? 0.1 : 0.5)) * across, TOP - 10, { "text-anchor": every > 1 ? "start" : "middle" }));
  });
  line(width, TOP - HEAD, width, end, "wd-thin");
  lanes.forEach((lane, number) => {
    line(0, lane.y, width, lane.y, "wd-thin");
    frame.append(written([lane.name], 4, lane.y + 15, { class: "wd-lane" }));
    if (lane.rail !== null) line(0, lane.rail, width, lane.rail, "wd-rail");
    if (!number && lane.rail !== null && width > 520) frame.append(
      written([labels.hour_known], width - 4, lane.rail - 6, { class: "wd-dim", "text-anchor": "end" }),
      written([labels.day_only], width - 4, lane.first + 4, { class: "wd-dim", "text-anchor": "end" }));
    lane.ends.forEach((y, column) => {
      const more = picture.more[`${lane.number}.${column}`];
      if (more) frame.append(written([`+${more}`], (column + 0.5) * across, y - 1, { class: "wd-dim", "text-anchor": "middle" }));
    });
    if (lane.noteAt) {
      const { x, y } = spots.get(note.id), { left, y: below } = lane.noteAt;
      const turn = Math.max(left + 4, Math.min(x, left + 160));
      const letters = Math.max(...[...note.expected, ...note.shown].map((each) => each.length));
      frame.append(shape("path", { class: "wd-leader", d: `M${turn} ${below - 13}V${y + pitch / 2 + 2}` }),
        // Paper below the words, so that no line of the picture crosses them.
        shape("rect", { class: "wd-note-paper", x: left - 4, y: below - 13, width: letters * 7 + 8, height: (note.expected.length + note.shown.length) * 15 + 4 }),
        written(note.expected, left, below), written(note.shown, left, below + note.expected.length * 15, { class: "wd-note-text" }));
    }
    const crowded = listing.crowd && lane.number === 1 ? picture.columns.findIndex((each) => each.within === listing.crowd.within) : -1;
    if (crowded >= 0) {
      const late = crowded > picture.columns.length / 2 && width - crowded * across < 220, x = late ? (crowded + 1) * across - 4 : crowded * across + 4;
      const y = lane.y + 15, begins = late ? x - listing.crowd.text.length * 6.6 : x;
      if (begins > lane.name.length * 8 + 8) { // else it would cover the name of the lane
        line(crowded * across + 4, y + 5, (crowded + 1) * across - 4, y + 5, "wd-leader");
        frame.append(written([listing.crowd.text], x, y, { "text-anchor": late ? "end" : "start" }));
      }
    }
  });
  line(0, end, width, end, "wd-thin");
  return frame;
}

function drawLine(view, place, width) {
  const { line } = view.picture, x = line.x * place.across, late = x > width * 0.55;
  const room = Math.floor((late ? x : width - x) / 6.6) - 2;
  const lines = wrapped(line.what, Math.max(18, room));
  const about = lines.length > 2 ? [lines[0], `${lines[1]} …`] : lines;
  const attributes = { "text-anchor": late ? "end" : "start" }, side = late ? -7 : 7;
  return shape("g", { class: "wd-moment" },
    shape("line", { x1: 0, x2: 0, y1: 0, y2: place.end }),
    written([line.when], side, 11, { ...attributes, class: "wd-when" }),
    written(about, side, 26, { ...attributes, class: "wd-dim" }));
}

const MOVES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// Left and right: the next mark of the lane in time. Up and down: the nearest mark of the next lane that has one.
function next(marks, spots, mark, [ahead, down]) {
  const inLane = (number) => marks.filter((each) => each.lane === number)
    .sort((a, b) => spots.get(a.id).x - spots.get(b.id).x || spots.get(a.id).y - spots.get(b.id).y);
  if (ahead) return inLane(mark.lane)[inLane(mark.lane).indexOf(mark) + ahead];
  const lanes = [...new Set(marks.map((each) => each.lane))].sort((a, b) => (a - b) * down).filter((each) => (each - mark.lane) * down > 0);
  const off = (each) => Math.abs(spots.get(each.id).x - spots.get(mark.id).x);
  return lanes.length ? inLane(lanes[0]).sort((a, b) => off(a) - off(b))[0] : null;
}

// Draw the picture. `open(id)` opens a card, `only(within)` shows one column; `drawn` keeps where marks stood before.
export function drawLanes(view, width, { open, only, drawn, anchor }) {
  const { picture, listing, view: { prediction_result }, words: { labels } } = view;
  const note = prediction_result?.id ? { id: prediction_result.id, expected: wrapped(prediction_result.expected, 30), shown: wrapped(prediction_result.shown, 28) } : null;
  let place;
  for (const size of SIZES) {
    place = arrange(picture, width, size, note);
    if (place.end - TOP <= TALL) break;
  }
  const { across, pitch, spots } = place;
  const kept = new Set(listing.kept), marks = picture.marks.filter((mark) => kept.has(mark.id));
  const stop = marks.some((mark) => mark.id === anchor) ? anchor : marks.find((mark) => mark.id === picture.line?.id)?.id ?? marks[0]?.id;
  const named = node("p", { class: "wd-named" }, labels.hint);
  const tell = (text) => { named.textContent = text; };
  const box = node("div", { class: "wd-lanes", style: `height:${place.end + 2}px` }, drawFrame(view, place, note, width));
  if (picture.columns.length <= MOST_HEADS) {
    box.append(node("div", { class: "wd-units", role: "group", "aria-label": labels.jump, style: `top:${TOP - HEAD}px` },
      ...picture.columns.map((column) => node("button", {
        type: "button", "data-key": `unit-${column.within}`, "aria-pressed": String(column.within === view.state.within),
        "aria-label": labels.count.replace("{label}", column.label).replace("{count}", listing.counts[column.within] ?? 0),
        onclick: () => only(column.within),
      }, node("span", {}, across < 58 ? column.short : column.label), node("span", { class: "wd-when-count" }, String(listing.counts[column.within] ?? 0))))));
  }
  const moving = [];
  const stand = (element, key, x, y) => {
    const to = `translate(${x}px, ${y}px)`, from = drawn.get(key);
    element.style.transform = from ?? to;
    if (from && from !== to) moving.push(() => { element.style.transform = to; });
    drawn.set(key, to);
    return element;
  };
  if (picture.line) box.firstChild.prepend(stand(drawLine(view, place, width), "", picture.line.x * across, 0));
  const buttons = new Map();
  for (const mark of picture.marks) {
    const { x, y, length = 0 } = spots.get(mark.id), isKept = kept.has(mark.id), size = Math.min(14, pitch * 0.8);
    const bar = length > size ? node("span", { class: "wd-span", style: `width:${length}px` }) : null;
    const attributes = isKept ? {
      "data-key": mark.id, type: "button", tabindex: mark.id === stop ? "0" : "-1", "aria-label": mark.name,
      "aria-expanded": String(mark.id === view.state.opened), onclick: () => open(mark.id),
      onfocus: () => tell(mark.name), onpointerenter: () => tell(mark.name), onpointerleave: () => tell(labels.hint),
      onkeydown: (event) => {
        if (!MOVES[event.key]) return;
        event.preventDefault();
        const other = next(marks, spots, mark, MOVES[event.key]);
        if (!other) return;
        buttons.forEach((each) => each.setAttribute("tabindex", "-1"));
        buttons.get(other.id).setAttribute("tabindex", "0");
        buttons.get(other.id).focus();
      },
    } : { "aria-hidden": "true" };
    const dot = node(isKept ? "button" : "span", { class: `wd-when-mark${isKept ? "" : " wd-out"}`, style: `width:${pitch}px;height:${pitch}px`, ...attributes }, bar, drawSign(mark.look, size, mark.sure));
    if (isKept) buttons.set(mark.id, dot);
    box.append(stand(dot, mark.id, x - pitch / 2, y - pitch / 2));
  }
  // A press beside a mark is meant for the nearest one: marks of a crowded day are smaller than a finger.
  box.addEventListener("click", (event) => {
    if (event.target.closest("button")) return;
    const { left, top } = box.getBoundingClientRect();
    const far = (mark) => Math.hypot(spots.get(mark.id).x - event.clientX + left, spots.get(mark.id).y - event.clientY + top);
    const nearest = marks.reduce((best, mark) => (!best || far(mark) < far(best) ? mark : best), null);
    if (nearest && far(nearest) <= 20) buttons.get(nearest.id).click();
  });
  requestAnimationFrame(() => requestAnimationFrame(() => moving.forEach((move) => move())));
  const press = (id) => buttons.forEach((button, each) => button.setAttribute("aria-expanded", String(each === id)));
  const shown = note && place.lanes.some((lane) => lane.noteAt);
  return { press, element: node("div", { class: "wd-figure-box", role: "group", "aria-label": labels.picture }, box, named,
    prediction_result?.id ? node("p", { class: shown ? "wd-hidden" : "wd-played" }, `${prediction_result.expected} ${prediction_result.shown}`) : "") };
}
