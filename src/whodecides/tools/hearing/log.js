// The log of a page's moves, as `moves.py` reads it. `acts` says of each act which seat it belongs to, and at which step of the
// plan it counts: {act: {by, steps: {what it is about: step}}}.

const isSame = (acts, act, about) => ({ kind, by, step }) => kind === act && by === acts[act].by && step === acts[act].steps[about];

const stepOf = (log) => log.filter(({ kind }) => kind === "next").at(-1)?.step;
const takenBack = (log) => new Set(log.filter(({ kind }) => kind === "undo").map(({ of }) => of));

// Go on to the step of an act, and press. Whoever presses the same again at once has pressed once: so a text is one move
// while it is being written.
export function press(log, acts, act, about, value) {
  const { by, steps } = acts[act], step = steps[about];
  const before = log.length && isSame(acts, act, about)(log.at(-1)) ? log.slice(0, -1) : log;
  return [...goTo(before, step), ...stood(before, act, step), { kind: act, by, step, value }];
}

export const goTo = (log, step) => (stepOf(log) === step ? log : [...log, { kind: "next", by: "", step }]);

// What stands by other acts at a step to which one comes back: there a game asks anew, so a page presses it again.
function stood(log, act, step) {
  const taken = takenBack(log), isOther = (move, at) => move.step === step && !["next", act].includes(move.kind) && !taken.has(at);
  return stepOf(log) === step ? [] : [...new Map(log.filter(isOther).map((move) => [move.kind, move])).values()];
}

// Take back what was pressed as one act, about one thing or about several.
export function takeBack(log, acts, act, ...abouts) {
  const taken = takenBack(log);
  const isOwn = (move) => abouts.some((about) => isSame(acts, act, about)(move));
  return [...log, ...log.flatMap((move, of) => (isOwn(move) && !taken.has(of) ? [{ kind: "undo", by: "", of }] : []))];
}

// A text that is emptied is taken back.
export const write = (log, acts, act, about, text) => (text.trim() ? press(log, acts, act, about, text) : takeBack(log, acts, act, about));
