"""The package for the ministry's screens: a workbook, and archives that Telegram takes."""

from reports.package.archives import archive, parts
from reports.package.workbook import workbook

__all__ = ["archive", "parts", "workbook"]
