// The flow diagram of words: each step is a row of words, and what is kept, changed or added between two rows is water.

import { node, shape } from "../../widgets/dom.js";

const NARROW = 480;
const FOLD = 26; // how far water runs on below a phrase that the next step leaves out

export const narrow = (box) => box.clientWidth < NARROW;

function ribbon(from, to, look) {
  const bend = (to.top - from.bottom) / 2;
  return shape("path", {
    class: `wd-ribbon ${look}`,
    d: `M${from.left} ${from.bottom}C${from.left} ${from.bottom + bend} ${to.left} ${to.top - bend} ${to.left} ${to.top}`
      + `H${to.right}C${to.right} ${to.top - bend} ${from.right} ${from.bottom + bend} ${from.right} ${from.bottom}Z`,
  });
}

const sign = (x, y, text) => shape("text", { x, y, "text-anchor": "middle" }, text);

// Where clear water meets a changed word, it takes up the dye on its way down.
function dyeing(id, from, to, before, after) {
  const fade = shape("linearGradient", { id, gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: from.bottom, y2: to.top });
  fade.append(shape("stop", { offset: "15%", class: `wd-${before}` }), shape("stop", { offset: "85%", class: `wd-${after}` }));
  return fade;
}

// One stream: from each of its words to the next.
function flowOf(stream, at, look, id, guessed) {
  const drawn = [], on = look ? " wd-on" : "";
  stream.places.forEach((place, number) => {
    const to = at(place.step, stream.phrase), before = stream.places[number - 1];
    const from = before && at(before.step, stream.phrase);
    if (place.ends && from) {
      const end = { left: from.middle - 1, right: from.middle + 1, top: from.bottom + FOLD };
      drawn.push(ribbon(from, end, `wd-${before.water}${on}`), sign(from.middle, from.bottom + FOLD + 14, "✕"));
    } else if (to && from) {
      const turns = before.water !== place.water, guess = guessed.has(before.step) || guessed.has(place.step);
      const path = ribbon(from, to, `wd-${place.water}${guess ? " wd-guess" : ""}${on}`);
      if (turns) {
        drawn.push(dyeing(`${id}-${stream.phrase}-${place.step}`, from, to, before.water, place.water));
        path.style.fill = `url(#${id}-${stream.phrase}-${place.step})`;
        path.classList.add("wd-turning");
      }
      drawn.push(path);
    } else if (to && place.starts) {
      const x = Math.min(to.left + 12, to.middle), spring = { left: x - 1, right: x + 1, bottom: to.top - FOLD };
      drawn.push(ribbon(spring, to, `wd-${place.water} wd-guess${on}`), sign(x, to.top - FOLD - 4, place.starts));
    }
  });
  return drawn;
}

// The largest letters with which the words take no more lines than with the smallest.
export function fit(box) {
  if (box.dataset.width === String(box.clientWidth)) return;
  box.dataset.width = box.clientWidth;
  const rows = [...box.querySelectorAll(".wd-words")];
  const lines = (size) => {
    box.style.setProperty("--wd-word", `${size}px`);
    return rows.reduce((sum, row) => sum + new Set([...row.children].map((word) => Math.round(word.offsetTop / 8))).size, 0);
  };
  const least = lines(17);
  for (let size = narrow(box) ? 19 : 21; size > 17; size -= 1) if (lines(size) <= least) return;
  lines(17);
}

