"""How a bot gets its updates and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.errors import bad_request, conflict
from simulator.files import MOST_DOWN
from simulator.methods.registry import method
from simulator.updates import Webhook, allowed_kinds

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.types import Json

WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@method("getUpdates")
async def get_updates(call: Call) -> list[Json]:
    if call.bot.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    _remember_allowed(call)
    limit = min(max(call.integer("limit", 100), 1), 100)
    timeout = float(call.text("timeout", "0") or 0)
    return await call.bot.queue.poll(call.integer("offset"), limit, timeout)


@method("setWebhook")
def set_webhook(call: Call) -> bool:
    url = call.text("url")
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    _remember_allowed(call)
    _drop_pending(call)
    most = call.integer("max_connections", 40)
    call.bot.webhook = Webhook(url, call.text("secret_token"), most) if url else None
    call.bot.queue.wake()
    return True


@method("deleteWebhook")
def delete_webhook(call: Call) -> bool:
    call.bot.webhook = None
    _drop_pending(call)
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    hook = call.bot.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.queue.waiting),
    }
    if hook:
        info["max_connections"] = hook.max_connections
    if call.bot.queue.allowed:
        info["allowed_updates"] = sorted(call.bot.queue.allowed)
    return info


@method("getFile")
def get_file(call: Call) -> Json:
    if not call.has("file_id"):
        raise bad_request("file_id not specified")
    stored = call.world.files.of_bot(call.text("file_id"), call.bot.id)
    if len(stored.data) > MOST_DOWN:
        raise bad_request("file is too big")
    return stored.ids(call.bot.id) | {"file_path": stored.path}


def _remember_allowed(call: Call) -> None:
    """Not given: the earlier choice stays."""
    if call.params.get("allowed_updates") is not None:
        call.bot.queue.allowed = allowed_kinds(call.structure("allowed_updates"))


def _drop_pending(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.bot.queue.waiting.clear()
