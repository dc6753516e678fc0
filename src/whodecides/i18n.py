"""The words of the interface in English, French and Spanish.

English is the message itself; French and Spanish come from the gettext catalogues in `locale/`,
which translators edit as `.po` files. The data carry their own columns (`name_en`, `name_fr`, …).
"""

import datetime
import gettext
import io
import os
import unicodedata
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .errors import KitError, Words, _, nearest

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}


def check_language(code: str) -> str:
    """Return `code` if the kit speaks that language. Raises KitError otherwise."""
    if code not in LANGUAGES:
        raise KitError(
            Words(_("The kit does not speak '{name}'. {nearest}"), name=code, nearest=nearest(code, LANGUAGES))
        )
    return code


def terminal_language() -> str:
    """Return the language in which a command speaks: of those that the environment wishes the first that the kit speaks.

    As for every program, LANGUAGE may list several; else LC_ALL, LC_MESSAGES or LANG names one.
    """
    wished = os.environ.get("LANGUAGE", "").split(":")
    wished.append(next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), ""))
    return next((each[:2] for each in wished if each[:2] in LANGUAGES and not each[2:3].isalpha()), "en")


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the gettext translations of `language` (en, fr or es)."""
    check_language(language)
    if language == "en":
        return gettext.NullTranslations()
    source = files(__package__).joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Translator:
    """Turns English messages into one language: `_("Date")`.

    `_.pgettext("codebook", "Rule")` is for an English word that stands for two things, and names which;
    `_.ngettext("{count} other", "{count} others", count)` is for whatever is counted.
    """

    def __init__(self, language: str) -> None:
        self.language, found = language, translations(language)
        self._gettext, self.pgettext, self.ngettext = found.gettext, found.pgettext, found.ngettext

    def __call__(self, message: str) -> str:
        return self._gettext(message)


@cache
def translator(language: str) -> Translator:
    """Return what turns English messages into `language`."""
    return Translator(language)


def pgettext(vocabulary: str, code: str) -> tuple[str, str]:
    """Mark a code of a vocabulary for the catalogue without translating it here."""
    return vocabulary, code


def data_word(code: str, vocabulary: str, language: str) -> str:
    """Return the words for a code of a vocabulary, such as "press conference"; see DATA_WORDS."""
    return translator(language).pgettext(vocabulary, code)


def language_name(code: str, language: str) -> str:
    """Return the name of the language `code` (ISO 639-1) in `language`: German, allemand, alemán."""
    return Locale(language).languages.get(code, code)


def share(number: float, language: str) -> str:
    """Write a number between 0 and 1 as a percentage, as the language does: 75%, 75 %. Less than 0 is 0."""
    percent = "<1%" if 1e-9 < number < 0.005 else f"{max(0, number):.0%}"
    return percent if language == "en" else percent.replace("%", "\u00a0%")


def decimal(number: float, language: str, digits: int = 2) -> str:
    """Write a number with decimals as the language does: 0.75, 0,75, −0.20. It is never minus zero."""
    return _figure(f"{round(number, digits) + 0.0:.{digits}f}", language)


def plain_number(number: float, language: str) -> str:
    """Write a number with the decimals that it has, and no more: 3, 2.5, 2,5."""
    return _figure(f"{number:g}", language)


def whole(number: int, language: str) -> str:
    """Write a whole number in groups of three: 12,000, 12 000."""
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\u202f")


def _figure(text: str, language: str) -> str:
    text = text.replace("-", "\N{MINUS SIGN}")
    return text if language == "en" else text.replace(".", ",")


DATE_FORMS = {"month": "%Y-%m", "year": "%Y"}  # every other precision gives a day


def dated(date: datetime.date, precision: str, language: str) -> str:
    """Write a date as far as it is known, never more exactly.

    2021-03-28, 2021-03, 2021, "published on 2021-03-28", "2021-03-28 (inferred)"; "2021-03-28 or before" where it was
    only seen then.
    """
    return qualified(f"{date:{DATE_FORMS.get(precision, '%Y-%m-%d')}}", precision, language)


def qualified(text: str, precision: str, language: str) -> str:
    """Return the text of a date with the words that its precision asks for; a day that a source says needs none."""
    _ = translator(language)
    words = {"published": _("published on {date}"), "inferred": _("{date} (inferred)"), "seen": _("{date} or before")}
    return words.get(precision, "{date}").format(date=text)


LONG_DATE = {"en": "d MMMM y", "fr": "d MMMM y", "es": "d 'de' MMMM 'de' y"}


def written_day(day: datetime.date, language: str, pattern: str = "") -> str:
    """Write a day in words, as in a sentence, or by a pattern of Unicode. In French the first of a month is "1er"."""
    pattern = pattern or LONG_DATE[language]
    if language == "fr" and day.day == 1:
        pattern = pattern.replace("d MMM", "d'er' MMM")  # where the month has its name
    return format_date(day, pattern, locale=language)


def colon(language: str) -> str:
    """Return a colon with the spaces that the language puts around it."""
    return "\u00a0: " if language == "fr" else ": "


def by_letters(name: str) -> str:
    """Return what a name is sorted by: capitals and accents aside, so that "Égypte" stands among the names with E."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


