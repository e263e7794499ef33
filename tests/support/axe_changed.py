"""axe on the pages of a built site whose texts have changed: both languages, light and dark."""

import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support.browsing import CHROMIUM, OFFLINE, axe_violations_in_both_schemes
from tests.support.building import ROOT
from tests.support.http_server import serve_folder


def changed_pages(site: Site, before: str) -> list[str]:
    """Return the paths of the pages whose files differ from those of the commit `before`, the working tree's too."""
    command = ["git", "-c", "core.quotePath=false", "diff", "--name-only", "--diff-filter=d", before, "--", "docs"]
    files = {*subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()}
    urls = Urls.at("https://example.org/", site.original.lang)
    pages = ((page, edition.lang) for edition in site.editions.values() for page in edition.documents.values())
    return [urls.page(page, lang) for page, lang in pages if page.file in files]


def main(folder: Path, before: str) -> int:
    """Print the violations on the changed pages, and return 1 if there are any."""
    pages = changed_pages(load_renderable(read_project(ROOT)), before)
    found = []
    with serve_folder(folder) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*OFFLINE])
        page = chromium.new_context(reduced_motion="reduce").new_page()
        for path in pages:
            page.goto(address + path)
            found += [
                f"/{path} {rule}: {element}" for rule, all in axe_violations_in_both_schemes(page) for element in all
            ]
        chromium.close()
    print(f"axe: {len(pages)} ändrade sidor, {len(found)} hinder", *found, sep="\n")
    return int(bool(found))
