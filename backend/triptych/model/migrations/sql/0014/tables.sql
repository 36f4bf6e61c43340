-- Who is told of what (an event and a person: once), what people wish to be told of, and the mail that carries it.

CREATE TABLE event_to_tell (
  event_id UUID NOT NULL,
  request_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  told_at TIMESTAMP WITH TIME ZONE,
  attempts INTEGER DEFAULT '0' NOT NULL,
  next_try_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_event_to_tell PRIMARY KEY (event_id),
  CONSTRAINT fk_event_to_tell_event_id FOREIGN KEY(event_id) REFERENCES request_event (id),
  CONSTRAINT fk_event_to_tell_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id)
);
CREATE INDEX ix_event_to_tell_waiting ON event_to_tell (at) WHERE told_at IS NULL;

CREATE TABLE notice (
  person_id UUID NOT NULL,
  request_id UUID NOT NULL,
  event_id UUID NOT NULL,
  reminder_id UUID,
  urgency TEXT NOT NULL,
  tie TEXT NOT NULL,
  act TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
  mail_due_at TIMESTAMP WITH TIME ZONE,
  read_at TIMESTAMP WITH TIME ZONE,
  done_at TIMESTAMP WITH TIME ZONE,
  settled_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT uq_notice_reminder_id UNIQUE (reminder_id),
  CONSTRAINT uq_notice_id_person_id UNIQUE (id, person_id),
  CONSTRAINT ck_notice_urgency CHECK (urgency IN ('act', 'changed', 'information')),
  CONSTRAINT ck_notice_tie CHECK (tie IN ('must_act', 'asked', 'helps', 'took_part', 'follows', 'runs_project')),
  CONSTRAINT ck_notice_asks_for_an_act CHECK ((urgency = 'act') = (act IS NOT NULL)),
  CONSTRAINT ck_notice_due_or_settled CHECK (mail_due_at IS NOT NULL OR settled_at IS NOT NULL),
  CONSTRAINT fk_notice_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_notice_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_notice_event_id FOREIGN KEY(event_id) REFERENCES request_event (id),
  CONSTRAINT fk_notice_reminder_id FOREIGN KEY(reminder_id) REFERENCES clock_reminder (id)
);
CREATE UNIQUE INDEX uq_notice_event_id_person_id ON notice (event_id, person_id) WHERE reminder_id IS NULL;
CREATE INDEX ix_notice_open_acts ON notice (request_id) WHERE act IS NOT NULL AND done_at IS NULL;
CREATE INDEX ix_notice_person_at ON notice (person_id, at);
CREATE INDEX ix_notice_unread ON notice (person_id) WHERE read_at IS NULL AND done_at IS NULL;
CREATE INDEX ix_notice_mail_due_at ON notice (mail_due_at) WHERE settled_at IS NULL;

CREATE TABLE request_following (
  person_id UUID NOT NULL,
  request_id UUID NOT NULL,
  follows BOOLEAN NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_request_following PRIMARY KEY (id),
  CONSTRAINT uq_request_following_request_id_person_id UNIQUE (request_id, person_id),
  CONSTRAINT fk_request_following_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_request_following_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id)
);
CREATE INDEX ix_request_following_person_id ON request_following (person_id);

CREATE TABLE notice_preference (
  person_id UUID NOT NULL,
  act TEXT NOT NULL,
  changed TEXT NOT NULL,
  information TEXT NOT NULL,
  digest_at TIME WITHOUT TIME ZONE NOT NULL,
  quiet_from TIME WITHOUT TIME ZONE,
  quiet_until TIME WITHOUT TIME ZONE,
  urgent_in_quiet BOOLEAN NOT NULL,
  mail_while_away BOOLEAN NOT NULL,
  CONSTRAINT pk_notice_preference PRIMARY KEY (person_id),
  CONSTRAINT ck_notice_preference_act CHECK (act IN ('at_once', 'digest', 'inbox')),
  CONSTRAINT ck_notice_preference_changed CHECK (changed IN ('at_once', 'digest', 'inbox')),
  CONSTRAINT ck_notice_preference_information CHECK (information IN ('at_once', 'digest', 'inbox')),
  CONSTRAINT ck_notice_preference_quiet_hours CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  CONSTRAINT fk_notice_preference_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE notice_mail (
  person_id UUID NOT NULL,
  kind TEXT NOT NULL,
  digest_on DATE,
  message_id TEXT NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  next_try_at TIMESTAMP WITH TIME ZONE NOT NULL,
  attempts INTEGER DEFAULT '0' NOT NULL,
  sent_at TIMESTAMP WITH TIME ZONE,
  given_up_at TIMESTAMP WITH TIME ZONE,
  dropped_at TIMESTAMP WITH TIME ZONE,
  last_error TEXT,
  id UUID NOT NULL,
  CONSTRAINT pk_notice_mail PRIMARY KEY (id),
  CONSTRAINT uq_notice_mail_id_person_id UNIQUE (id, person_id),
  CONSTRAINT ck_notice_mail_kind CHECK (kind IN ('at_once', 'digest')),
  CONSTRAINT ck_notice_mail_digest_of_a_day CHECK ((kind = 'digest') = (digest_on IS NOT NULL)),
  CONSTRAINT ck_notice_mail_ends_once CHECK (num_nonnulls(sent_at, given_up_at, dropped_at) <= 1),
  CONSTRAINT fk_notice_mail_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT uq_notice_mail_message_id UNIQUE (message_id)
);
CREATE INDEX ix_notice_mail_waiting ON notice_mail (next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL AND dropped_at IS NULL;
CREATE UNIQUE INDEX uq_notice_mail_digest ON notice_mail (person_id, digest_on);

CREATE TABLE mailed_notice (
  notice_id UUID NOT NULL,
  mail_id UUID NOT NULL,
  person_id UUID NOT NULL,
  CONSTRAINT pk_mailed_notice PRIMARY KEY (notice_id),
  CONSTRAINT fk_mailed_notice_notice_id_person_id FOREIGN KEY(notice_id, person_id) REFERENCES notice (id, person_id),
  CONSTRAINT fk_mailed_notice_mail_id_person_id FOREIGN KEY(mail_id, person_id) REFERENCES notice_mail (id, person_id)
);
CREATE INDEX ix_mailed_notice_mail_id ON mailed_notice (mail_id);

-- Nobody but the trigger below puts an event to be told, and nobody takes one out; that it was told is said once.
GRANT SELECT ON event_to_tell TO :app;
GRANT UPDATE (told_at, attempts, next_try_at) ON event_to_tell TO :app;
GRANT SELECT, INSERT ON notice, notice_mail, mailed_notice TO :app;
GRANT UPDATE (read_at, done_at, mail_due_at, settled_at) ON notice TO :app;
GRANT SELECT, INSERT ON request_following, notice_preference TO :app;
GRANT UPDATE (follows, at) ON request_following TO :app;
GRANT UPDATE (act, changed, information, digest_at, quiet_from, quiet_until, urgent_in_quiet, mail_while_away)
  ON notice_preference TO :app;
GRANT UPDATE (next_try_at, attempts, sent_at, given_up_at, dropped_at, last_error) ON notice_mail TO :app;
