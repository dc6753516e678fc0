"""The plain page as host: what goes wrong in it fails a test, also where nobody looks."""

import nbformat
from jupyterlab_page import open_notebook

WIDGET = """
import anywidget
import traitlets

class Bad(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      const button = document.createElement("button");
      button.onclick = () => {
        if (model.get("told")) throw new Error("a broken script");
        model.set("told", true);
        model.save_changes();
      };
      model.on("change:answer", () => { el.dataset.answer = model.get("answer"); });
      el.append(button);
    } }'''
    told = traitlets.Bool().tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)

    @traitlets.observe("told")
    def _hear(self, change):
        self.answer = "heard"
        raise ValueError("a broken handler")

Bad()
"""


def test_errors_of_cells_handlers_and_scripts_are_kept(page, address, kit):
    (kit / "notebooks").mkdir(exist_ok=True)
    cells = [nbformat.v4.new_code_cell(each) for each in ("1 / 0", WIDGET)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), kit / "notebooks/bad.ipynb")
    assert open_notebook(page, address, "notebooks/bad.ipynb") == ["division by zero"]
    for expected in ("a broken handler", "a broken script"):
        page.get_by_role("button").click()
        for _ in range(600):
            if address.failures:
                break
            page.wait_for_timeout(100)
        assert expected in address.failures.pop() and not address.failures
