"""The coder, the squares of those who coded before, a sentence on trial, and the tool that changes one rule of the codebook."""

from collections.abc import Sequence

from ...answers import Store, class_pools, current_answer, current_revision, open_store, tasks_by_id
from ...case import Case, Reader, current_case, full_task_id
from ...coding import codes_on, coding_set, coding_task, rule_variants
from ...errors import KitError, Message, _, suggest_names
from ...i18n import translator
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import folded_table
from ...widgets.readings import both_codes_table
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .revision import guess_told, revision_static_fallback, revision_view, revision_words
from .view import coder_view, coder_words, hardest_view, known_statements, trial_view

ANSWER_FIRST = _("Answer first. Then open what is so.")


class _CodingTool(StatefulWidget):
    """What shows the codes of the coding task, whichever tool gave them, and hears of each new one."""

    _css = style(__file__)

    def __init__(
        self, case: Case, store: Store, variable: str, first: State, task: str | None, after: str = ""
    ) -> None:
        known = list(case["variables"]["id"])
        if variable not in known:
            wrong = _("The codebook has no variable '{name}'. {nearest}")
            raise KitError(Message(wrong, name=variable, nearest=suggest_names(variable, known)))
        self._case, self._variable = case, variable
        self._coding = full_task_id(coding_task(case)) if coding_task(case) else ""
        super().__init__(store, first, task=task, after=after)

    def _codes(self) -> dict[str, str]:
        """Return the codes on the variable that are stored."""
        return codes_on(self._case, self._variable, self._store.answer(self._coding) if self._coding else None)

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the statements with the codes of A and B, folded away, and that they wait for an answer of one's own."""
        note = translator(state["language"])(ANSWER_FIRST)
        return folded_table(note, both_codes_table(Reader(self._case, state["language"]), self._variable)), note

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._coding and not self.locked:
            self._show({**self._state, **self._stored_state()})


class Coder(_CodingTool):
    """The answer that is kept: {"codes": {statement: {variable: value}}, "who": {statement: an actor}}.

    Several of these share one answer, so each adds what is given in it.
    """

    _esm = script(__file__)
    answer_keys = ("codes", "who")

    def __init__(
        self, case: Case, store: Store, variable: str, statements: Sequence[str], task: str | None = None
    ) -> None:
        self._own = list(statements)
        first = {"at": statements[0], "codes": {}, "who": {}, "more": False}
        own = full_task_id(coding_task(case)) if coding_task(case) else None
        super().__init__(case, store, variable, first, task or own)
        self._coding = self._task

    def compute_view(self, state: State) -> Parts:
        """Return the statement in hand; all others of the set follow where one asked for more."""
        reader = Reader(self._case, state["language"])
        rest = [each for each in coding_set(self._case) if each not in self._own] if state["more"] else []
        shown = [*self._own, *rest]
        at = state["at"] if state["at"] in shown else shown[0]
        known = known_statements(self._case, self._variable, state["codes"])
        state = {**state, "at": at, "codes": known}
        view = coder_view(reader, self._variable, shown, state, class_pools())
        return {"words": coder_words(reader), "state": state, "view": view}

    def _stored_state(self) -> State:
        record = self._store.answer(self._task) if self._task else None
        answer = record["answer"] if record else {}
        who = answer.get("who") if isinstance(answer, dict) else {}
        codes = codes_on(self._case, self._variable, record)
        return {"codes": codes, "who": dict(who) if isinstance(who, dict) else {}}

    def _store_answer_keys(self, before: State, now: State) -> None:
        if all(now[key] == before[key] for key in self.answer_keys):
            return
        record = self._store.answer(self._task)
        kept = dict(record["answer"]) if record and isinstance(record["answer"], dict) else {}
        codes, who = (part if isinstance(part := kept.get(key), dict) else {} for key in self.answer_keys)
        for statement, value in now["codes"].items():
            given = codes.get(statement)
            codes = {**codes, statement: {**(given if isinstance(given, dict) else {}), self._variable: value}}
        answer = {**kept, "codes": codes, "who": {**who, **now["who"]}}
        self._store.keep_state(self._task, answer, current_revision(tasks_by_id().get(self._task)))


