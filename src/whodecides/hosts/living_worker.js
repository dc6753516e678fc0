// Python in a worker: it opens the cells of a lesson one after the other, then hears and answers.

const tell = (type, more = {}) => postMessage({ type, ...more });
const FILE = "/kit/my-answers.json";

const later = []; // what was said before Python was there
let python = null, session = null, answers = "";

// A file of which the name holds its digest: bytes that are not those of the name were broken on the way, or on the disk.
async function fetched(file, how = {}) {
  const reply = await fetch(file, how);
  if (!reply.ok) throw new Error(`${file}: ${reply.status}`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (!self.crypto.subtle) return bytes; // over plain HTTP nothing is kept that could break
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 6);
  const name = [...digest].map((each) => each.toString(16).padStart(2, "0")).join("");
  if (file.includes(`.${name}.`)) return bytes;
  if (how.cache) throw new Error(`${file} arrived broken`);
  return fetched(file, { cache: "reload" });
}

// A pack is a ZIP archive compressed as a whole, whose files are not: Python would need six times as long to take them out.
async function inflated(pack) {
  const whole = new Blob([pack]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(whole).arrayBuffer();
}

function unpack(archive) {
  const bytes = new Uint8Array(archive), view = new DataView(archive), text = new TextDecoder();
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

// While Python waits: something imports a package, and nothing can be awaited there.
function fetchFigures(file) {
  tell("fetching");
  try {
    const asked = new XMLHttpRequest();
    asked.open("GET", file, false);
    asked.responseType = "arraybuffer";
    asked.send();
    if (asked.status !== 200) throw new Error(`${file}: ${asked.status}`);
    python.unpackArchive(asked.response, "zip", { extractDir: "/" });
  } finally {
    tell("fetching", { ended: true });
  }
}

// What a lesson starts with stays: to look for garbage in it, again and again, would take a sixth of the time.
const COLLECT_NOTHING = "import gc; gc.disable()", COLLECT_LATER = "gc.freeze(); gc.enable()";
const IMPORTS = [
  "import sys; sys.path.insert(0, '/site'); sys.path_importer_cache.clear(); import pandas", "import whodecides", "from whodecides.hosts import session",
];

async function start({ runtime, library, packs, figures, sources, kept }) {
  let share = 0;
  const progress = () => { share += 1 / (packs.length + 4); tell("progress", { share }); };
  const waits = Promise.all(packs.map((file) => fetched(file).then(inflated).then((archive) => { progress(); return archive; })));
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  python = await loadPyodide({ indexURL: runtime, stdLibURL: library, stdout: () => {}, stderr: () => {} });
  progress();
  for (const archive of await waits) unpack(archive);
  python.FS.chdir("/kit/notebooks");
  answers = kept;
  if (kept) python.FS.writeFile(FILE, kept);
  python.runPython(COLLECT_NOTHING);
  for (const line of IMPORTS) {
    python.runPython(line);
    progress();
  }
  const opened = python.pyimport("whodecides.hosts.session");
  for (const [cell, source] of sources.entries()) {
    tell("opened", { cell, ...JSON.parse(opened.open_cell(source)), ...news() });
  }
  python.runPython(COLLECT_LATER);
  opened.fetch_on_import(() => fetchFigures(figures));
  session = opened;
  tell("ready");
  later.splice(0).forEach((each) => onmessage({ data: each }));
}

const ASKED = { hear: "hear_page", answers: "take_answers", name: "name_answers" };

onmessage = ({ data }) => {
  const failed = (error) => tell("failed", { error: String(error?.stack ?? error).slice(-2000) });
  if (data.type === "start") return start(data).catch(failed);
  if (!session) return later.push(data);
  try {
    if (data.type === "run") tell("ran", { code: data.code, ...JSON.parse(session.run_code(data.source)), ...news() });
    else tell("answered", { number: data.number, ...JSON.parse(session[ASKED[data.type]](data.text)), ...news() });
  } catch (error) {
    failed(error);
  }
};
