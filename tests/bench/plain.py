"""Configurations of the same content for Material alone, which the project's own build is measured against."""

import shutil
import subprocess
from pathlib import Path

import yaml

from malbild.project.config import read_project


def without_hooks(root: Path, folder: Path) -> Path:
    """Write a configuration with Material's templates, no hook and no search; return its path."""
    return _configuration(root, folder)


def as_it_comes(root: Path, folder: Path) -> Path:
    """Write a configuration of Material and static-i18n unchanged, search included; return its path."""
    project = read_project(root)
    languages = [
        {"locale": lang, "name": lang, "build": True, "default": lang == project.original} for lang in project.languages
    ]
    i18n = {"docs_structure": "suffix", "fallback_to_default": True, "languages": languages}
    return _configuration(root, folder, plugins=["search", {"i18n": i18n}])


def like_for_like(root: Path, folder: Path) -> Path:
    """Write a configuration of Material with plugins for what ours does; return its path. Puts the project in git."""
    for command in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "Allt"]):
        who = ("-c", "user.name=Någon", "-c", "user.email=nagon@example.org")
        subprocess.run(["git", *who, *command], cwd=root, check=True)
    config = as_it_comes(root, folder)
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["theme"]["features"] = ["navigation.prune"]
    settings["plugins"] += [
        {"minify": {"minify_html": True}},
        {"git-revision-date-localized": {"fallback_to_build_date": True}},
        {"redirects": {"redirect_maps": {f"tidigare-{number}.md": "index.md" for number in range(40)}}},
        {"htmlproofer": {"validate_external_urls": False}},
    ]
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return config


def _configuration(root: Path, folder: Path, **other: object) -> Path:
    theme = folder / "theme"
    shutil.copytree(root / "overrides" / "icons", theme / ".icons")  # Material looks up a page's `icon` itself
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(root / "docs"),
        "theme": {"custom_dir": str(theme)},
        "hooks": [],
        "watch": [],
    }
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings | other), encoding="utf-8")
    return config
