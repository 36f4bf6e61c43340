"""Every job that there is. A name is never given to something else: rows of an older program may wait under it."""

from triptych.jobs.clock import LOOKING, SWEEP
from triptych.jobs.declared import Job
from triptych.jobs.forgetting import FORGET
from triptych.jobs.mailing import MAIL
from triptych.jobs.notices import LOOK_AT_FACTS, NOTICE, TELL, TELL_OF_RECORD, TELL_THE_REST

JOBS: tuple[Job, ...] = (FORGET, LOOKING, SWEEP, LOOK_AT_FACTS, MAIL, NOTICE, TELL, TELL_OF_RECORD, TELL_THE_REST)
