// What a page holds of each tool where there is no Jupyter: a model of what Python told, as anywidget's.
// `toPython(message)` is the wire; it answers with the messages that Python sent meanwhile.

export class Model {
  constructor(id, state) {
    Object.assign(this, { id, state, unsaved: {}, listeners: [] });
  }
  get(name) { return this.state[name]; }
  set(name, value) {
    this.unsaved[name] = value;
    this.take({ [name]: value });
  }
  save_changes() {
    const state = this.unsaved;
    this.unsaved = {};
    if (Object.keys(state).length) tell({ id: this.id, data: { method: "update", state, buffer_paths: [] } });
  }
  send(content) { tell({ id: this.id, data: { method: "custom", content } }); }
  on(names, listener) { for (const name of names.split(" ")) this.listeners.push([name, listener]); }
  off(names, listener) {
    const gone = names?.split(" ");
    this.listeners = this.listeners.filter(([name, each]) => (gone && !gone.includes(name)) || (listener && listener !== each));
  }
  take(state) { // all are new before anybody is told
    const changed = Object.keys(state).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(this.state[name]));
    Object.assign(this.state, state);
    for (const [told, listener] of [...this.listeners])
      if (changed.some((name) => told === `change:${name}`)) listener();
  }
}

export const models = new Map();
let heard = Promise.resolve(); // what Python says is heard in the order in which it was asked

function tell(message) {
  const said = window.toPython(JSON.stringify(message));
  heard = heard.catch(() => {}).then(async () => hear(await said));
}

export function hear(text) {
  for (const { type, id, data } of JSON.parse(text)) {
    if (type === "comm_open") models.set(id, new Model(id, data.state));
    else if (data?.method === "update") models.get(id)?.take(data.state);
  }
}