class HardestCode(_CodingTool):
    """The answer that is kept: {"hardest": [statement]}."""

    _esm = script(__file__, "hardest.js")
    answer_keys = ("hardest",)

    def __init__(self, case: Case, store: Store, variable: str, task: str | None, after: str = "") -> None:
        super().__init__(case, store, variable, {"hardest": []}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the squares, and who read the hardest statement how."""
        reader, hardest = Reader(self._case, state["language"]), [*state["hardest"], ""][0]
        asked = tasks_by_id().get(self._after)
        record = current_answer(asked, self._store.read()["answers"])
        options = {each["id"]: each["text"] for each in asked.options} if asked else {}
        expected = options.get(str(record["answer"]), "") if record else ""
        view = hardest_view(reader, self._variable, self._codes(), hardest, expected)
        return {"words": coder_words(reader), "state": state, "view": view}


class SentenceTrial(_CodingTool):
    """The answer that is kept: {"decides": [statement, …], "wrong": [statement, …]}."""

    _esm = script(__file__, "trial.js")
    answer_keys = ("decides", "wrong")

    def __init__(
        self, case: Case, store: Store, variable: str, statements: Sequence[str], sentence: str, task: str | None
    ) -> None:
        self._own, self._sentence = list(statements), sentence
        super().__init__(case, store, variable, {"decides": [], "wrong": []}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the sentence, the statements, and what was pressed of them."""
        reader, record = Reader(self._case, state["language"]), self._store.answer(self._sentence)
        written = str(record["answer"]) if record else ""
        view = trial_view(reader, self._variable, self._own, self._codes(), written, state)
        return {"words": coder_words(reader), "state": state, "view": view}

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed == self._sentence:
            self._show(self._state)


class RuleReviser(StatefulWidget):
    """The answer that is kept: {"guesses": {rule: how many codes move}}. Without a task nothing is asked."""

    _esm = script(__file__, "reviser.js")
    _css = style(__file__)
    answer_keys = ("guesses",)

    def __init__(self, case: Case, rules: Sequence[str], store: Store, task: str | None = None) -> None:
        self._case, self._rules = case, list(rules)
        super().__init__(store, {"rule": self._rules[0], "guesses": {}}, task=task)

    def compute_view(self, state: State) -> Parts:
        """Return one rule with its squares and, once it is guessed how many move, where they go."""
        reader, rule = Reader(self._case, state["language"]), state["rule"]
        rule = rule if rule in self._rules else self._rules[0]
        guess = guess_told(self._case, rule, state["guesses"].get(rule)) if self._task else None
        view = revision_view(reader, self._rules, rule, guess, asks=bool(self._task))
        return {"words": revision_words(reader), "state": {**state, "rule": rule}, "view": view}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return what each rule changes as tables, folded away where it is asked."""
        return render(
            __file__,
            "reviser.html",
            note=translator(state["language"])(ANSWER_FIRST) if self._task else "",
            rules=[revision_static_fallback(Reader(self._case, state["language"]), each) for each in self._rules],
        ), revision_words(Reader(self._case, state["language"]))["labels"]["picture"]


def _statements_of_set(case: Case, asked: Sequence[str]) -> list[str]:
    known = coding_set(case)
    for each in asked:
        if each not in known:
            wrong = _("Statement '{name}' is not one that students code. {nearest}")
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, known)))
    return list(asked) or list(known)


def coder(variable: str, statements: Sequence[str] = (), task: str | None = None, case: Case | None = None) -> Coder:
    """Show statements without their speakers, to be coded on a variable; then who else read them so, and who spoke.

    `statements`: ids of the coding set, by default all. The codes are the answer to `task`, by default to the task in which
    the course codes, so that several of these tools fill one answer. In a class that lays its codes together (see
    `release --pool`) the codes of others open with the sixth. Raises KitError for an unknown variable or statement.

    >>> coder("evaluation", ["DEU-04"])
    """
    case = case or current_case()
    return Coder(case, open_store(), variable, _statements_of_set(case, statements), task)


def hardest_code(variable: str, after: str = "", task: str | None = None, case: Case | None = None) -> HardestCode:
    """Show a square for each statement of the coding set as coders A and B read it, and ask which was the hardest.

    `after` names the prediction that this answers, once enough is coded; until then a statement that one has not coded keeps
    its codes closed. What is pressed is the answer to `task`. Raises KitError for an unknown
    variable.

    >>> hardest_code("evaluation")
    """
    return HardestCode(case or current_case(), open_store(), variable, task, after)


def try_sentence(
    variable: str, statements: Sequence[str], sentence: str, task: str | None = None, case: Case | None = None
) -> SentenceTrial:
    """Show one's own sentence for the codebook beside statements: which does it decide, which could come out wrong?

    `sentence`: the text task in which it was written. What is pressed is the answer to `task`. Raises KitError for an unknown
    variable or statement.

    >>> try_sentence("evaluation", ["DEU-04", "AUS-08"], sentence="04.6")
    """
    case = case or current_case()
    return SentenceTrial(case, open_store(), variable, _statements_of_set(case, statements), sentence, task)


def revise_rule(rules: str, task: str | None = None, case: Case | None = None) -> RuleReviser:
    """Show what another rule of the codebook changes: a square for each statement, which slides where its code changes.

    `rules`: ids of `rule_variants.csv`, joined by +. With a `task` one first says how many squares will move; the guesses
    are its answer. Raises KitError, with the nearest names, for an unknown rule.

    >>> revise_rule("step-needed")
    """
    case = case or current_case()
    known = rule_variants(case)
    for rule in rules.split("+"):
        if rule not in known:
            wrong = _("There is no rule '{name}'. {nearest}")
            raise KitError(Message(wrong, name=rule, nearest=suggest_names(rule, known)))
    return RuleReviser(case, rules.split("+"), open_store(), task)
