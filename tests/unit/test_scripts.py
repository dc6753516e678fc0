"""Scripts and styles of the tools: each has a scope of its own, and says what it takes from others."""

import re
from collections import Counter

import pytest
from shared import ROOT

from whodecides.show.scripts import EXPORT, IMPORT, script

pytestmark = pytest.mark.any_version

KIT = ROOT / "src/whodecides"
SCRIPTS = sorted([*KIT.glob("show/*.js"), *KIT.glob("tools/*/*.js")])
DEFINED = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.M)
COMMENT = re.compile(r"^\s*//.*$", re.M)
CLASS = re.compile(r"(?<![\w-])wd-([\w-]+)")
ROOT_CLASS = re.compile(r'explore\(context, "([\w-]+)"')
TEXTS = {path: path.read_text(encoding="utf-8") for path in SCRIPTS}
GIVEN = {name for path in SCRIPTS for name in EXPORT.findall(path.read_text(encoding="utf-8"))}


def imported(path):
    """Return what a script imports: {name: file that it comes from}."""
    found = IMPORT.findall(path.read_text(encoding="utf-8"))
    return {name.strip(): (path.parent / other).resolve() for names, other in found for name in names.split(",")}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_script_defines_each_name_once_and_imports_what_there_is(path):
    text = path.read_text(encoding="utf-8")
    names = [name.strip() for given, _other in IMPORT.findall(text) for name in given.split(",")] + DEFINED.findall(
        text
    )
    assert [name for name, count in Counter(names).items() if count > 1] == []
    for name, other in imported(path).items():
        assert name in EXPORT.findall(other.read_text(encoding="utf-8")), (name, other.name)
        assert len(re.findall(rf"\b{name}\b", COMMENT.sub("", text))) > 1, f"{name} is imported and not used"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_script_says_by_name_what_it_takes_from_others(path):
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    known = set(imported(path)) | set(DEFINED.findall(text))
    called = {name for name in GIVEN if re.search(rf"(?<![.\w]){name}\(", text)}
    assert called <= known


def test_what_several_scripts_share_lies_on_the_floor_below():
    """A script imports from its own folder or from show/, never from another tool."""
    for path in SCRIPTS:
        assert {other.parent for other in imported(path).values()} <= {path.parent, KIT / "show"}, path


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
    selectors = re.findall(r"([^{}@]+)\{(?=[^{}]*\})", rules)
    assert selectors
    for selector in selectors:
        for each in re.split(r",(?![^(]*\))", selector):
            assert set(re.findall(r"\.wd-([\w-]+)", each)) - alien, each.strip()


@pytest.mark.parametrize("path", sorted(KIT.rglob("*.css")), ids=lambda path: "/".join(path.parts[-2:]))
def test_no_box_keeps_the_wheel(path):
    """A box may be as wide as the page: a reader whose pointer is over it could not scroll on."""
    assert "overscroll-behavior" not in path.read_text(encoding="utf-8")
