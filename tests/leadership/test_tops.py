"""The ten best of a year: frozen out of the ranking, and seen by everybody from then on."""

from sqlmodel import select

from models import AuditEntry
from tests.assessment.conftest import leveled
from tests.conftest import House, Player
from tests.innovations.conftest import Registered


async def test_seen_by_all_and_frozen_by_few(
    house: House, officer: Player, sekda: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 1})
    await officer.says("/top10")
    assert officer.screen.text.startswith("🏆 Top 10 inovasi 2025 Kabupaten Kubu Raya")
    assert "1. Sinergi Kreasi · Disdikbud" in officer.screen
    assert "10. Satrya" in officer.screen
    await sekda.says("/peringkat")
    assert not [label for label in sekda.screen.labels if "Top 10" in label]


async def test_only_what_was_seen_is_frozen(
    house: House,
    verifier: Player,
    officer: Player,
    registered: Registered,
) -> None:
    for name, level in (("AKRAB", 1), ("BERES", 3), ("CERIA", 2)):
        leveled(house, registered(name), {"SID-16": level})
    await verifier.says("/peringkat")
    await verifier.taps("Tetapkan Top 10 2026")
    preview = verifier.screen
    assert "Tetapkan Top 10 2026 menurut skor mandiri?" in preview
    assert "2. CERIA · Disdikbud" in preview
    leveled(house, registered("DAMAI"), {"SID-16": 3, "SID-17": 1})
    await verifier.taps("Tetapkan", on=preview)
    assert "Peringkat baru saja berubah" in verifier.screen
    assert "1. DAMAI" in verifier.screen
    anew = verifier.screen
    await verifier.taps("✅ Tetapkan")
    await verifier.taps("✅ Tetapkan", on=anew)
    await officer.says("/top10")
    assert officer.screen.text.splitlines()[2] == "1. DAMAI · Disdikbud"
    with house.bot.house.database.reading() as session:
        wanted = select(AuditEntry).where(AuditEntry.action == "top10.published")
        (entry,) = session.exec(wanted).all()
    assert entry.before == {"best": []}
    assert (entry.after or {})["best"][0] == "1. DAMAI (Disdikbud)"


async def test_nothing_is_frozen_where_nobody_has_a_score(
    verifier: Player, registered: Registered
) -> None:
    registered()
    await verifier.says("/peringkat")
    assert not [label for label in verifier.screen.labels if "Top 10" in label]


async def test_the_units_on_the_list_hear_of_it_once(
    house: House,
    verifier: Player,
    officer: Player,
    head: Player,
    colleague: Player,
    registered: Registered,
) -> None:
    leveled(house, registered("DAMAI"), {"SID-16": 3})
    await verifier.says("/peringkat")
    await verifier.taps("Tetapkan Top 10 2026")
    preview = verifier.screen
    await verifier.taps("✅ Tetapkan")
    await verifier.taps("✅ Tetapkan", on=preview)
    await house.tick()
    told = [one.text for one in officer.hands.screens if "Masuk Top 10" in one.text]
    assert len(told) == 1
    assert "1. DAMAI · Disdikbud" in told[0]
    assert "Masuk Top 10 inovasi 2026" in str(head.hands.screens)
    assert "Masuk Top 10" not in str(colleague.hands.screens)
