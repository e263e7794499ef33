"""Merge of a translation's front matter into its original's, each node with its own place."""

from dataclasses import dataclass, field, replace

from malbild.content.yaml_nodes import Entry, Listing, Mapping, Node, Scalar
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import allowed_names, closest_match
from malbild.model.schema import Model, nested, translatable


def merge(original: Mapping, translation: Mapping, model: Model) -> tuple[Mapping, list[Diagnostic]]:
    """Return the original with the translation's texts, and diagnostics.

    A translation holds texts and the ids of list items. A field that only the original may have, a missing text and
    an unknown id are reported; the original's value is kept there.
    """
    merger = _Merger()
    merged = merger.merge_mapping(original, translation, model, "")
    return merged, merger.diagnostics


@dataclass
class _Merger:
    """A merge in progress, with its diagnostics.

    `at` is the path of a mapping: empty, `decision.` or `statements[1].`; `field` that of a value: `decision`.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def merge_mapping(self, original: Mapping, translation: Mapping, model: Model, at: str) -> Mapping:
        entries: dict[str, Entry] = dict(original.entries)
        texts, inner = translatable(model), nested(model)
        for key, entry in translation.entries.items():
            if key in texts or (key == "id" and at.endswith("].")):
                entries[key] = entry
            elif key in inner and key in original.entries:
                entries[key] = self.merge_nested(original.entries[key], entry, inner[key], f"{at}{key}")
            else:
                self.report_unknown(key, entry, translation.path, model, at)
        self.report_missing(original, translation, model, at)
        return Mapping(entries, translation.path, translation.line)

    def merge_nested(self, original: Entry, entry: Entry, model: Model, field: str) -> Entry:
        match original.value, entry.value:
            case Mapping() as one, Mapping() as other:
                return Entry(entry.line, self.merge_mapping(one, other, model, f"{field}."))
            case Listing() as ones, Listing() as others:
                listing = replace(others, line=entry.line)  # a missing item is reported at the list's key
                return Entry(entry.line, self.merge_items(ones, listing, model, field))
            case (Mapping() | Listing()) as expected, found:
                code = "MB116" if isinstance(expected, Mapping) else "MB115"
                params = {"known": allowed_names(_translated_fields(model))}
                self.diagnostics.append(Diagnostic(found.path, entry.line, code, field, params))
        return original

    def merge_items(self, ones: Listing, others: Listing, model: Model, field: str) -> Listing:
        originals, _ = _by_id(ones, field)  # its diagnostics belong to the original, and are reported there
        translations, diagnostics = _by_id(others, field)
        self.diagnostics.extend(diagnostics)
        for id, item in translations.items():
            if id not in originals:
                params = {"id": id, "other": ones.path, "hint": closest_match(id, originals)}
                self.diagnostics.append(Diagnostic(item.path, item.line, "MB201", field, params))
        items: list[Node] = []
        for number, (id, item) in enumerate(originals.items()):
            if id in translations:
                items.append(self.merge_mapping(item, translations[id], model, f"{field}[{number}]."))
            else:
                items.append(item)
                params = {"id": id, "other": item.path, "hint": ""}
                self.diagnostics.append(Diagnostic(others.path, others.line, "MB201", field, params))
        return Listing(tuple(items), others.path, others.line)

    def report_unknown(self, key: str, entry: Entry, path: str, model: Model, at: str) -> None:
        code = "MB203" if key in model.model_fields else "MB101"
        names = _translated_fields(model)
        params = {"key": key, "hint": closest_match(key, names), "known": allowed_names(names)}
        self.diagnostics.append(Diagnostic(path, entry.line, code, f"{at}{key}", params))

    def report_missing(self, original: Mapping, translation: Mapping, model: Model, at: str) -> None:
        """Report the texts of the original that the translation leaves out."""
        for key, entry in original.entries.items():
            inner = nested(model).get(key)
            is_needed = key in translatable(model) or (inner is not None and bool(translatable(inner)))
            is_empty = isinstance(entry.value, Listing) and not entry.value.items
            if is_needed and not is_empty and key not in translation.entries:
                place = translation.path, translation.line
                self.diagnostics.append(Diagnostic(*place, "MB202", f"{at}{key}", {"key": key}))


def _translated_fields(model: Model) -> tuple[str, ...]:
    """Return the fields that a translation may hold, with those that have such fields in them."""
    inner = {name for name, type in nested(model).items() if translatable(type)}
    return tuple(name for name in model.model_fields if name in translatable(model) | inner)


def _by_id(listing: Listing, field: str) -> tuple[dict[str, Mapping], list[Diagnostic]]:
    """Return the list's items by id, and diagnostics of missing and repeated ids."""
    found: dict[str, Mapping] = {}
    diagnostics = []
    for number, item in enumerate(listing.items):
        at = f"{field}[{number}].id"
        entry = item.entries.get("id") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or entry is None or not isinstance(entry.value, Scalar):
            diagnostics.append(Diagnostic(item.path, item.line, "MB102", at, {"key": "id"}))
        elif entry.value.text in found:
            first = found[entry.value.text]
            params = {"id": entry.value.text, "other": f"{first.path}:{first.line}"}
            diagnostics.append(Diagnostic(item.path, entry.line, "MB106", at, params))
        else:
            found[entry.value.text] = item
    return found, diagnostics
