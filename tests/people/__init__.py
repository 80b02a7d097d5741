"""People: access, invitations, posts, menus, sheets, as they are lived through the chat."""
