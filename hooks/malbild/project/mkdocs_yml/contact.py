"""Contact: addresses of the editors, and links to edit a page or report an error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

import yaml

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.mkdocs_yml.nodes import node_diagnostic, text

_BRANCH = "main"
_FORM = "fel"  # .github/ISSUE_TEMPLATE/fel.yml, with a field `plats`, and .gitlab/issue_templates/fel.md
_MAIL = r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+"
_HTTPS = r"https://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?"
_PATTERNS = {  # the form of each address, and an example
    "email": (re.compile(_MAIL), "namn@example.org"),
    "form": (re.compile(_HTTPS), "https://example.org/formular"),
    "security": (re.compile(f"mailto:{_MAIL}|{_HTTPS}"), "mailto:namn@example.org"),
    "edit_uri": (re.compile(r"[\w.~-]+(?:/[\w.~-]+)*/?"), "edit/main/docs/"),
    "repository": (re.compile(r"https://[\w.-]+(/[\w.-]+){2,}/?"), "https://example.org/grupp/projekt"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """The addresses in mkdocs.yml; empty where it has none, and so are the links made from them."""

    email: str = ""
    form: str = ""
    security: str = ""  # for security.txt: a mailto: or https: address
    repository: str = ""
    edit_uri: str | None = None  # the path from the repository to docs/ in its editor; "" for no links there

    @property
    def forge(self) -> str:
        """The software at the repository's host, as far as its name tells: github, gitlab or gitea."""
        host = urlsplit(self.repository).hostname or ""
        return "github" if host == "github.com" else "gitlab" if "gitlab" in host else "gitea"

    def edit_url(self, file: str) -> str:
        """Return the address where the file is edited in the browser."""
        if not self.repository or self.edit_uri == "":
            return ""
        if self.edit_uri:
            return f"{self.repository.rstrip('/')}/{self.edit_uri.strip('/')}/{quote(file.removeprefix('docs/'))}"
        return f"{self._project_url}/edit/{_BRANCH}/{quote(file)}"

    def report_url(self, place: str, subject: str) -> str:
        """Return the address of an issue form, a mail or a form where an error is reported.

        Issue and mail name the place: `malbild/boende.md, en`.
        """
        if self.repository:
            return f"{self._project_url}/issues/new?{urlencode(self._issue(place, subject), quote_via=quote)}"
        return self.mail_url(subject, f"{place}\n\n") or self.form

    def mail_url(self, subject: str, body: str) -> str:
        """Return a mailto: address with subject and body."""
        if not self.email:
            return ""
        query = urlencode({"subject": subject, "body": body}, quote_via=quote)
        return f"mailto:{quote(self.email, safe='@')}?{query}"

    def _issue(self, place: str, subject: str) -> dict[str, str]:
        if self.forge == "gitlab":
            return {"issuable_template": _FORM, "issue[title]": f"{subject}: {place}"}
        return {"template": f"{_FORM}.yml", "title": subject, "plats": place}

    @property
    def _project_url(self) -> str:
        return self.repository.rstrip("/") + ("/-" if self.forge == "gitlab" else "")


def read_contact(nodes: Mapping[str, yaml.Node], diagnostics: list[Diagnostic]) -> Contact:
    """Read the contact from nodes by field, `extra.contact.email`; report wrong addresses."""
    return Contact(**{_name(field): _address(node, field, diagnostics) for field, node in nodes.items()})


def _name(field: str) -> str:
    """Return the name of the address that a field holds; `repo_url` is MkDocs' name of the repository."""
    return "repository" if field == "repo_url" else field.rpartition(".")[2]


def _address(node: yaml.Node, field: str, diagnostics: list[Diagnostic]) -> str:
    if not isinstance(node, yaml.ScalarNode):
        diagnostics.append(node_diagnostic("MB113", node, field))
        return ""
    value = text(node)
    pattern, example = _PATTERNS[_name(field)]
    if value and not pattern.fullmatch(value):
        diagnostics.append(node_diagnostic("MB407", node, field, value=value, example=example))
    return value
