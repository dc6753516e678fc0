// What a tool takes from its host on the page; docs/architecture.md has the whole of it. A page of the kit's own gives it in
// `globalThis.whodecidesHost` before it draws a tool (see hosts/page_host.js). JupyterLab draws tools without a script of
// ours around them: what it gives is written here, and in no other script of a tool.

const PATIENCE = 8000; // milliseconds without an answer, after which nobody may be there

const JUPYTERLAB = {
  cell: ".jp-Cell", // what holds one tool or one text
  lesson: ".jp-Notebook", // what holds them all
  awake: Promise.resolve(), // fulfilled once somebody can answer
  nudges: [4, 8, 12, 20], // see `hurry`; on a machine with nothing else to do the first message of an answer comes after some 4
};

const host = () => globalThis.whodecidesHost ?? JUPYTERLAB;

export const cellAround = (el) => el.closest(host().cell);

export const lessonAround = (el) => el.closest(host().lesson) ?? document;

// Call `show` once somebody can answer: what a page holds until then is of a student who has answered nothing.
export const onceAwake = (show) => host().awake.then(show);

// JupyterLab's one-letter shortcuts and arrow keys act on the cell around whatever has the focus, unless that very element
// says no.
export const keepKeys = (element) => element.setAttribute("data-lm-suppress-shortcuts", "true");

// Call `say` where what was asked stays without an answer; returns the function that ends the wait. While Python is still
// to wake the host says so itself.
export function whenNobodyAnswers(say) {
  let over = false, waiting = null;
  host().awake.then(() => { if (!over) waiting = setTimeout(say, PATIENCE); });
  return () => {
    over = true;
    clearTimeout(waiting);
  };
}

// JupyterLab keeps Enter from submitting a form by itself.
export function submitOnEnter(event) {
  if (event.key !== "Enter") return;
  event.preventDefault(); // where it does not, once is enough
  event.target.form.requestSubmit();
}

// A kernel answers in two short messages. The second waits until the browser acknowledges the first, which it puts off by
// 40 ms unless it has something to send; so send a few empty messages until the answer is here. Returns the function that
// ends this.
export function hurry(model) {
  const nudging = host().nudges.map((after) => setTimeout(() => model.send({}), after)); // fails where the kernel is gone
  return () => nudging.forEach(clearTimeout);
}
