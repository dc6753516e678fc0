"""The words of the interface in English, French and Spanish.

English is the message itself; French and Spanish come from the gettext catalogues in `locale/`,
which translators edit as `.po` files. The data carry their own words (`name_en`, `labels.csv`, …). How a language writes
numbers and days is Babel's.
"""

import datetime
import gettext
import io
import os
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from math import isnan

from babel import Locale
from babel.dates import format_date, get_date_format
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from .errors import KitError, Message, _, suggest_names

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
COURSE_LANGUAGE = "en"  # in which lessons and tasks are written


def check_language(code: str) -> str:
    """Return `code` if the kit speaks that language. Raises KitError otherwise."""
    if code not in LANGUAGES:
        raise KitError(
            Message(_("The kit does not speak '{name}'. {nearest}"), name=code, nearest=suggest_names(code, LANGUAGES))
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


def language_name(code: str, language: str) -> str:
    """Return the name of the language `code` (ISO 639-1) in `language`: German, allemand, alemán."""
    return Locale(language).languages.get(code, code)


# Spanish sets thousands apart by a space, as in Costa Rica: a reader in Mexico takes the point of Spain for that of decimals.
NUMBER_LOCALES = {"es": "es_CR"}
UNDEFINED = "–"  # what is written for a measure that has no value here


def localized_percent(number: float, language: str) -> str:
    """Write a number between 0 and 1 as a percentage, as the language does: 75%, 75 %. Less than 0 is 0, NaN a dash."""
    if isnan(number):
        return UNDEFINED
    if 1e-9 < number < 0.005:
        return "<" + _whole_percent(1, language)
    return _whole_percent(round(100 * max(0, number)), language)


@cache  # rankings write the same hundred again and again
def _whole_percent(number: int, language: str) -> str:
    return format_percent(number / 100, locale=language)


def localized_decimal(number: float, language: str, digits: int = 2) -> str:
    """Write a number with decimals as the language does: 0.75, 0,75, −0.20. It is never minus zero; NaN is a dash."""
    if isnan(number):
        return UNDEFINED
    return _number_by_pattern(round(number, digits) + 0.0, language, "0" * digits)


def localized_number(number: float, language: str) -> str:
    """Write a number with the decimals that it has, six at most: 3, 2.5, 2,5."""
    return _number_by_pattern(number, language, "######")


def localized_with_groups(number: float, language: str) -> str:
    """Write a number in groups of three, with the decimals that it has, three at most: 12,000, 12 000."""
    return format_decimal(number, locale=NUMBER_LOCALES.get(language, language))


@lru_cache(maxsize=4096)  # of a class the same few points and counts are written ten thousands of times
def _number_by_pattern(number: float, language: str, decimals: str) -> str:
    return format_decimal(number, format=f"0.{decimals}", locale=language).replace("-", "\N{MINUS SIGN}")


DATE_FORMS = {"month": "%Y-%m", "year": "%Y"}  # every other precision gives a day


def localized_date(date: datetime.date, precision: str, language: str) -> str:
    """Write a date as far as it is known, never more exactly.

    2021-03-28, 2021-03, 2021, "published on 2021-03-28", "2021-03-28 (inferred)"; "2021-03-28 or before" where it was
    only seen then.
    """
    return qualified_date(f"{date:{DATE_FORMS.get(precision, '%Y-%m-%d')}}", precision, language)


def qualified_date(text: str, precision: str, language: str) -> str:
    """Return the text of a date with the words that its precision asks for; a day that a source says needs none."""
    _ = translator(language)
    words = {"published": _("published on {date}"), "inferred": _("{date} (inferred)"), "seen": _("{date} or before")}
    return words.get(precision, "{date}").format(date=text)


@cache
def _long_date_pattern(language: str) -> str:
    # English days as most of the world writes them: 1 March 2024. The other languages need no country.
    return get_date_format("long", {"en": "en_001"}.get(language, language)).pattern


def localized_day(day: datetime.date, language: str, pattern: str = "") -> str:
    """Write a day in words, as in a sentence, or by a pattern of Unicode. In French the first of a month is "1er"."""
    pattern = pattern or _long_date_pattern(language)
    if language == "fr" and day.day == 1:
        pattern = pattern.replace("d MMM", "d'er' MMM")  # where the month has its name
    return format_date(day, pattern, locale=language)


def colon(language: str) -> str:
    """Return a colon with the spaces that the language puts around it."""
    return "\u00a0: " if language == "fr" else ": "


def sort_key(name: str) -> str:
    """Return what a name is sorted by: capitals and accents aside, so that "Égypte" stands among the names with E."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
