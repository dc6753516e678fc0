// JupyterLab's one-letter shortcuts and arrow keys act on the cell around whatever has the focus, unless that
// very element says no.
const FOCUSABLE = new Set(["a", "button", "input", "select", "summary", "textarea"]);

// Build an element: `on…` attributes are listeners, true sets an empty attribute, false and null set none.
export function node(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), tag, attributes, children);
}

// The same for an element of a drawing (SVG).
export function shape(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), tag, attributes, children);
}

function dressed(element, tag, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  if (FOCUSABLE.has(tag) || "tabindex" in attributes) element.setAttribute("data-lm-suppress-shortcuts", "true");
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Esc leads back to the cell, so that a keyboard need not walk through all controls to get on with the lesson.
export function escapeToCell(el) {
  el.addEventListener("keydown", (event) => event.key === "Escape" && el.closest(".jp-Cell")?.focus());
}

export const PATIENCE = 8000; // milliseconds without an answer, after which a kernel may be gone
