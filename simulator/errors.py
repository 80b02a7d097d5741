"""What Telegram refuses, with its code and its words.

ApiError            a refusal that the bot is told about
ScriptError         a person was asked to do what a person cannot do (a mistake of a test or tour)
"""

from simulator.types import Json, Reply


class ApiError(Exception):
    """`parameters` is the part that a machine may read: retry_after, migrate_to_chat_id."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def reply(self) -> Reply:
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return Reply(self.status, body)


class ScriptError(Exception):
    """Raised to the test or the page, never to the bot."""


def bad_request(words: str) -> ApiError:
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    return ApiError(403, f"Forbidden: {words}")


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


def not_found(words: str = "") -> ApiError:
    return ApiError(404, f"Not Found: {words}" if words else "Not Found")


def conflict(words: str) -> ApiError:
    return ApiError(409, f"Conflict: {words}")


def not_written(what: str) -> ApiError:
    """The simulator's own answer: the real server knows this, the simulator does not yet."""
    return ApiError(501, f"Not Implemented: the simulator has no {what}")


def too_many_requests(retry_after: int) -> ApiError:
    words = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, words, {"retry_after": retry_after})


def migrated(new_id: int) -> ApiError:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, words, {"migrate_to_chat_id": new_id})
