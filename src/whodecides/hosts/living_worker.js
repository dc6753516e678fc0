// Python in a worker: it opens the cells of a lesson one after the other, then hears and answers.

const tell = (type, more = {}) => postMessage({ type, ...more });
const breathe = () => new Promise((go) => setTimeout(go, 0));
const PACKS = "whodecides-packs", FILE = "/kit/my-answers.json";

const later = []; // what was said before Python was there
let python = null, answers = "";

// A file is named by its digest: what is kept of it is never stale.
async function fetched(file, progress) {
  const cache = self.caches && await caches.open(PACKS).catch(() => null); // over plain HTTP there is none
  const kept = await cache?.match(file);
  const reply = kept ?? await fetch(file);
  if (!reply.ok) throw new Error(`${file}: ${reply.status}`);
  if (!kept) cache?.put(file, reply.clone()).catch(() => {}); // full, or forbidden: it is fetched anew
  const bytes = await new Response(reply.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  progress();
  return bytes;
}

// A pack is a ZIP archive compressed as a whole, whose files are not: Python would need six times as long to take them out.
function unpack(pack) {
  const bytes = new Uint8Array(pack), view = new DataView(pack), text = new TextDecoder();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) { // a file follows
    const size = view.getUint32(at + 18, true), name = at + 30, end = name + view.getUint16(at + 26, true);
    const content = end + view.getUint16(at + 28, true);
    const [, folder, file] = `/${text.decode(bytes.subarray(name, end))}`.match(/^(.*)\/(.+)$/);
    python.FS.mkdirTree(folder);
    python.FS.createDataFile(folder, file, bytes.subarray(content, content + size), true, true, true);
    at = content + size;
  }
}

// The answers, where they have changed.
function news() {
  const text = python.FS.analyzePath(FILE).exists ? python.FS.readFile(FILE, { encoding: "utf8" }) : "";
  if (text === answers) return {};
  answers = text;
  return { answers };
}

function take(text) {
  answers = text;
  if (text) python.FS.writeFile(FILE, text);
}

async function start({ runtime, packs, sources, kept }) {
  let share = 0;
  const progress = () => { share += 1 / (packs.length + 4); tell("progress", { share }); };
  const waits = Promise.all(packs.map((file) => fetched(file, progress)));
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  python = await loadPyodide({ indexURL: runtime, stdout: () => {}, stderr: () => {} });
  progress();
  for (const pack of await waits) unpack(pack);
  python.FS.chdir("/kit/notebooks");
  take(kept);
  for (const line of ["import sys; sys.path.insert(0, '/site'); sys.path_importer_cache.clear(); import pandas", "import whodecides", "from whodecides.hosts import session"]) {
    python.runPython(line);
    progress();
    await breathe();
  }
  const session = python.pyimport("whodecides.hosts.session");
  for (const [cell, source] of sources.entries()) {
    const opened = JSON.parse(session.open_cell(source));
    tell("opened", { cell, ...opened, ...news() });
    await breathe();
  }
  python.session = session;
  tell("ready");
  later.splice(0).forEach((each) => onmessage({ data: each }));
}

onmessage = ({ data }) => {
  if (data.type === "start") start(data).catch((error) => tell("failed", { error: String(error?.stack ?? error).slice(-2000) }));
  else if (!python?.session) later.push(data);
  else if (data.type === "hear") tell("answered", { number: data.number, said: JSON.parse(python.session.hear_page(data.text)), ...news() });
  else if (data.type === "answers") {
    take(data.text);
    tell("told", { said: JSON.parse(python.session.take_answers()) });
  }
};
