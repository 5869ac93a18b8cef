"""What the self-check calls the areas of the norms."""

from corpus.norms import load_norms
from screens.areas import area_label, named, ordered


def test_every_area_of_the_norms_has_a_name_for_readers() -> None:
    areas = {conduct.area for conduct in load_norms().conducts.values()}
    assert (areas - named().keys(), named().keys() - areas) == (set(), set())


def test_areas_that_share_a_name_are_offered_once_and_unknown_ones_last() -> None:
    assert ordered({"naik-perahu", "kuhp-2026", "pidana", "kampanye"}) == (
        "Kampanye dan acara calon",
        "Sanksi pidana",
        "Naik perahu",
    )
    assert area_label("seeds") == "Hal lain"
