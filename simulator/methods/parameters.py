"""Parameters that Telegram knows and the simulator does not act upon.

Whatever is in neither of these two sets is read somewhere in this folder; a test holds the whole
published table against that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import not_written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

WITHOUT_EFFECT = frozenset({
    "disable_notification",  # nothing rings here
    "allow_paid_broadcast",
    "cache_time",  # nobody here remembers answers
    "disable_content_type_detection",  # a document stays one in any case
})  # fmt: skip
NOT_WRITTEN = frozenset({
    "business_connection_id", "certificate", "direct_messages_topic_id", "has_spoiler", "heading",
    "horizontal_accuracy", "inline_message_id", "ip_address", "live_period", "message_effect_id",
    "message_thread_id", "proximity_alert_radius", "return_bots", "show_caption_above_media",
    "suggested_post_parameters", "thumbnail",
})  # fmt: skip
NOT_ASKED_FOR = (None, "", False, "false", "False")


def refuse_unwritten(given: Mapping[str, Any]) -> None:
    """501 rather than an answer in which a parameter was silently left out."""
    for name in NOT_WRITTEN & given.keys():
        if given[name] not in NOT_ASKED_FOR:
            raise not_written(f"parameter {name}")
