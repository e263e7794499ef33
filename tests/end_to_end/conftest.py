"""The made-up county for the tests of this package."""

from tests.support.county_fixtures import *  # noqa: F403
