"""A new site: the folder of another county's content, from site_template/, with the gaps to fill in marked."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from malbild.checks.project.markdown_extensions import DIALECT
from malbild.diagnostics.diagnostic import CommandError
from malbild.diagnostics.suggestions import slugify
from malbild.files.yaml_loader import read_yaml
from malbild.project.locale import FOLDER as LOCALES

TEMPLATES = Path(__file__).parent / "site_template"
_ICONS = ("person", "handshake", "team", "heart", "hands", "compass")
_ORIGINAL = "sv"


@dataclass(frozen=True, slots=True)
class NewSite:
    """A request for a site. `perspectives` and `languages` are lists in text: with commas, with spaces."""

    county: str
    parties: str
    perspectives: str
    languages: str

    def write(self, folder: Path, today: date) -> tuple[str, ...]:
        """Write the files in a folder that is empty or missing; return their paths. Raises `CommandError`."""
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"Mappen {folder} är inte tom. Inget är ändrat.")
        files = dict(self._files(today))
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return tuple(files)

    def _files(self, today: date) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each file. Raises `CommandError`."""
        perspectives, languages = self._perspectives(), self._languages()
        values = self._values(today) | {
            "extensions": "\n".join(f"  - {name}" for name in DIALECT),
            "languages": "\n".join(_language_entry(lang) for lang in languages),
            "pages": "\n".join(f"      - malbild/{id}.md" for id in perspectives),
        }
        yield ".gitignore", _read("gitignore", values)
        yield "mkdocs.yml", _read("mkdocs.yml", values)
        for lang in languages:
            template = f"docs/settings.{lang if lang == _ORIGINAL else 'en'}.yml"
            yield f"docs/settings{'' if lang == _ORIGINAL else f'.{lang}'}.yml", _read(template, values)
        for page in ("index", "om", "material", "badda-in", "tillganglighet"):
            yield f"docs/{page}.md", _read(f"docs/{page}.md", values)
        for number, (id, title) in enumerate(perspectives.items()):
            icon, own = _ICONS[number % len(_ICONS)], {"id": id, "order": str(number + 1)}
            own |= {"icon": icon, "perspective": json.dumps(title, ensure_ascii=False)}
            yield f"docs/malbild/{id}.md", _read("docs/malbild/perspective.md", values | own)

    def _values(self, today: date) -> dict[str, str]:
        """Return the values of the templates' placeholders. Raises `CommandError` for text that YAML would misread."""
        for text in (self.county, self.parties):
            if any(character in text for character in '"\\:#[]{}'):
                raise CommandError(f'Skriv bara bokstäver, komma och bindestreck: "{text}"')
        return {
            "county": self.county,
            "site": f"Målbild för nära vård i {self.county}",
            "parties": self.parties,
            "slug": slugify(self.county),
            "today": today.isoformat(),
            "next_review": f"{today.year + 1}-{today:%m}-{min(today.day, 28):02}",
        }

    def _perspectives(self) -> dict[str, str]:
        """Return the titles by id. Raises `CommandError` if there is none, or two have the same id."""
        titles = [title.strip() for title in self.perspectives.split(",") if title.strip()]
        found = {slugify(title): title for title in titles}
        if not titles or "" in found or len(found) < len(titles):
            raise CommandError(f'Skriv olika namn på perspektiven, med komma mellan: "{self.perspectives}"')
        return found

    def _languages(self) -> tuple[str, ...]:
        """Return the languages, Swedish first. Raises `CommandError` for one without a locale file."""
        known = {path.stem for path in LOCALES.glob("*.yml")}
        languages = dict.fromkeys((_ORIGINAL, *self.languages.replace(",", " ").split()))
        if unknown := [lang for lang in languages if lang not in known]:
            raise CommandError(f"Språket {unknown[0]} finns inte. Välj bland: {', '.join(sorted(known))}.")
        return tuple(languages)


def _read(name: str, values: Mapping[str, str]) -> str:
    """Return the text of a template with the values in place."""
    return Template((TEMPLATES / name).read_text(encoding="utf-8")).substitute(values)


def _language_entry(lang: str) -> str:
    """Return the lines of mkdocs.yml for a language; the first is the default."""
    name = read_yaml(LOCALES / f"{lang}.yml")["name"]
    lines = [f"        - locale: {lang}", f"          name: {name}"]
    return "\n".join([*lines, "          default: true"] if lang == _ORIGINAL else lines)
