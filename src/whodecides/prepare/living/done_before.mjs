// Runs done_before.py in the Python of a page. Arguments: the folder of Pyodide, that script, the folder of the packs.
import { readFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [runtime, script, packs] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));
// With a seed sets have one order, and bytecode is the same bytes each time; without columns it is smaller by a fifth.
const env = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
const python = await loadPyodide({ indexURL: runtime, env });
python.FS.mkdirTree("/packs");
python.FS.mount(python.FS.filesystems.NODEFS, { root: packs }, "/packs");
try {
  python.runPython(readFileSync(script, "utf8"));
  python.runPython("do_before(Path('/packs'), Path('/'))");
  process.exit(0); // Pyodide keeps Node waiting
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
