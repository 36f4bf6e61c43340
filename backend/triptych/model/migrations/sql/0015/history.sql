-- Approval history of elsewhere: cases and their steps. They lack need, rule and alternatives, and are no requests.

CREATE TABLE imported_case (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  unit TEXT,
  amount NUMERIC(22, 4) NOT NULL,
  currency TEXT NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE,
  decided_at TIMESTAMP WITH TIME ZONE,
  outcome TEXT NOT NULL,
  hops INTEGER NOT NULL,
  hours NUMERIC(22, 4),
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_imported_case PRIMARY KEY (id),
  CONSTRAINT uq_imported_case_source_key UNIQUE (source, key),
  CONSTRAINT fk_imported_case_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_imported_case_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id),
  CONSTRAINT ck_imported_case_amount CHECK (amount >= 0),
  CONSTRAINT ck_imported_case_amount_is_a_number CHECK (amount <> 'NaN'),
  CONSTRAINT ck_imported_case_hours_is_a_number CHECK (hours <> 'NaN'),
  CONSTRAINT ck_imported_case_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_imported_case_outcome CHECK (outcome IN ('approved', 'declined', 'withdrawn', 'undecided')),
  CONSTRAINT ck_imported_case_hops CHECK (hops >= 0),
  CONSTRAINT ck_imported_case_decided CHECK (
    (outcome IN ('approved', 'declined')) = (decided_at IS NOT NULL) AND (decided_at IS NULL OR hops > 0)
    AND (hours IS NOT NULL) = (decided_at IS NOT NULL AND opened_at IS NOT NULL) AND hours >= 0)
);
CREATE INDEX ix_imported_case_decided ON imported_case (currency, amount) WHERE decided_at IS NOT NULL;
CREATE INDEX ix_imported_case_opened_at ON imported_case (opened_at);

CREATE TABLE imported_step (
  case_id UUID NOT NULL,
  number INTEGER NOT NULL,
  stage TEXT NOT NULL,
  role TEXT NOT NULL,
  act TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_imported_step PRIMARY KEY (id),
  CONSTRAINT uq_imported_step_case_id_number UNIQUE (case_id, number),
  CONSTRAINT fk_imported_step_case_id FOREIGN KEY(case_id) REFERENCES imported_case (id),
  CONSTRAINT ck_imported_step_number CHECK (number > 0)
);

GRANT SELECT, INSERT ON imported_case, imported_step TO :app;
-- A later log may tell how a case went on; what it was about stays.
GRANT UPDATE (decided_at, outcome, hops, hours, opened_at, import_run_id) ON imported_case TO :app;
