"""Changes that wait for Bappedalitbang's word."""

from models import Decision, Innovation, Proposal
from texts.catalog import wording
from texts.innovations import brief
from texts.screen import Address, Button, Screen
from texts.words import escape


def proposed(it: Innovation, proposal: Proposal, *, unit: str, by: str) -> Screen:
    """What is asked of the verifier, old and new side by side."""
    return Screen(
        f"📮 <b>{escape(unit)} mengusulkan perubahan</b>\n{escape(it.name)} · {it.number} · "
        f"oleh {escape(by)}\n\n{_changes(it, proposal)}",
        (
            (
                Button("✅ Terima", Address("accept", proposal.id or 0)),
                Button("❌ Tolak", Address("refuse", proposal.id or 0)),
            ),
            (Button("🔎 Lihat inovasi", Address("innovation", it.id or 0)),),
        ),
    )


def accepted(it: Innovation, proposal: Proposal) -> Screen:
    labels = ", ".join(wording("registration", key).label for key in proposal.changes)
    return Screen(
        f"✅ Usulan perubahan {it.number} diterima: {labels}.\nPengusul diberi tahu.",
        ((Button("🔎 Lihat inovasi", Address("innovation", it.id or 0)),),),
    )


def decided(it: Innovation, proposal: Proposal) -> Screen:
    see = ((Button("🔎 Lihat inovasi", Address("innovation", it.id or 0)),),)
    if proposal.state == Decision.GRANTED:
        return Screen(f"✅ Usulan perubahan Anda untuk {it.number} diterima.", see)
    return Screen(
        f"❌ Usulan perubahan Anda untuk {it.number} ditolak.\n\nAlasan: "
        f"{escape(proposal.reason or '')}",
        see,
    )


def _changes(it: Innovation, proposal: Proposal) -> str:
    return "\n".join(
        f"<b>{wording('registration', key).label}</b>\n"
        f"{brief(key, it.profile.get(key))} → {brief(key, value)}"
        for key, value in proposal.changes.items()
    )
