"""Four writers, each with an engine of its own, take the draft that is open to one person as the
product takes it, read its revision and raise it by one: none of the steps is lost."""

import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from forms.catalog import FORMS
from models import Draft, Person
from models.database import Database
from services import drafts, seeding
from services.desk import Terms
from services.instrument import load_instruments
from services.registration import begin
from settings import ROOT
from tests.conftest import START
from tests.databases import migrated_file
from tests.reliability import postgres
from tests.reliability.scorecard.figure import Figure, none

WRITERS, TIMES = 4, 200
