"""Coordinates as officers type them, or copy them out of a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.places import EAST, NORTH, SOUTH, WEST, read_coordinates, written
from forms.rejections import NotCoordinates, OutsideIndonesia, Rejection
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often

HERE = (-0.1234, 109.4567)


@pytest.mark.parametrize(
    "said",
    [
        "-0.1234, 109.4567", "-0.1234,109.4567", "-0,1234; 109,4567", "-0,1234 109,4567",
        "-0,1234, 109,4567", "-0,1234,109,4567", "(-0.1234, 109.4567)", "−0.1234 109.4567",
        "109.4567, -0.1234", "0,1234 LS 109,4567 BT", "LS 0.1234 BT 109.4567", "0.1234S,109.4567E",
        "109,4567° BT; 0,1234° LS", "lat: -0.1234, long: 109.4567", "-0.1234 LS, 109.4567 BT",
        "0,1234 Lintang Selatan 109,4567 Bujur Timur", "Koordinat = -0.1234 / 109.4567",
    ],
)  # fmt: skip
def test_one_place_in_many_ways(said: str) -> None:
    assert read_coordinates(said) == HERE


@pytest.mark.parametrize(
    "said",
    [
        "0°12'34\"LS 109°20'10\"BT", "0° 12' 34\" LS, 109° 20' 10\" BT",
        "109°20'10\"BT 0°12'34\"LS",
        "0°12′34″S 109°20′10″E", "0º12’34”S 109º20’10”E", "0°12'34''LS 109°20'10''BT",
        "S 0°12'34\" E 109°20'10\"", "0°12'34,0\"LS 109°20'10,0\"BT", "-0°12'34\" 109°20'10\"",
        "0 derajat 12 menit 34 detik LS 109 derajat 20 menit 10 detik BT",
    ],
)  # fmt: skip
def test_degrees_minutes_and_seconds(said: str) -> None:
    assert read_coordinates(said) == (-0.209444, 109.336111)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("1°30' LU 109°15' BT", (1.5, 109.25)),
        ("-6.5, 110.5", (-6.5, 110.5)),
        ("1.5 N, 109.25 E", (1.5, 109.25)),
        ("109, -0.1", (-0.1, 109.0)),
        ("-0.0 109.5", (0.0, 109.5)),
    ],
)
def test_places(said: str, place: tuple[float, float]) -> None:
    assert read_coordinates(said) == place


@pytest.mark.parametrize(
    "said",
    [
        "https://www.google.com/maps/@-0.1234,109.4567,17z",
        "https://maps.google.com/?q=-0.1234,109.4567",
        "maps.google.com/?q=-0.1234,109.4567",
        "https://www.google.com/maps/search/?api=1&query=-0.1234%2C109.4567",
        "https://www.google.com/maps/search/-0.1234,+109.4567?entry=tts",
        "https://maps.google.com/maps?q=loc:-0.1234,109.4567&z=15",
        "Lokasi: https://www.google.com/maps/place/Kantor/@-0.5,109.1,17z/data=!3d-0.1234!4d109.4567",
    ],
)
def test_links_of_a_map(said: str) -> None:
    assert read_coordinates(said) == HERE


@pytest.mark.parametrize(
    "said",
    [
        "", "Rasau Jaya", "-0.1234", "-0,123", "24/11/2026", "24 11", "2, 100", "12.500.000",
        "https://maps.app.goo.gl/abc", "0812-3456-7890", "0°61'00\"LS 109°20'10\"BT", "1 2 3.5",
        "0.12 LS 109.45 LS", "0.12 LS 109.45", "181.5, 181.5", "1234.5, 109.4", "٠.١, 109.4",
        "0°12'60\"LS 109°20'10\"BT", "-0.1234, 109.4567 " + "x" * 3_000, "di -0.1234, 109.4567",
    ],
)  # fmt: skip
def test_what_is_no_place(said: str) -> None:
    with pytest.raises(NotCoordinates) as caught:
        read_coordinates(said)
    assert caught.value.given == said


@pytest.mark.parametrize(
    ("said", "repair"),
    [
        ("-0.12, -109.45", "-0.12, 109.45"),
        ("7.25, 112.75", "-7.25, 112.75"),
        ("112.75, 7.25", "-7.25, 112.75"),
        ("7.25 LU 112.75 BB", "-7.25, 112.75"),
        ("52.1, 5.1", None),
        ("0.12, -109.45", "0.12, 109.45"),
    ],
)
def test_outside_of_the_country(said: str, repair: str | None) -> None:
    with pytest.raises(OutsideIndonesia) as caught:
        read_coordinates(said)
    assert repair_of(caught.value) == repair


@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))
def test_what_is_shown_reads_back(latitude: float, longitude: float) -> None:
    place = read_coordinates(written(latitude, longitude))
    assert place == pytest.approx((latitude, longitude), abs=1e-6)
    assert read_coordinates(written(*place)) == place == read_coordinates(written(*place[::-1]))


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        latitude, longitude = read_coordinates(said)
        assert SOUTH <= latitude <= NORTH
        assert WEST <= longitude <= EAST
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or read_coordinates(repair)
