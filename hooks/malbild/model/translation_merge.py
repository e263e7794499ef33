"""A translation laid over its original: a translation's file holds only what is translated."""

from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from malbild.content.yaml_nodes import Entry, Listing, Mapping, Node, Scalar
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.schema import nested, translatable
from malbild.model.validation import model_of


def overlay(original: Mapping, translation: Mapping) -> tuple[Mapping, list[Diagnostic]]:
    """The original with the translation's texts in it, each node with its own place.

    A problem is where the translation says what only the original may say, leaves out a text that
    the original has, or speaks of an id that the original does not have; there the original's word
    stands. Raises `Invalid` where the original is of no known kind.
    """
    overlaying = _Overlay()
    merged = overlaying.lay(original, translation, model_of(original), "")
    return merged, overlaying.diagnostics


@dataclass
class _Overlay:
    """One overlay, and the problems met on the way."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def lay(self, original: Mapping, translation: Mapping, model: type[BaseModel], at: str) -> Mapping:
        """One level. `at` is where it stands: empty, `decision.` or `statements[1].`."""
        entries: dict[str, Entry] = dict(original.entries)
        texts, inner = translatable(model), nested(model)
        for key, entry in translation.entries.items():
            if key in texts or (key == "id" and at.endswith("].")):
                entries[key] = entry
            elif key in inner and key in original.entries:
                entries[key] = self._lay_nested(original.entries[key], entry, inner[key], f"{at}{key}")
            else:
                self._refuse(key, entry, translation.path, model, at)
        self._miss(original, translation, model, at)
        return Mapping(entries, translation.path, translation.line)

    def _refuse(self, key: str, entry: Entry, path: str, model: type[BaseModel], at: str) -> None:
        code = "MB203" if key in model.model_fields else "MB101"
        values = {"key": key, "hint": closest_match(key, translatable(model) | nested(model).keys())}
        self.diagnostics.append(Diagnostic(path, entry.line, code, f"{at}{key}", values))

    def _miss(self, original: Mapping, translation: Mapping, model: type[BaseModel], at: str) -> None:
        """Says which texts of the original the translation leaves out."""
        for key, entry in original.entries.items():
            inner = nested(model).get(key)
            needed = key in translatable(model) or (inner is not None and bool(translatable(inner)))
            is_empty = isinstance(entry.value, Listing) and not entry.value.items
            if needed and not is_empty and key not in translation.entries:
                place = translation.path, translation.line
                self.diagnostics.append(Diagnostic(*place, "MB202", f"{at}{key}", {"key": key}))

    def _lay_nested(self, original: Entry, entry: Entry, model: type[BaseModel], where: str) -> Entry:
        match original.value, entry.value:
            case Mapping() as one, Mapping() as other:
                return Entry(entry.line, self.lay(one, other, model, f"{where}."))
            case Listing() as ones, Listing() as others:
                named = replace(others, line=entry.line)  # what is missing is missing under the list's name
                return Entry(entry.line, self._lay_items(ones, named, model, where))
            case (Mapping() | Listing()) as expected, found:
                code = "MB116" if isinstance(expected, Mapping) else "MB115"
                self.diagnostics.append(Diagnostic(found.path, entry.line, code, where))
        return original

    def _lay_items(self, ones: Listing, others: Listing, model: type[BaseModel], where: str) -> Listing:
        originals, _ = _by_id(ones, where)  # what is wrong in the original is said of the original
        translations, diagnostics = _by_id(others, where)
        self.diagnostics.extend(diagnostics)
        for id, item in translations.items():
            if id not in originals:
                values = {"id": id, "other": ones.path, "hint": closest_match(id, originals)}
                self.diagnostics.append(Diagnostic(item.path, item.line, "MB201", where, values))
        items: list[Node] = []
        for number, (id, item) in enumerate(originals.items()):
            if id in translations:
                items.append(self.lay(item, translations[id], model, f"{where}[{number}]."))
            else:
                items.append(item)
                values = {"id": id, "other": item.path, "hint": ""}
                self.diagnostics.append(Diagnostic(others.path, others.line, "MB201", where, values))
        return Listing(tuple(items), others.path, others.line)


def _by_id(listing: Listing, where: str) -> tuple[dict[str, Mapping], list[Diagnostic]]:
    """The list's items by their ids, and what is wrong with the ids."""
    found: dict[str, Mapping] = {}
    diagnostics = []
    for number, item in enumerate(listing.items):
        at = f"{where}[{number}].id"
        entry = item.entries.get("id") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or entry is None or not isinstance(entry.value, Scalar):
            diagnostics.append(Diagnostic(item.path, item.line, "MB102", at, {"key": "id"}))
        elif entry.value.text in found:
            first = found[entry.value.text]
            values = {"id": entry.value.text, "other": f"{first.path}:{first.line}"}
            diagnostics.append(Diagnostic(item.path, entry.line, "MB106", at, values))
        else:
            found[entry.value.text] = item
    return found, diagnostics
