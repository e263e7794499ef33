"""Where a reader changes a page or reports a fault in it: in the repository, by mail, or by the site's own page."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from malbild.project.config import Contact

_BRANCH = "main"
_FORM = "fel"  # .github/ISSUE_TEMPLATE/fel.yml and .gitlab/issue_templates/fel.md; its field `plats` says where


@dataclass(frozen=True, slots=True)
class Reporting:
    """The addresses, as far as mkdocs.yml gives what they are made of; empty where it does not."""

    contact: Contact

    def edit(self, file: str) -> str:
        """Where the file is changed in the browser."""
        if not self.contact.repository:
            return ""
        return f"{self._repository}/edit/{_BRANCH}/{quote(file)}"

    def report(self, place: str, subject: str) -> str:
        """Where a fault is reported: an issue form or a mail that says which place it concerns."""
        if self.contact.repository:
            return f"{self._repository}/issues/new?{urlencode(self._issue(place, subject), quote_via=quote)}"
        return self.message(subject, f"{place}\n\n") or self.contact.form

    def message(self, subject: str, body: str) -> str:
        """A mail to those who answer for the site, written but not sent."""
        if not self.contact.email:
            return ""
        words = urlencode({"subject": subject, "body": body}, quote_via=quote)
        return f"mailto:{quote(self.contact.email, safe='@')}?{words}"

    def _issue(self, place: str, subject: str) -> dict[str, str]:
        if self._is_gitlab:
            return {"issuable_template": _FORM, "issue[title]": f"{subject}: {place}"}
        return {"template": f"{_FORM}.yml", "title": subject, "plats": place}

    @property
    def _repository(self) -> str:
        return self.contact.repository.rstrip("/") + ("/-" if self._is_gitlab else "")

    @property
    def _is_gitlab(self) -> bool:
        return self.contact.forge == "gitlab"
