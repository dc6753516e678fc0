// The room: a bench, a table with exhibits, four sides. The light falls on whoever has the word, and the desk of a side
// that speaks is the clock.

import { shape } from "../../widgets/dom.js";

const HEIGHT = 216;
const DESK = 96; // pixels of a desk that is the clock

function lectern(side, width) {
  const x = Math.max(64, width * 0.17);
  return { company: [x, 62], public: [x, 162], user: [width - x, 62], "civil society": [width - x, 162] }[side];
}

// The place of each seat of the bench, on a bow.
function benchSeats(count, width) {
  const gap = Math.min(32, (width * 0.46) / count);
  return Array.from({ length: count }, (_, n) => {
    const t = count > 1 ? (2 * n) / (count - 1) - 1 : 0;
    return [width / 2 + (n - (count - 1) / 2) * gap, 36 + 14 * t * t, Math.min(8, gap * 0.42)];
  });
}

// `room` has each, bench, alt; `lit` is "table", "bench" or a side; `votes` a class for each seat that has voted.
export function drawRoom({ room, labels, names, width, lit, onTable, asked, timed }) {
  const middle = width / 2;
  const seats = benchSeats(room.bench, width);
  const wide = Math.max(seats.at(-1)[0] - seats[0][0], 80) / 2 + 18;
  const [sx, sy] = lectern(lit, width) ?? [middle, 90];
  const [lx, ly, rx, ry] = { table: [middle, 138, 104, 66], bench: [middle, 52, wide + 40, 60] }[lit] ?? [sx, sy + 4, 82, 60];
  const bow = `M${middle - wide} 62Q${middle} 36 ${middle + wide} 62L${middle + wide} 74Q${middle} 48 ${middle - wide} 74Z`;
  const stand = ([side, name]) => {
    const [x, y] = lectern(side, width);
    const own = side === lit;
    const gap = Math.min(18, 96 / room.each);
    const desk = own && timed
      ? [shape("rect", { class: "wd-room-lit", x: x - DESK / 2, y: y + 2, width: DESK, height: 14, rx: 3 }),
        shape("rect", { class: "wd-room-time", x: x - DESK / 2, y: y + 2, width: DESK, height: 14, rx: 3 })]
      : [shape("path", { class: own ? "wd-room-lit" : "wd-room-wood", d: `M${x - 34} ${y + 2}h68l-5 14h-58z` })];
    return shape("g", {}, ...desk,
      ...Array.from({ length: room.each }, (_, n) => shape("circle", { class: own ? "wd-room-speaks" : "wd-room-person",
        cx: x + (n - (room.each - 1) / 2) * gap, cy: y - 9, r: Math.min(7.5, gap * 0.42) })),
      shape("text", { class: own ? "wd-room-role" : "wd-room-dim", x, y: y + 34 }, name));
  };
  const arrow = asked ? [shape("path", { class: "wd-room-asks",
    d: `M${middle + (sx < middle ? -60 : 60)} 76Q${(sx + middle) / 2} ${sy < 100 ? 92 : 140} ${sx + (sx < middle ? 58 : -58)} ${sy + 6}` })] : [];
  return shape("svg", { class: "wd-room", width, height: HEIGHT, role: "img", "aria-label": room.alt },
    shape("ellipse", { class: "wd-room-light", cx: lx, cy: ly, rx, ry }),
    shape("path", { class: lit === "bench" ? "wd-room-lit" : "wd-room-wood", d: bow }),
    ...seats.map(([cx, cy, r]) => shape("circle", { class: lit === "bench" ? "wd-room-speaks" : "wd-room-person", cx, cy, r })),
    shape("text", { class: "wd-room-dim", x: middle, y: 90 }, labels.bench),
    ...names.map(stand), ...arrow,
    shape("rect", { class: lit === "table" ? "wd-room-lit" : "wd-room-wood", x: middle - 60, y: 104, width: 120, height: 66, rx: 8 }),
    shape("text", { class: lit === "table" ? "wd-room-letter" : "wd-room-role", x: middle, y: lit === "table" ? 147 : 142 }, onTable),
    shape("text", { class: "wd-room-dim", x: middle, y: 190 }, lit === "table" ? labels.on_table : onTable ? labels.on_list : labels.table));
}

// Let the desk of whoever speaks empty: `share` of its time is left.
export function emptyDesk(place, share) {
  place.querySelector(".wd-room-time")?.setAttribute("width", DESK * share);
}
