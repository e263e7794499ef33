"""Ordinary edits pass and are shown as meant, and mistakes are caught: `tests/data/edits/`."""

import pytest

from tests.support.edits import EDITS, Edit, Playground, read_edits

ORDINARY = read_edits(EDITS / "ordinary")
MISTAKES = read_edits(EDITS / "mistakes")
REMEDIES = read_edits(EDITS / "remedies")


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Playground:
    return Playground(tmp_path_factory.mktemp("edits"))


@pytest.mark.parametrize("edit", ORDINARY, ids=lambda edit: edit.name)
def test_ordinary_edit_passes_and_is_shown_as_meant(edit: Edit, playground: Playground) -> None:
    outcome = playground.make(edit)
    assert (outcome.codes, outcome.missing) == ((), ()), edit.write


@pytest.mark.parametrize("edit", MISTAKES, ids=lambda edit: edit.name)
def test_mistake_is_caught_by_its_code(edit: Edit, playground: Playground) -> None:
    assert edit.code in playground.make(edit).codes, edit.write


@pytest.mark.parametrize("edit", REMEDIES, ids=lambda edit: f"{edit.code} {edit.name}")
def test_remedy_of_a_mistake_leaves_nothing_to_report(edit: Edit, playground: Playground) -> None:
    outcome = playground.make(edit)
    assert edit.code in outcome.codes, edit.write
    assert [hint for hint in outcome.hints if edit.hint in hint] != [], outcome.hints
    assert playground.make(edit.mended).codes == (), edit.remedy
