// Opens cells in the Python of a page, then reads a clock and draws a figure. Arguments: a folder with Pyodide and packs, the cells as JSON,
// and the file for what they show.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [folder, cells, shown] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: folder, stdLibURL: `${folder}/library.zip`, stdout: () => {}, stderr: () => {} });
const unpack = (name) => python.unpackArchive(new Uint8Array(readFileSync(`${folder}/${name}`)), "zip", { extractDir: "/" });
unpack("packages.pack");
unpack("kit.pack");
unpack("figures.zip");
python.FS.chdir("/kit/notebooks");
python.runPython("import os, sys; sys.path.insert(0, '/site'); sys.path_importer_cache.clear(); os.environ['MPLBACKEND'] = 'agg'");
const session = python.pyimport("whodecides.hosts.session");
const said = JSON.parse(readFileSync(cells, "utf8")).map((source) => session.open_cell(source));
said.push(session.open_cell("import pandas as pd\nstr(pd.Timestamp('2021-01-06T12:00Z').tz_convert('Europe/Paris'))"));
said.push(session.open_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('/figure.svg')\nopen('/figure.svg').read()[:5]"));
writeFileSync(shown, JSON.stringify(said));
process.exit(0); // Pyodide keeps Node waiting