# Words that stand in the data as codes and are shown to readers, each with its vocabulary: a column of a table, or a
# list of the engine. A test holds this list complete.
DATA_WORDS = (
    pgettext("statements.channel", "press conference"),
    pgettext("statements.channel", "interview"),
    pgettext("statements.channel", "speech"),
    pgettext("statements.channel", "social media post"),
    pgettext("statements.channel", "parliament"),
    pgettext("statements.channel", "written statement"),
    pgettext("statements.channel", "article"),
    pgettext("statements.channel", "other"),
    pgettext("statements.wording_status", "original"),
    pgettext("statements.wording_status", "translation"),
    pgettext("statements.wording_status", "reported speech"),
    pgettext("statements.about", "temporary locks"),
    pgettext("statements.about", "permanent suspension"),
    pgettext("statements.about", "suspension in general"),
    pgettext("statements.about", "other accounts"),
    pgettext("statements.about", "platform power in general"),
    pgettext("sources.kind", "primary record"),
    pgettext("sources.kind", "agency"),
    pgettext("sources.kind", "state agency"),
    pgettext("sources.kind", "national press"),
    pgettext("sources.kind", "foreign press"),
    pgettext("sources.kind", "partisan press"),
    pgettext("sources.kind", "state media"),
    pgettext("sources.kind", "mirror"),
    pgettext("sources.kind", "scholarship"),
    pgettext("sources.kind", "reference"),
    pgettext("sources.kind", "analysis"),
    pgettext("sources.access", "open"),
    pgettext("sources.access", "registration"),
    pgettext("sources.access", "paywall"),
    pgettext("sources.access", "archived copy"),
    pgettext("positions.confidence", "high"),
    pgettext("positions.confidence", "medium"),
    pgettext("positions.confidence", "low"),
    pgettext("timeline.kind", "government statement"),
    pgettext("timeline.kind", "other statement"),
    pgettext("timeline.kind", "reported statement"),
    pgettext("timeline.kind", "platform action"),
    pgettext("timeline.kind", "politics"),
    pgettext("timeline.kind", "law"),
    pgettext("timeline.kind", "court"),
    pgettext("timeline.kind", "oversight"),
    pgettext("timeline.kind", "settlement"),
    pgettext("timeline.kind", "summit"),
    pgettext("timeline.kind", "violence"),
    pgettext("platform_actions.action", "label"),
    pgettext("platform_actions.action", "lock"),
    pgettext("platform_actions.action", "suspension"),
    pgettext("platform_actions.action", "removal"),
    pgettext("platform_actions.action", "feature limit"),
    pgettext("platform_actions.action", "payment or hosting withdrawn"),
    pgettext("platform_actions.action", "policy change"),
    pgettext("platform_actions.action", "reinstatement"),
    pgettext("platform_actions.action", "ruling"),
    pgettext("platform_actions.action", "settlement"),
    pgettext("platform_actions.action", "block by a state"),
    pgettext("platform_actions.action", "other"),
    pgettext("platform_actions.duration", "temporary"),
    pgettext("platform_actions.duration", "indefinite"),
    pgettext("platform_actions.duration", "permanent"),
    pgettext("platform_actions.duration", "not applicable"),
    pgettext("exhibits.kind", "post"),
    pgettext("exhibits.kind", "rule"),
    pgettext("exhibits.kind", "ground"),
    pgettext("exhibits.kind", "page"),
    pgettext("exhibits.kind", "question"),
    pgettext("exhibits.kind", "reading"),
    pgettext("statuses.status", "announced"),
    pgettext("statuses.status", "proposed"),
    pgettext("statuses.status", "adopted"),
    pgettext("statuses.status", "in force"),
    pgettext("statuses.status", "enjoined"),
    pgettext("statuses.status", "suspended"),
    pgettext("statuses.status", "partly struck"),
    pgettext("statuses.status", "struck"),
    pgettext("statuses.status", "vacated"),
    pgettext("statuses.status", "declared unlawful"),
    pgettext("statuses.status", "superseded"),
    pgettext("statuses.status", "lapsed"),
    pgettext("statuses.status", "vetoed"),
    pgettext("statuses.status", "dropped"),
    pgettext("claims.verdict", "accurate"),
    pgettext("claims.verdict", "imprecise"),
    pgettext("claims.verdict", "misleading"),
    pgettext("claims.verdict", "unsupported"),
    pgettext("claims.verdict", "false"),
    pgettext("claims.verdict", "opinion"),
    pgettext("claims.kind", "event"),
    pgettext("claims.kind", "quotation"),
    pgettext("claims.kind", "attribution"),
    pgettext("claims.kind", "characterisation"),
    pgettext("claims.kind", "omission"),
    pgettext("origins.certainty", "established"),
    pgettext("origins.certainty", "presumed"),
    pgettext("origins.certainty", "not established"),
    pgettext("renderings.stage", "original speaker"),
    pgettext("renderings.stage", "agency"),
    pgettext("renderings.stage", "outlet"),
    pgettext("renderings.stage", "French text"),
    pgettext("renderings.stage", "side branch"),
    pgettext("cuts.change", "said"),
    pgettext("cuts.change", "kept"),
    pgettext("cuts.change", "changed"),
    pgettext("cuts.change", "added"),
    pgettext("cuts.change", "left out"),
    pgettext("chain.change", "no"),
    pgettext("chain.change", "a little"),
    pgettext("chain.change", "cannot tell"),
    pgettext("chain.change", "yes"),
    pgettext("stances.stance", "welcomes"),
    pgettext("stances.stance", "can accept"),
    pgettext("stances.stance", "objects"),
    pgettext("stances.basis", "stated"),
    pgettext("stances.basis", "inferred"),
    pgettext("stances.basis", "no evidence"),
    pgettext("instruments.kind", "law"),
    pgettext("instruments.kind", "bill"),
    pgettext("instruments.kind", "ruling"),
    pgettext("instruments.kind", "decision"),
    pgettext("instruments.kind", "private rule"),
    pgettext("instruments.kind", "treaty"),
    pgettext("instruments.kind", "soft law"),
    pgettext("provisions.feature", "removal deadline"),
    pgettext("provisions.feature", "maximum fine"),
    pgettext("provisions.feature", "must-carry"),
    pgettext("provisions.feature", "redress"),
    pgettext("provisions.feature", "transparency"),
    pgettext("provisions.feature", "oversight"),
    pgettext("provisions.feature", "scope"),
    pgettext("provisions.feature", "liability"),
    pgettext("provisions.feature", "local presence"),
    pgettext("provisions.feature", "proportionality"),
    pgettext("fact_steps.finding", "met"),
    pgettext("fact_steps.finding", "not met"),
    pgettext("fact_steps.finding", "not decided"),
)
