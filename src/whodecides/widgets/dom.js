import { cellAround, keepKeys } from "./host.js";

const FOCUSABLE = new Set(["a", "button", "input", "select", "summary", "textarea"]);

// Build an element: `on…` attributes are listeners, true sets an empty attribute, false and null set none.
export function node(tag, attributes = {}, ...children) {
  return withAttributes(document.createElement(tag), tag, attributes, children);
}

// The same for an element of a drawing (SVG).
export function shape(tag, attributes = {}, ...children) {
  return withAttributes(document.createElementNS("http://www.w3.org/2000/svg", tag), tag, attributes, children);
}

function withAttributes(element, tag, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  if (FOCUSABLE.has(tag) || "tabindex" in attributes) keepKeys(element);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Esc leads back to the cell, so that a keyboard need not walk through all controls to get on with the lesson.
export function escapeToCell(el) {
  el.addEventListener("keydown", (event) => event.key === "Escape" && cellAround(el)?.focus());
}

// What in `el` holds a control and takes a line of its own: what comes after it stands below the control.
export function lineAround(el, control) {
  const inRows = ({ display, gridTemplateColumns, columnCount }) => (/^(block|flow-root|list-item)$/.test(display)
    && !(columnCount > 1)) // what comes after it may stand at the top of the next column
    || (display === "grid" && !gridTemplateColumns.includes(" ")); // of one column
  const stands = (each) => {
    const { display, position } = getComputedStyle(each);
    return !/inline|table/.test(display) && !/absolute|fixed/.test(position) && inRows(getComputedStyle(each.parentElement));
  };
  let line = control;
  while (line.parentElement !== el && !stands(line)) line = line.parentElement;
  return line;
}

// How what stands around an element lets it scroll; the page does unless it says otherwise.
const overflowOf = (box) => (box === document.scrollingElement ? { overflowX: "auto", overflowY: "auto" } : getComputedStyle(box));

// Bring the top of a tool into view, where it is above what one sees.
export function bringTopIntoView(el) {
  const { top } = el.getBoundingClientRect();
  for (let box = el.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(overflowOf(box).overflowY) && top < Math.max(0, box.getBoundingClientRect().top) - 1) return el.scrollIntoView();
}

// Scroll whatever scrolls around a control, until it stands where it was when its box was asked for `before`.
export function scrollBack(control, before) {
  let now = control.getBoundingClientRect();
  for (let box = control.parentElement; box; box = box.parentElement) {
    const [down, right] = [now.top - before.top, now.left - before.left];
    if (Math.abs(down) < 1 && Math.abs(right) < 1) return;
    const { overflowX, overflowY } = overflowOf(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) box.scrollTop += down;
    if (/auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth) box.scrollLeft += right;
    now = control.getBoundingClientRect();
  }
}

// The lessons that are open speak one language. Each has a Python of its own, which finds the language that was chosen
// last in the file of answers: so each tool tells the others when it speaks another one, and who hears of one that it does
// not speak asks its own Python to look there. Returns the function that tells, and the one that ends this.
export function shareLanguage(model, el) {
  const others = new BroadcastChannel("whodecides-language");
  let looked = null; // for which language; an answer may take a while
  others.onmessage = ({ data }) => {
    if (data === el.dataset.language || data === looked) return;
    looked = data;
    model.send({ refresh: "language" });
  };
  const speak = (language) => {
    if (el.dataset.language === language) return;
    const first = !el.dataset.language;
    el.dataset.language = language; // which the bar of a lesson follows
    looked = null;
    if (!first) others.postMessage(language);
  };
  return [speak, () => others.close()];
}

// What a tool shows of the answers may have been changed by another lesson meanwhile. So whenever it comes into sight, by
// scrolling, or with its tab or window, it asks its Python to look at the file. Returns the function that ends this.
export function refreshWhenVisible(model, el) {
  let seen = false;
  const look = () => seen && !document.hidden && model.send({ refresh: "answers" });
  const sight = new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting;
    look();
  });
  sight.observe(el);
  document.addEventListener("visibilitychange", look);
  return () => {
    sight.disconnect();
    document.removeEventListener("visibilitychange", look);
  };
}
