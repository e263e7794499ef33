"""Speed and weight of pages on a phone, by Lighthouse."""

import pytest

from tests.bench.lighthouse import PAGES, Report, report_on

pytestmark = pytest.mark.alone
MOST_BYTES = 47 * 1024  # with headers, over HTTP/1 and compressed with gzip
MOST_BYTES_OF_START = 45 * 1024
MOST_REQUESTS = 8


@pytest.fixture(scope="module", params=PAGES)
def report(nginx: str, request: pytest.FixtureRequest) -> Report:
    return report_on(nginx, request.param)


def test_lighthouse_scores_are_full(report: Report) -> None:
    assert report.scores == (100, 100, 100, 100), str(report)


def test_first_view_is_light_and_from_one_host(report: Report) -> None:
    assert report.weight <= (MOST_BYTES if report.page else MOST_BYTES_OF_START), str(report)
    assert len(report.requests) <= MOST_REQUESTS, [item["url"] for item in report.requests]
    own = report.answer["finalDisplayedUrl"].split("/")[2]
    assert {item["url"].split("/")[2] for item in report.requests} == {own}


def test_first_view_has_no_shift_no_error_and_text_first(report: Report) -> None:
    assert report.shift == 0, report.audit("layout-shifts")
    assert report.audit("errors-in-console")["score"] == 1, report.audit("errors-in-console")
    assert report.largest.startswith(("<p", "<h1")), report.largest


def test_lighthouse_scores_of_the_follow_up_are_full(nginx: str) -> None:
    """The page with all charts may weigh more than the others."""
    report = report_on(nginx, "folj/")
    assert report.scores == (100, 100, 100, 100), str(report)