// Draw all water anew. Where letters have little room, only the stream that is followed is drawn.
export function drawWater(box, view, followed, id) {
  const water = box.querySelector(".wd-water"), frame = box.getBoundingClientRect();
  water.replaceChildren();
  const place = (element, inset = 4) => {
    if (!element?.checkVisibility()) return null;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return {
      left: left - frame.left + inset, right: right - frame.left - inset, middle: (left + right) / 2 - frame.left,
      top: top - frame.top, bottom: bottom - frame.top,
    };
  };
  const at = (step, phrase) => place(box.querySelector(`.wd-words [data-step="${step}"][data-phrase="${phrase}"]`));
  const guessed = new Set(view.steps.filter(({ inferred }) => inferred).map(({ number }) => number));
  const drawn = [...view.streams].sort((a, b) => (a.phrase === followed) - (b.phrase === followed))
    .filter(({ phrase }) => !narrow(box) || phrase === followed)
    .flatMap((stream) => flowOf(stream, at, stream.phrase === followed, id, guessed));
  // What is not cut, or not judged yet, is joined by a band that tells nothing.
  const rows = [...box.querySelectorAll(".wd-stop")].filter((each) => each.checkVisibility());
  rows.slice(1).forEach((row, number) => {
    const last = rows[number].querySelectorAll("[data-phrase]"), own = row.querySelectorAll("[data-phrase]");
    if (last.length && own.length) return;
    const [from, to] = [rows[number], row].map((each) => place(each.querySelector(".wd-words"), 16));
    const width = Math.min(120, from.right - from.left, to.right - to.left);
    const [above, below] = [from, to].map((each) => ({ ...each, right: each.left + width }));
    drawn.push(ribbon(above, below, "wd-plain"));
    if (view.waiting === row.dataset.id) drawn.push(sign(above.left + width / 2, (place(rows[number]).bottom + place(row).top) / 2 + 5, "?"));
  });
  water.append(...drawn);
}

// The water runs down into the step that was judged just now.
export function runDown(box) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  box.querySelector(".wd-water").animate([{ clipPath: "inset(0 0 60% 0)" }, { clipPath: "inset(0)" }], { duration: 900, easing: "ease-out" });
}

// Arrow keys lead from step to step, and from phrase to phrase within one; one of them all is reached by Tab.
export function roam(box) {
  const all = () => [...box.querySelectorAll("button[data-row]")];
  const stop = (target) => all().forEach((each) => each.setAttribute("tabindex", each === target ? "0" : "-1"));
  stop(box.querySelector("button[data-row][aria-pressed=true]") ?? all()[0]);
  box.addEventListener("focusin", (event) => event.target.matches("button[data-row]") && stop(event.target));
  box.addEventListener("keydown", (event) => {
    const buttons = all(), now = buttons.indexOf(event.target);
    if (now < 0) return;
    const row = (each) => Number(each.dataset.row);
    const here = row(event.target);
    const firsts = { ArrowDown: here + 1, ArrowUp: here - 1 };
    const target = event.key === "ArrowRight" ? buttons[now + 1] : event.key === "ArrowLeft" ? buttons[now - 1]
      : event.key in firsts ? beside(event.target, buttons.filter((each) => row(each) === firsts[event.key])) : null;
    if (!target && !(event.key in firsts) && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    target?.focus();
  });
}

// The button of another row to which this one leads: down its own stream, else to the nearest of its kind.
function beside(from, row) {
  const alike = row.filter((each) => each.className === from.className), others = alike.length ? alike : row;
  const stream = from.dataset.phrase && alike.find((each) => each.dataset.phrase === from.dataset.phrase);
  if (stream) return stream;
  const middle = (each) => (each.getBoundingClientRect().left + each.getBoundingClientRect().right) / 2;
  return others.sort((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)))[0];
}

export const emptyWater = () => shape("svg", { class: "wd-water", "aria-hidden": "true" });

// A phrase is a button where its stream can be followed.
export function drawPhrase(step, part, row, follow, pressed) {
  if (part.phrase === null) return node("span", { class: "wd-uncut" }, part.text);
  return node("button", {
    type: "button", class: "wd-word", "data-row": row, "data-key": `${step.id}-phrase-${part.phrase}`, "data-step": step.number,
    "data-phrase": part.phrase, "aria-pressed": pressed ? "true" : "false", tabindex: "-1",
    "aria-label": `${part.text}${part.sign ? `, ${part.change}` : ""}`, lang: step.language, onclick: () => follow(part.phrase, step.id),
  }, part.text, part.sign && part.sign !== "=" ? node("sup", { "aria-hidden": "true" }, part.sign) : "");
}
