"""Forms of the web editor, from the models.

A Sveltia CMS collection per page type and folder, and one of the data files.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, get_args

from babel import Locale

from malbild.checks.text.figures import FACTS
from malbild.model import field_docs
from malbild.model.schema import KINDS, Model, has_texts, nested, translatable
from malbild.model.types.fields import ReferenceTo
from malbild.model.types.pages import ALL_PARTIES, Page
from malbild.model.types.rich_text import RichText
from malbild.model.types.search_words import SearchWords
from malbild.model.types.settings import Settings
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Site
from malbild.site.loading.data_files import data_file
from malbild.site.loading.search_words import NAME as SEARCH_WORDS
from malbild.site.queries.follow_up import parties

Options = dict[str, Any]
MEDIA = "bilder"
"""The folder of uploaded pictures, below docs/."""
SETTINGS_FILE = "docs/settings.{{locale}}.yml"  # without the locale in the original language
_ONE_LINE = 120  # characters
_WRITTEN_BY_COMMANDS = ("translated_from",)
_SOURCE: Options = {"name": "source", "widget": "hidden", "i18n": True}  # the file before the edit, for format.js
_WIDGETS = {
    "boolean": {"widget": "boolean"},
    "date": {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    "integer": {"widget": "number", "value_type": "int"},
    "number": {"widget": "number", "value_type": "float"},
}


class Forms:
    """The forms of a site, in its original language."""

    def __init__(self, site: Site, project: Project, wording: Options) -> None:
        self._site, self._project = site, project
        self._lang = site.original.lang
        self._wording = wording

    def collections(self) -> Iterator[Options]:
        """Yield the collections, perspectives first, then plain pages, and the data files last."""
        places = {(page.meta.kind, PurePosixPath(path).parent) for path, page in self._site.original.documents.items()}
        kinds = [kind for kind in KINDS if kind != "page"] + ["page"]
        for kind, folder in sorted(places, key=lambda place: (kinds.index(place[0]), place[1])):
            yield self._collection(kind, folder)
        files = [self._settings(), *self._search_words(), *self._facts()]
        label = self._wording["collections"]["settings"]
        yield {"name": "settings", "label": label, "i18n": True, "editor": {"preview": False}, "files": files}

    def _collection(self, kind: str, folder: PurePosixPath) -> Options:
        model = KINDS[kind]
        label = self._wording["collections"][kind] if kind != "page" else self._folder_title(folder)
        return {
            "name": "-".join((kind, *folder.parts)),
            "label": label,
            "label_singular": field_docs.type_title(model, self._lang) if kind != "page" else label,
            "folder": str("docs" / folder),
            "media_folder": f"/docs/{MEDIA}",
            "public_folder": "../" * len(folder.parts) + MEDIA,  # as seen from the page's file
            "format": "malbild",
            "filter": {"field": "kind", "value": kind},
            "create": True,
            "delete": False,  # a published address needs a redirect or a tombstone
            "i18n": True,
            "editor": {"preview": False},
            "fields": [*self._page_fields(model)],
        }

    def _settings(self) -> Options:
        """Return the form of the settings, whose file each language has beside the original's."""
        file = {"name": "settings", "label": self._wording["files"]["settings"], "file": SETTINGS_FILE, "i18n": True}
        return file | {"format": "malbild-settings", "fields": [*self._fields(Settings), _SOURCE]}

    def _search_words(self) -> Iterator[Options]:
        """Yield the form of each language's search words, which are no translation of each other."""
        for lang in self._site.editions:
            label = self._wording["files"]["search_words"].format(Locale.parse(lang).get_display_name(self._lang))
            file = {"name": f"search-words-{lang}", "label": label, "i18n": False, "format": "malbild-settings"}
            path = data_file(SEARCH_WORDS, lang, self._project)
            yield file | {"file": path, "fields": [*self._fields(SearchWords), _SOURCE | {"i18n": False}]}

    def _facts(self) -> Iterator[Options]:
        """Yield the form of the list of facts, as text, if the site has one."""
        if (self._project.root / FACTS).is_file():
            text = {"name": "facts", "widget": "text"} | self._wording["facts"]
            file = {"name": "facts", "label": self._wording["files"]["facts"], "file": FACTS, "i18n": False}
            yield file | {"format": "malbild-text", "fields": [text]}

    def _folder_title(self, folder: PurePosixPath) -> str:
        first: Document[Page] | None = self._site.original.documents.get(str(folder / "index.md"))
        return first.meta.title if first and folder.parts else str(self._wording["start"])

    def _page_fields(self, model: Model) -> Iterator[Options]:
        """Yield title and lead, then the page type's own fields, the body, and the fields of all pages."""
        fields = {field["name"]: field for field in self._fields(model)}
        own = [name for name in field_docs.own_fields(model) if name in fields and model is not Page]
        for name in dict.fromkeys(("title", "description", *own)):
            yield fields.pop(name)
        label = self._wording["labels"]["body"]
        yield {"name": "body", "label": label, "widget": "markdown", "modes": ["raw"], "required": False, "i18n": True}
        yield from fields.values()
        yield _SOURCE

    def _fields(self, model: Model) -> Iterator[Options]:
        properties = model.model_json_schema()["properties"]
        for name, field in model.model_fields.items():
            options: Options = {
                "name": name,
                "label": self._label(model, name),
                "i18n": _i18n(model, name),
            }
            schema = field_docs.without_null(properties[name])
            widget = self._widget(model, name, schema)
            if widget["widget"] != "hidden":
                may_be_empty = schema.get("type") == "array" and "minItems" not in schema
                options["required"] = [self._lang] if field.is_required() and not may_be_empty else False
                options["hint"] = field_docs.field_text(model, name, self._lang)
            yield options | widget

    def _label(self, model: Model, name: str) -> str:
        """Return the label of the field, its type's own where the field has another meaning there."""
        own: Options = self._wording["own_labels"].get(model.anchor, {})
        return str(own.get(name) or self._wording["labels"][name])

    def _widget(self, model: Model, name: str, schema: Options) -> Options:
        if name in _WRITTEN_BY_COMMANDS:
            return {"widget": "hidden"}
        inner, annotation = nested(model).get(name), model.model_fields[name].annotation
        if inner:
            parts = {"fields": [*self._fields(inner)], "collapsed": "auto"}
            if schema.get("type") != "array":
                return parts | {"widget": "object"}
            title = field_docs.type_title(inner, self._lang)
            label = title[:1].lower() + title[1:]  # on the button, after "add"
            return parts | {"widget": "list", "label_singular": label, "summary": _summary(inner)}
        if schema.get("type") == "array":
            return self._list_widget(annotation)
        return {"widget": "text"} if annotation is RichText else _simple_widget(schema)

    def _list_widget(self, annotation: Any) -> Options:
        kinds = [mark.kind for mark in get_args(get_args(annotation)[0]) if isinstance(mark, ReferenceTo)]
        if kinds and kinds[0] in ("party", "statement"):
            return {"widget": "select", "multiple": True, "options": [*self._choices(kinds[0])]}
        if kinds:
            path = next(page.path for page in self._site.original.documents.values() if page.meta.kind == kinds[0])
            collection = "-".join((kinds[0], *PurePosixPath(path).parent.parts))
            found = {"collection": collection, "value_field": "id", "display_fields": ["title"]}
            return found | {"widget": "relation", "multiple": True}
        return {"widget": "list"}  # an item a line

    def _choices(self, kind: str) -> Iterator[Options]:
        """Yield the parties or the statements that a list may name."""
        if kind == "party":
            yield {"label": self._wording["all_parties"], "value": ALL_PARTIES}
            yield from ({"label": page.meta.title, "value": page.meta.id} for page in parties(self._site.original))
        else:
            for placed in self._site.original.statements:
                yield {"label": placed.statement.text.plain, "value": placed.statement.id}


def _simple_widget(schema: Options) -> Options:
    """Return the widget of a field with one value."""
    if "const" in schema:
        return {"widget": "hidden", "default": schema["const"]}
    if "enum" in schema:
        return {"widget": "select", "options": schema["enum"]}
    widget = _WIDGETS.get(str(schema.get("format") or schema["type"]))
    return widget or {"widget": "text" if schema.get("maxLength", 0) > _ONE_LINE else "string"}


def _i18n(model: Model, name: str) -> bool | str:
    """Return whether a translation has the field; the id of a translated item is duplicated into it."""
    inner = nested(model).get(name)
    if name in translatable(model) or (inner and has_texts(inner)):
        return True
    return "duplicate" if name == "id" and model not in KINDS.values() and has_texts(model) else False


def _summary(model: Model) -> str:
    """Return the template of a collapsed list item's label: its first field that is a name, a text or a day."""
    names = [
        name for name in ("title", "text", "term", "label", "name", "id", "date", "words") if name in model.model_fields
    ]
    return f"{{{{fields.{names[0]}}}}}"
