// One loan in the Python that browsers run, without NumPy.
//
//     node run_in_pyodide.mjs microloan-*.whl
//
// It prints what figures.py prints, after absences.py has seen that nothing is there to help.
// Whatever is missing or wrong ends it with an error.

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [wheel, ...others] = process.argv.slice(2);
if (!wheel || others.length) {
  throw new Error("give the path of one wheel: node run_in_pyodide.mjs microloan-*.whl");
}

const python = await loadPyodide();
const loaded = await python.loadPackage(wheel, { messageCallback: () => {} });
if (loaded.length !== 1 || loaded[0].name !== "microloan") {
  throw new Error(`${wheel} gave ${JSON.stringify(loaded)}, not microloan alone`);
}

for (const program of ["absences.py", "figures.py"]) {
  python.runPython(readFileSync(new URL(program, import.meta.url), "utf8"), {
    filename: program,
    globals: python.toPy({ __name__: "__main__" }),
  });
}
