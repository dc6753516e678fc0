// The clock of a step, as the room told it, going on here. When it is out it says so; nothing is locked by it.

import { node } from "../widgets/dom.js";

// `onout` is called when it runs out, and when it no longer has.
export function newRoomClock(onout = () => {}) {
  const element = node("span", { class: "clock", role: "timer" });
  let [left, at, runs, out] = [null, 0, false, false];
  const show = () => {
    element.hidden = left === null;
    const now = Math.ceil(Math.max(0, left - (runs ? (performance.now() - at) / 1000 : 0)));
    element.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    element.classList.toggle("paused", !runs);
    element.classList.toggle("out", now === 0);
    if (left !== null && out !== (now === 0)) onout(out = now === 0);
  };
  setInterval(show, 250);
  return {
    element,
    isOut: () => out,
    take(told) {
      [left, at, runs] = [told.left, performance.now(), told.runs];
      show();
    },
  };
}
