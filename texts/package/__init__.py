"""The package for the ministry's screens: `screens` of the chat, `wordings` of its forms and of
what is missing, `files` as the workbook and the archives hold them."""
