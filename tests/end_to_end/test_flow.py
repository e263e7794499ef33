"""The flow chart of a page: boxes with arrows for the eye, a table with the same text for everyone."""

from tests.support.website import Website

PAGE = "bakgrund/varfor/"


def test_flow_has_a_row_of_boxes_for_each_stage(website: Website) -> None:
    (flow,) = website.pages[PAGE].find_class("flow")
    stages = [[box.text.strip() for box in stage] for stage in flow.find_class("flow__stage")]
    assert stages == [["En undran"], ["Möte i stugan", "Möte i grottan"], ["Målbilden"]]
    assert [len(arrows.xpath("g[1]/svg")) for arrows in flow.find_class("flow__arrows")] == [2, 1]


def test_flow_is_hidden_and_its_table_tells_every_step(website: Website) -> None:
    (flow,) = website.pages[PAGE].find_class("flow")
    assert flow.get("aria-hidden") == "true"
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in flow.getnext().iterfind("tbody/tr")]
    assert rows[1] == ["Möte i stugan en kväll", "Trollen talade om lampan."]
    assert len(rows) == 4


def test_flow_stands_once_in_copies_of_the_page(website: Website) -> None:
    copy = (website.folder / PAGE / "index.md").read_text(encoding="utf-8")
    assert copy.count("Möte i grottan") == 1
