"""Answers to presses of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.callbacks import TOO_OLD
from simulator.errors import bad_request
from simulator.events import Answered
from simulator.methods.registry import method

if TYPE_CHECKING:
    from simulator.call import Call


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    query = call.world.queries.get(call.text("callback_query_id"))
    if query is None or query.bot is not call.bot:
        raise bad_request(TOO_OLD)
    query.answer(call.now, call.text("text"), alert=call.flag("show_alert"), url=call.text("url"))
    call.world.tell(Answered(query))
    return True
