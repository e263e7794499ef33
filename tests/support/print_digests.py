"""Print the path and hash of every output of the project, for comparison between processes."""

from hashlib import sha256

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.publish.outputs import outputs_of_pages, outputs_of_site
from malbild.render.context import BuildContext
from malbild.site.urls import Urls
from tests.support.building import COUNTY


def main() -> None:
    """Print one line per output."""
    project = read_project(COUNTY)
    context = BuildContext(load_renderable(project), project, Urls.at("https://example.org/malbild/", project.original))
    contents = {lang: dict.fromkeys(edition.documents, "") for lang, edition in context.site.editions.items()}
    for artifact in [*outputs_of_site(context), *outputs_of_pages(context, contents)]:
        print(artifact.path, sha256(artifact.content).hexdigest())


if __name__ == "__main__":
    main()
