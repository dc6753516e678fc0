// What Python answered when the page was made, to presses of which the answer depends on the choice alone.

// What a press sends, without how many a tool had sent before.
const keyOf = (sent) => JSON.stringify(sent, (name, value) => (name === "sent" && typeof value === "number" ? undefined : value));

// `changes` are [what it is then], or {key or place: changes} of what holds more.
function changed(before, changes) {
  if (Array.isArray(changes)) return changes[0];
  const after = Array.isArray(before) ? [...before] : { ...before };
  for (const [key, each] of Object.entries(changes)) after[key] = changed(before[key], each);
  return after;
}

export class RecordedAnswers {
  // `table` is {cell: {stored: tasks, answers: [[what a press sends, {cell: changes}], …]}}, `states` the first state of each cell.
  constructor(table, states) {
    this.states = states;
    this.cells = new Map(Object.entries(table).map(([cell, { stored, answers }]) =>
      [Number(cell), { stored, told: new Map(answers.map(([sent, told]) => [JSON.stringify(sent), told])) }]));
  }
  // What is told after a press: [[cell, traits], …]. Where `answers` hold one to the same task, only Python knows.
  after({ cell, data }, answers) {
    const { stored, told } = this.cells.get(cell) ?? {};
    if (!told || stored.some((task) => task in answers)) return [];
    return Object.entries(told.get(keyOf(data.state)) ?? {}).map(([place, changes]) => {
      const traits = Object.fromEntries(Object.entries(changes).map(([name, each]) => [name, changed(this.states[place][name], each)]));
      const { requested_state: asked } = data.state;
      if (asked && Number(place) === cell) traits.state = { ...traits.state, sent: asked.sent };
      return [Number(place), traits];
    });
  }
}
