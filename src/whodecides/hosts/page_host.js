// What a page of the kit's own gives its tools, as widgets/host.js asks for it. `awake` is fulfilled once Python can answer.

export function giveHost(awake = Promise.resolve()) {
  globalThis.whodecidesHost = { cell: ".wd-cell", lesson: "main", awake, nudges: [] };
}
