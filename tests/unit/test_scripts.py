"""Scripts and styles of the tools: each has a scope of its own, and takes nothing from another tool."""

import re

import pytest
from helpers import ROOT

from whodecides.widgets.scripts import IMPORT, script

pytestmark = pytest.mark.any_version

KIT = ROOT / "src/whodecides"
SCRIPTS = sorted([*KIT.glob("widgets/*.js"), *KIT.glob("tools/*/*.js")])
CLASS = re.compile(r"(?<![\w-])wd-([\w-]+)")
ROOT_CLASS = re.compile(r'startWidget\(context, "([\w-]+)"')
TEXTS = {path: path.read_text(encoding="utf-8") for path in SCRIPTS}


def test_what_several_scripts_share_lies_on_the_layer_below():
    """A script imports from its own folder or from show/, never from another tool."""
    for path, text in TEXTS.items():
        imported = {(path.parent / other).resolve().parent for _names, other in IMPORT.findall(text)}
        assert imported <= {path.parent, KIT / "widgets"}, path


@pytest.fixture
def folder(tmp_path):
    """Two scripts with names in common."""
    (tmp_path / "shared.js").write_text("const one = 1;\nexport function twice(x) {\n  return 2 * x;\n}\n")
    (tmp_path / "other.js").write_text('import { twice } from "./shared.js";\n\nexport const one = twice(2);\n')
    (tmp_path / "tool.js").write_text(
        'import { twice } from "./shared.js";\nimport { one } from "./other.js";\n\n'
        "export default { render: () => twice(one) };\n"
    )
    return tmp_path


def test_each_file_comes_once_and_in_a_scope_of_its_own(folder):
    text = script(folder / "widget.py")
    assert text.count("return 2 * x") == 1
    assert [each for each in text.splitlines() if re.match(r"(const|return) .*\bone\b", each)] == [
        "const one = 1;",
        "const one = twice(2);",
        "return { one };",
        "const { one } = file1;",
        "return { render: () => twice(one) };",
    ]
    assert text.count("(() => {") == 3 and text.endswith("export default file2;\n")
    assert "import" not in text and text.count("export") == 1


@pytest.mark.parametrize("path", sorted(KIT.glob("tools/*/tool.css")), ids=lambda path: path.parent.name)
def test_styles_of_a_tool_touch_no_other_tool(path):
    """Each rule holds to something that only this tool draws: where several are open, their styles are in one page."""
    others = [text for other, text in TEXTS.items() if other.parent != path.parent]
    alien = {name for text in others for name in (*CLASS.findall(text), *ROOT_CLASS.findall(text))}
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    rules = re.sub(r"@keyframes [^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", rules)
    selectors = re.findall(r"([^{}@]+)\{(?=[^{}]*\})", rules)
    assert selectors
    for selector in selectors:
        for each in re.split(r",(?![^(]*\))", selector):
            assert set(re.findall(r"\.wd-([\w-]+)", each)) - alien, each.strip()


@pytest.mark.parametrize("path", sorted(KIT.rglob("*.css")), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_box_stops_the_mouse_wheel(path):
    """A box may be as wide as the page: a reader whose pointer is over it could not scroll on."""
    assert "overscroll-behavior" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(KIT.rglob("*.css")), ids=lambda path: "/".join(path.parts[-2:]))
def test_each_variable_of_a_style_is_set_somewhere(path):
    """A line whose colour nobody sets is not drawn. JupyterLab sets its own."""
    texts = [each.read_text(encoding="utf-8") for kind in ("css", "js", "html") for each in KIT.rglob(f"*.{kind}")]
    set_somewhere = {name for text in texts for name in re.findall(r"(?<!var\()--[\w-]+", text)}
    assert set(re.findall(r"var\((--(?!jp-)[\w-]+)", path.read_text(encoding="utf-8"))) <= set_somewhere
