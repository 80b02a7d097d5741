"""Keyboards: read, checked and refused as the server does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.errors import bad_request

if TYPE_CHECKING:
    from simulator.types import Json

ACTIONS = (
    "callback_data", "url", "login_url", "web_app", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
)  # fmt: skip
STYLES = frozenset({"danger", "success", "primary"})
MOST_BUTTONS = 100


def read_markup(value: Any) -> Json | None:
    """Any keyboard a new message may carry; None for none."""
    if not value:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return read_inline(value)
    if "keyboard" in value:
        rows = _rows(value["keyboard"], "keyboard")
        _expect_texts(button for row in rows for button in row)
        return value | {"keyboard": [[_key(button) for button in row] for row in rows]}
    return value if value.get("remove_keyboard") or value.get("force_reply") else None


def read_inline(value: Any) -> Json | None:
    """The keyboard of an edit: only an inline one will do."""
    if not value:
        return None
    if "inline_keyboard" not in value:
        raise bad_request("inline keyboard expected")
    rows = [row for row in _rows(value["inline_keyboard"], "inline keyboard") if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _rows(value: Any, what: str) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{what.replace(" ", "_")}" must be an Array of Arrays')
    return value


def _expect_texts(buttons: Any) -> None:
    for button in buttons:
        text = button.get("text") if isinstance(button, dict) else button
        if not isinstance(text, str) or not text.strip():
            raise bad_request("keyboard button text must be non-empty")


def _key(button: Any) -> Json:
    return {"text": button} if isinstance(button, str) else dict(button)


def _check(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    if not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not any(action in button for action in ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.get("style") not in {None, *STYLES}:
        raise bad_request("BUTTON_STYLE_INVALID")
    _check_address(button.get("url"))


def _check_address(url: Any) -> None:
    if url is not None and "." not in str(url) and not str(url).startswith("tg://"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
