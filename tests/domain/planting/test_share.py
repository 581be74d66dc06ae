"""How native a planting list is."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from aankoopwijzer.domain.planting.judging import PlantStatus
from aankoopwijzer.domain.planting.share import Planted, native_share


def test_specimens_and_taxa_are_counted_apart_and_unknown_ones_beside_them() -> None:
    share = native_share(
        [
            Planted("haagbeuk", PlantStatus.NATIVE, Decimal(75), "pieces"),
            Planted("haagbeuk", PlantStatus.NATIVE, Decimal(5), "pieces"),
            Planted("plataan", PlantStatus.NOT_NATIVE, Decimal(20), "pieces"),
            Planted("iets", PlantStatus.UNKNOWN, Decimal(50), "pieces"),
        ]
    )
    assert (share.taxa_native, share.taxa_known, share.taxa_unknown) == (1, 2, 1)
    assert (share.of_pieces, share.of_taxa, share.pieces_unknown) == (Decimal("80.0"), Decimal("50.0"), Decimal(50))


def test_a_garden_form_is_not_on_the_allowed_list() -> None:
    share = native_share([Planted("haagbeuk", PlantStatus.NATIVE_CULTIVAR, Decimal(1), "pieces")])
    assert (share.of_pieces, share.taxa_known) == (Decimal("0.0"), 1)


def test_seed_and_square_metres_are_no_specimens() -> None:
    share = native_share([Planted("gras", PlantStatus.NATIVE, Decimal(30), "kg"), Planted("eik", PlantStatus.NATIVE)])
    assert (share.of_pieces, share.without_pieces) == (None, 2)


def test_an_empty_list_has_no_share() -> None:
    assert (native_share([]).of_taxa, native_share([]).of_pieces) == (None, None)


PLANTED = st.builds(
    Planted,
    st.sampled_from("abcde"),
    st.sampled_from(PlantStatus),
    st.decimals(min_value=0, max_value=10_000, places=0),
    st.just("pieces"),
)


@given(st.lists(PLANTED))
def test_a_share_lies_between_nothing_and_all(planted: list[Planted]) -> None:
    share = native_share(planted)
    assert share.pieces_native <= share.pieces_known
    assert share.pieces_known + share.pieces_unknown == sum(
        (each.quantity or Decimal(0) for each in planted), Decimal(0)
    )
    assert share.of_pieces is None or 0 <= share.of_pieces <= 100
