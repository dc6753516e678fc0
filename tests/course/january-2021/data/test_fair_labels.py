"""Labels and remarks that could be unfair: each rests on one rule, whoever it is about."""

import re

BASIS = re.compile(r"\b(?:organ of|owned by|says of itself)\b")  # how a note begins to say why a publisher takes a side
SHOWN = re.compile(r"https?://\S+|\([^)]+\)|by its name")  # by which source
PRESS = ("national press", "foreign press", "partisan press")
FORM = re.compile(
    r"Motive ascribed to [^;]+; own reason given: "
    r"(?P<reason>[A-Z]{3}-\d\d(?:, [A-Z]{3}-\d\d)*|A\d{3}|[a-z0-9]+(?:-[a-z0-9]+)+|https://\S+|none found|not looked for|denied by .+)\.$"
)
JUDGED = re.compile(
    r"\bunproven\b|\bnot a finding\b|\bassertion\b|\b(?:his|her|their|own|company(?:’|')s) claim\b", re.IGNORECASE
)


def test_a_paper_is_called_partisan_by_a_source_on_the_left_and_on_the_right(case):
    """And whoever says so of itself is called so: the rule stands in the codebook, under the kind of a source."""
    sources = case["sources"]
    says = sources["note"].str.contains(BASIS)
    partisan = sources["kind"] == "partisan press"
    assert list(sources[says != partisan]["id"]) == []
    for row in sources[partisan].to_dict("records"):
        assert SHOWN.search(row["note"][BASIS.search(row["note"]).start() :]), row["id"]
    assert {"Breitbart", "il manifesto"} <= set(sources[partisan]["publisher"])
    assert not sources["note"].str.contains(r"\bpartisan\b", case=False).any()


def test_a_publisher_has_one_label(case):
    press = case["sources"][case["sources"]["kind"].isin(PRESS)]
    kinds = press.groupby("publisher")["kind"].agg(set)
    assert [name for name, each in kinds.items() if "partisan press" in each and len(each) > 1] == []


def test_a_motive_is_told_in_the_same_words_whoever_is_accused(case):
    """The note names who is accused, and the reason that they gave themselves; it does not judge."""
    known = {each for table in ("statements", "platform_actions", "sources") for each in case[table]["id"]}
    told = case["statements"][case["statements"]["note"].str.contains("otive ascribed|own reason given")]
    for row in told.to_dict("records"):
        found = FORM.search(row["note"])
        assert found, (row["id"], row["note"])
        reason = found["reason"]
        if re.search(r"\d", reason) and not reason.startswith("https://"):
            assert set(reason.split(", ")) <= known, row["id"]
    assert len(told) >= 30
    assert {"RUS", "HUN", "FRA", "DEU", "USA", "MEX"} <= set(told["jurisdiction"])


def test_no_note_on_a_statement_judges_what_was_said_of_others(case):
    judged = case["statements"][case["statements"]["note"].str.contains(JUDGED)]
    assert list(judged["id"]) == []
