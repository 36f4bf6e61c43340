-- Every table of the one model, as its classes declare them.

CREATE TABLE sign_in_attempt (
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_sign_in_attempt PRIMARY KEY (id)
);

CREATE INDEX ix_sign_in_attempt_email ON sign_in_attempt (email, at);

CREATE INDEX ix_sign_in_attempt_address ON sign_in_attempt (address, at);

CREATE TABLE request_transition (
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  next_state TEXT NOT NULL,
  CONSTRAINT pk_request_transition PRIMARY KEY (state, kind)
);

CREATE TABLE request_clock (
  state TEXT NOT NULL,
  runs BOOLEAN NOT NULL,
  CONSTRAINT pk_request_clock PRIMARY KEY (state)
);

CREATE TABLE import_run (
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  note TEXT,
  person_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  read_count INTEGER NOT NULL,
  created_count INTEGER NOT NULL,
  updated_count INTEGER NOT NULL,
  unchanged_count INTEGER NOT NULL,
  rejected_count INTEGER NOT NULL,
  rejects TEXT,
  id UUID NOT NULL,
  CONSTRAINT pk_import_run PRIMARY KEY (id),
  CONSTRAINT ck_import_run_reconciles CHECK (read_count = created_count + updated_count + unchanged_count + rejected_count)
);

CREATE TABLE organisation (
  singleton BOOLEAN NOT NULL,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  base_currency TEXT NOT NULL,
  fiscal_year_start_month INTEGER NOT NULL,
  root_unit_id UUID NOT NULL,
  anti_splitting_days INTEGER NOT NULL,
  demo BOOLEAN NOT NULL,
  CONSTRAINT pk_organisation PRIMARY KEY (singleton),
  CONSTRAINT ck_organisation_one_per_installation CHECK (singleton)
);

CREATE TABLE org_unit (
  name TEXT NOT NULL,
  parent_id UUID,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_org_unit PRIMARY KEY (id)
);

CREATE INDEX ix_org_unit_parent_id ON org_unit (parent_id);

CREATE UNIQUE INDEX uq_org_unit_sibling_name ON org_unit (parent_id, lower(name));

CREATE UNIQUE INDEX uq_org_unit_one_root ON org_unit ((parent_id IS NULL)) WHERE parent_id IS NULL;

CREATE TABLE office_charter (
  office TEXT NOT NULL,
  name TEXT NOT NULL,
  next_date_limit_days INTEGER NOT NULL,
  decision_target_hours INTEGER NOT NULL,
  hourly_rate NUMERIC(22, 4) NOT NULL,
  CONSTRAINT pk_office_charter PRIMARY KEY (office),
  CONSTRAINT ck_office_charter_office CHECK (office IN ('pmo', 'smo', 'cmo'))
);

CREATE TABLE person (
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  title TEXT,
  unit_id UUID NOT NULL,
  manager_id UUID,
  time_zone TEXT,
  locale TEXT NOT NULL,
  deactivated_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_not_own_manager CHECK (manager_id <> id)
);

CREATE UNIQUE INDEX uq_person_email ON person (lower(email));

CREATE INDEX ix_person_unit_id ON person (unit_id);

CREATE INDEX ix_person_manager_id ON person (manager_id);

CREATE TABLE account (
  person_id UUID NOT NULL,
  password_hash TEXT,
  password_set_at TIMESTAMP WITH TIME ZONE,
  last_sign_in_at TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT pk_account PRIMARY KEY (person_id),
  CONSTRAINT fk_account_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE sign_in_session (
  token_hash BYTEA NOT NULL,
  person_id UUID NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE,
  user_agent TEXT,
  id UUID NOT NULL,
  CONSTRAINT pk_sign_in_session PRIMARY KEY (id),
  CONSTRAINT uq_sign_in_session_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_sign_in_session_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_sign_in_session_person_id ON sign_in_session (person_id);

CREATE TABLE one_time_link (
  token_hash BYTEA NOT NULL,
  purpose TEXT NOT NULL,
  person_id UUID,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  CONSTRAINT pk_one_time_link PRIMARY KEY (id),
  CONSTRAINT uq_one_time_link_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_one_time_link_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE command_key (
  person_id UUID NOT NULL,
  key TEXT NOT NULL,
  command TEXT NOT NULL,
  input_hash BYTEA NOT NULL,
  result_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_command_key PRIMARY KEY (id),
  CONSTRAINT fk_command_key_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_command_key_person_key ON command_key (person_id, key);

CREATE TABLE currency_rate (
  base TEXT NOT NULL,
  quote TEXT NOT NULL,
  on_day DATE NOT NULL,
  rate NUMERIC(24, 10) NOT NULL,
  source TEXT NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_currency_rate PRIMARY KEY (id),
  CONSTRAINT ck_currency_rate_positive CHECK (rate > 0),
  CONSTRAINT ck_currency_rate_two_currencies CHECK (base <> quote),
  CONSTRAINT uq_currency_rate_base_quote_on_day UNIQUE (base, quote, on_day),
  CONSTRAINT fk_currency_rate_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_currency_rate_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE TABLE capability_gap (
  ref TEXT DEFAULT next_ref('GAP-', 'gap_ref', 3) NOT NULL,
  unit_id UUID NOT NULL,
  statement TEXT NOT NULL,
  named_at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_capability_gap PRIMARY KEY (id),
  CONSTRAINT uq_capability_gap_ref UNIQUE (ref),
  CONSTRAINT fk_capability_gap_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_capability_gap_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_capability_gap_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_capability_gap_unit_id ON capability_gap (unit_id);

CREATE TABLE role_assignment (
  person_id UUID NOT NULL,
  role TEXT NOT NULL,
  scope_id UUID NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  valid_until TIMESTAMP WITH TIME ZONE,
  granted_by_id UUID,
  revoked_at TIMESTAMP WITH TIME ZONE,
  revoked_by_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_role_assignment PRIMARY KEY (id),
  CONSTRAINT ck_role_assignment_role CHECK (role IN ('program_manager', 'project_manager', 'service_lead', 'change_lead', 'provider_representative', 'service_owner', 'pmo_lead', 'smo_lead', 'cmo_lead', 'approver_1', 'approver_2', 'approver_3', 'executive', 'auditor', 'administrator')),
  CONSTRAINT ck_role_assignment_period CHECK (valid_until IS NULL OR valid_until > valid_from),
  CONSTRAINT fk_role_assignment_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_role_assignment_granted_by_id FOREIGN KEY(granted_by_id) REFERENCES person (id),
  CONSTRAINT fk_role_assignment_revoked_by_id FOREIGN KEY(revoked_by_id) REFERENCES person (id)
);

CREATE INDEX ix_role_assignment_scope_id ON role_assignment (scope_id);

CREATE INDEX ix_role_assignment_person_id ON role_assignment (person_id) WHERE revoked_at IS NULL;

CREATE TABLE delegation (
  delegator_id UUID NOT NULL,
  delegate_id UUID NOT NULL,
  limit_amount NUMERIC(22, 4),
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
  revoked_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  CONSTRAINT pk_delegation PRIMARY KEY (id),
  CONSTRAINT ck_delegation_period CHECK (valid_until > valid_from),
  CONSTRAINT ck_delegation_not_to_oneself CHECK (delegator_id <> delegate_id),
  CONSTRAINT fk_delegation_delegator_id FOREIGN KEY(delegator_id) REFERENCES person (id),
  CONSTRAINT fk_delegation_delegate_id FOREIGN KEY(delegate_id) REFERENCES person (id)
);

CREATE INDEX ix_delegation_delegator_id ON delegation (delegator_id);

CREATE INDEX ix_delegation_delegate_id ON delegation (delegate_id);

CREATE TABLE absence (
  person_id UUID NOT NULL,
  starts TIMESTAMP WITH TIME ZONE NOT NULL,
  until TIMESTAMP WITH TIME ZONE NOT NULL,
  note TEXT,
  cancelled_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  CONSTRAINT pk_absence PRIMARY KEY (id),
  CONSTRAINT ck_absence_period CHECK (until > starts),
  CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_absence_person_id ON absence (person_id);

CREATE TABLE policy_version (
  number INTEGER GENERATED ALWAYS AS IDENTITY,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  drafted_by_id UUID,
  activated_by_id UUID,
  activated_at TIMESTAMP WITH TIME ZONE,
  shipped BOOLEAN NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_policy_version PRIMARY KEY (id),
  CONSTRAINT ck_policy_version_state CHECK (state IN ('draft', 'active', 'retired')),
  CONSTRAINT uq_policy_version_number UNIQUE (number),
  CONSTRAINT fk_policy_version_drafted_by_id FOREIGN KEY(drafted_by_id) REFERENCES person (id),
  CONSTRAINT fk_policy_version_activated_by_id FOREIGN KEY(activated_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_policy_version_active ON policy_version ((true)) WHERE state = 'active';

CREATE TABLE portfolio (
  ref TEXT DEFAULT next_ref('PF-', 'portfolio_ref', 2) NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  unit_id UUID NOT NULL,
  owner_id UUID,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_portfolio PRIMARY KEY (id),
  CONSTRAINT uq_portfolio_ref UNIQUE (ref),
  CONSTRAINT fk_portfolio_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_portfolio_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
  CONSTRAINT fk_portfolio_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_portfolio_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_portfolio_name ON portfolio (lower(name));

CREATE INDEX ix_portfolio_unit_id ON portfolio (unit_id);

CREATE TABLE draft (
  person_id UUID NOT NULL,
  form TEXT NOT NULL,
  content JSONB NOT NULL,
  saved_at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_draft PRIMARY KEY (id),
  CONSTRAINT uq_draft_person_id_form UNIQUE (person_id, form),
  CONSTRAINT fk_draft_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE saved_view (
  person_id UUID NOT NULL,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  shared BOOLEAN NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_saved_view PRIMARY KEY (id),
  CONSTRAINT uq_saved_view_person_id_page_name UNIQUE (person_id, page, name),
  CONSTRAINT fk_saved_view_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE service_family (
  name TEXT NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_service_family PRIMARY KEY (id),
  CONSTRAINT fk_service_family_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_service_family_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_service_family_name ON service_family (lower(name));

CREATE TABLE supply_source (
  name TEXT NOT NULL,
  inside_base BOOLEAN NOT NULL,
  note TEXT,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_supply_source PRIMARY KEY (id),
  CONSTRAINT fk_supply_source_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_supply_source_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_supply_source_name ON supply_source (lower(name));

CREATE TABLE rule (
  ref TEXT DEFAULT next_ref('R-', 'rule_ref', 3) NOT NULL,
  title TEXT NOT NULL,
  owner_office TEXT NOT NULL,
  owner_id UUID,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_rule PRIMARY KEY (id),
  CONSTRAINT ck_rule_owner_office CHECK (owner_office IN ('pmo', 'smo', 'cmo')),
  CONSTRAINT uq_rule_ref UNIQUE (ref),
  CONSTRAINT fk_rule_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
  CONSTRAINT fk_rule_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_rule_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE TABLE policy_line (
  version_id UUID NOT NULL,
  number INTEGER NOT NULL,
  line TEXT NOT NULL,
  CONSTRAINT pk_policy_line PRIMARY KEY (version_id, number),
  CONSTRAINT fk_policy_line_version_id FOREIGN KEY(version_id) REFERENCES policy_version (id)
);

CREATE TABLE program (
  ref TEXT DEFAULT next_ref('PG-', 'program_ref', 3) NOT NULL,
  name TEXT NOT NULL,
  portfolio_id UUID NOT NULL,
  manager_id UUID,
  weekly_burn_amount NUMERIC(22, 4),
  weekly_burn_currency TEXT,
  weekly_burn_basis TEXT,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_program PRIMARY KEY (id),
  CONSTRAINT ck_program_burn_not_negative CHECK (weekly_burn_amount >= 0),
  CONSTRAINT ck_program_burn_currency CHECK ((weekly_burn_amount IS NULL) = (weekly_burn_currency IS NULL)),
  CONSTRAINT uq_program_ref UNIQUE (ref),
  CONSTRAINT fk_program_portfolio_id FOREIGN KEY(portfolio_id) REFERENCES portfolio (id),
  CONSTRAINT fk_program_manager_id FOREIGN KEY(manager_id) REFERENCES person (id),
  CONSTRAINT fk_program_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_program_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_program_name ON program (portfolio_id, lower(name));

CREATE INDEX ix_program_portfolio_id ON program (portfolio_id);

CREATE TABLE service (
  ref TEXT DEFAULT next_ref('S-', 'service_ref', 3) NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  family_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  owner_id UUID,
  agency TEXT,
  publisher TEXT,
  publisher_key TEXT,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_service PRIMARY KEY (id),
  CONSTRAINT uq_service_ref UNIQUE (ref),
  CONSTRAINT fk_service_family_id FOREIGN KEY(family_id) REFERENCES service_family (id),
  CONSTRAINT fk_service_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_service_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
  CONSTRAINT fk_service_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_service_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_service_scope_ids ON service USING gin (scope_ids);

CREATE INDEX ix_service_unit_id ON service (unit_id);

CREATE UNIQUE INDEX uq_service_publisher_key ON service (publisher, publisher_key);

CREATE INDEX ix_service_family_id ON service (family_id);

CREATE TABLE rule_version (
  rule_id UUID NOT NULL,
  number INTEGER NOT NULL,
  statement TEXT NOT NULL,
  purpose TEXT NOT NULL,
  harm_prevented TEXT NOT NULL,
  waivable BOOLEAN NOT NULL,
  outside_authority TEXT,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  review_on DATE,
  sunset_on DATE,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_rule_version PRIMARY KEY (id),
  CONSTRAINT uq_rule_version_rule_id_number UNIQUE (rule_id, number),
  CONSTRAINT ck_rule_version_not_waivable_names_authority CHECK (waivable OR outside_authority IS NOT NULL),
  CONSTRAINT fk_rule_version_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_rule_version_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_rule_version_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE TABLE project (
  ref TEXT DEFAULT next_ref('P-', 'project_ref', 4) NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  program_id UUID NOT NULL,
  unit_id UUID NOT NULL,
  sponsor_id UUID,
  stage TEXT NOT NULL,
  start_on DATE,
  finish_on DATE,
  budget_amount NUMERIC(22, 4),
  budget_currency TEXT,
  budget_withheld TEXT,
  weekly_burn_amount NUMERIC(22, 4),
  weekly_burn_currency TEXT,
  weekly_burn_basis TEXT,
  publisher TEXT,
  publisher_key TEXT,
  rating TEXT,
  rating_scale TEXT,
  rating_withheld TEXT,
  rating_year INTEGER,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_project PRIMARY KEY (id),
  CONSTRAINT ck_project_stage CHECK (stage IN ('intake', 'define', 'plan', 'execute', 'close')),
  CONSTRAINT ck_project_dates CHECK (finish_on >= start_on),
  CONSTRAINT ck_project_budget_currency CHECK ((budget_amount IS NULL) = (budget_currency IS NULL)),
  CONSTRAINT ck_project_burn_currency CHECK ((weekly_burn_amount IS NULL) = (weekly_burn_currency IS NULL)),
  CONSTRAINT uq_project_ref UNIQUE (ref),
  CONSTRAINT fk_project_program_id FOREIGN KEY(program_id) REFERENCES program (id),
  CONSTRAINT fk_project_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_project_sponsor_id FOREIGN KEY(sponsor_id) REFERENCES person (id),
  CONSTRAINT fk_project_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_project_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_project_unit_id ON project (unit_id);

CREATE INDEX ix_project_program_id ON project (program_id);

CREATE INDEX ix_project_scope_ids ON project USING gin (scope_ids);

CREATE UNIQUE INDEX uq_project_publisher_key ON project (publisher, publisher_key);

CREATE INDEX ix_project_finish_on ON project (finish_on);

CREATE INDEX ix_project_name ON project (lower(name));

CREATE TABLE service_quarter (
  service_id UUID NOT NULL,
  quarter TEXT NOT NULL,
  volume NUMERIC(22, 4),
  cost_per_transaction NUMERIC(22, 4),
  digital_volume NUMERIC(22, 4),
  digital_cost_per_transaction NUMERIC(22, 4),
  completion_rate NUMERIC(22, 4),
  satisfaction NUMERIC(22, 4),
  import_run_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_service_quarter PRIMARY KEY (id),
  CONSTRAINT uq_service_quarter_service_id_quarter UNIQUE (service_id, quarter),
  CONSTRAINT fk_service_quarter_service_id FOREIGN KEY(service_id) REFERENCES service (id),
  CONSTRAINT fk_service_quarter_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id)
);

CREATE TABLE exception_request (
  ref TEXT DEFAULT next_ref('REQ-', 'request_ref', 4) NOT NULL,
  project_id UUID NOT NULL,
  program_id UUID NOT NULL,
  provider_unit_id UUID NOT NULL,
  service_id UUID,
  title TEXT NOT NULL,
  need TEXT NOT NULL,
  wanted_outcome TEXT NOT NULL,
  amount NUMERIC(22, 4) NOT NULL,
  currency TEXT NOT NULL,
  paid_by TEXT NOT NULL,
  needed_by DATE,
  weekly_burn_amount NUMERIC(22, 4),
  weekly_burn_currency TEXT,
  weekly_burn_basis TEXT,
  phi_low NUMERIC(5, 4),
  phi_likely NUMERIC(5, 4),
  phi_high NUMERIC(5, 4),
  phi_basis TEXT,
  hours_basis TEXT NOT NULL,
  cost_per_hour NUMERIC(26, 8),
  opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  state TEXT DEFAULT '' NOT NULL,
  version INTEGER DEFAULT '0' NOT NULL,
  stopped_at TIMESTAMP WITH TIME ZONE,
  confirmed_restatement_id UUID,
  id UUID NOT NULL,
  scope_ids UUID[] DEFAULT '{}' NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_exception_request PRIMARY KEY (id),
  CONSTRAINT ck_exception_request_amount CHECK (amount >= 0),
  CONSTRAINT ck_exception_request_phi_order CHECK (phi_low <= phi_likely AND phi_likely <= phi_high),
  CONSTRAINT ck_exception_request_phi_share CHECK (phi_low >= 0 AND phi_high <= 1),
  CONSTRAINT ck_exception_request_phi_whole CHECK ((phi_likely IS NULL) = (phi_basis IS NULL) AND (phi_likely IS NULL) = (phi_low IS NULL) AND (phi_likely IS NULL) = (phi_high IS NULL)),
  CONSTRAINT ck_exception_request_paid_by CHECK (paid_by IN ('requester', 'provider')),
  CONSTRAINT ck_exception_request_hours_basis CHECK (hours_basis IN ('calendar', 'working')),
  CONSTRAINT ck_exception_request_need CHECK (length(btrim(need)) > 0),
  CONSTRAINT uq_exception_request_ref UNIQUE (ref),
  CONSTRAINT fk_exception_request_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_exception_request_program_id FOREIGN KEY(program_id) REFERENCES program (id),
  CONSTRAINT fk_exception_request_provider_unit_id FOREIGN KEY(provider_unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_exception_request_service_id FOREIGN KEY(service_id) REFERENCES service (id),
  CONSTRAINT fk_exception_request_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_exception_request_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_exception_request_project_id ON exception_request (project_id);

CREATE INDEX ix_exception_request_program_id ON exception_request (program_id);

CREATE INDEX ix_exception_request_provider_unit_id ON exception_request (provider_unit_id);

CREATE INDEX ix_exception_request_scope_ids ON exception_request USING gin (scope_ids);

CREATE TABLE gate (
  ref TEXT DEFAULT next_ref('G-', 'gate_ref', 4) NOT NULL,
  project_id UUID NOT NULL,
  name TEXT NOT NULL,
  due_on DATE NOT NULL,
  criteria TEXT NOT NULL,
  cost_tolerance_percent NUMERIC(22, 4) NOT NULL,
  time_tolerance_days INTEGER NOT NULL,
  barrier_threshold NUMERIC(22, 4) NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_gate PRIMARY KEY (id),
  CONSTRAINT ck_gate_cost_tolerance CHECK (cost_tolerance_percent >= 0),
  CONSTRAINT ck_gate_time_tolerance CHECK (time_tolerance_days >= 0),
  CONSTRAINT ck_gate_barrier_threshold CHECK (barrier_threshold BETWEEN 0 AND 1),
  CONSTRAINT uq_gate_ref UNIQUE (ref),
  CONSTRAINT fk_gate_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_gate_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_gate_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_gate_project_id ON gate (project_id);

CREATE INDEX ix_gate_due_on ON gate (due_on);

CREATE TABLE forecast (
  project_id UUID NOT NULL,
  cost_amount NUMERIC(22, 4) NOT NULL,
  cost_currency TEXT NOT NULL,
  finish_on DATE NOT NULL,
  basis TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_forecast PRIMARY KEY (id),
  CONSTRAINT fk_forecast_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_forecast_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_forecast_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_forecast_project_at ON forecast (project_id, at);

CREATE TABLE finding (
  project_id UUID NOT NULL,
  rule_id UUID NOT NULL,
  evidence TEXT NOT NULL,
  found_at TIMESTAMP WITH TIME ZONE NOT NULL,
  resolved_at TIMESTAMP WITH TIME ZONE,
  resolution TEXT,
  resolved_by_id UUID,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_finding PRIMARY KEY (id),
  CONSTRAINT fk_finding_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_finding_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_finding_resolved_by_id FOREIGN KEY(resolved_by_id) REFERENCES person (id),
  CONSTRAINT fk_finding_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_finding_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_finding_project_id ON finding (project_id);

CREATE INDEX ix_finding_rule_id ON finding (rule_id);

CREATE TABLE initiative (
  ref TEXT DEFAULT next_ref('C-', 'initiative_ref', 3) NOT NULL,
  project_id UUID NOT NULL,
  name TEXT NOT NULL,
  current_state TEXT NOT NULL,
  future_state TEXT NOT NULL,
  go_live_on DATE,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_initiative PRIMARY KEY (id),
  CONSTRAINT uq_initiative_ref UNIQUE (ref),
  CONSTRAINT fk_initiative_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_initiative_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_initiative_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_initiative_project_id ON initiative (project_id);

CREATE TABLE workstream (
  project_id UUID NOT NULL,
  kind TEXT NOT NULL,
  lead_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_workstream PRIMARY KEY (id),
  CONSTRAINT uq_workstream_project_id_kind UNIQUE (project_id, kind),
  CONSTRAINT ck_workstream_kind CHECK (kind IN ('delivery', 'service_transition', 'people_change')),
  CONSTRAINT fk_workstream_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_workstream_lead_id FOREIGN KEY(lead_id) REFERENCES person (id)
);

CREATE INDEX ix_workstream_lead_id ON workstream (lead_id);

CREATE TABLE project_year (
  project_id UUID NOT NULL,
  publisher TEXT NOT NULL,
  year INTEGER NOT NULL,
  matched_by TEXT NOT NULL,
  name_as_published TEXT NOT NULL,
  department_as_published TEXT NOT NULL,
  category TEXT,
  start_on DATE,
  finish_on DATE,
  currency TEXT NOT NULL,
  year_baseline NUMERIC(22, 4),
  year_baseline_withheld TEXT,
  year_forecast NUMERIC(22, 4),
  year_forecast_withheld TEXT,
  whole_life_cost NUMERIC(22, 4),
  whole_life_cost_withheld TEXT,
  benefits NUMERIC(22, 4),
  benefits_withheld TEXT,
  narratives JSONB NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_project_year PRIMARY KEY (id),
  CONSTRAINT uq_project_year_project_id_publisher_year UNIQUE (project_id, publisher, year),
  CONSTRAINT fk_project_year_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_project_year_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_project_year_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_project_year_project_id ON project_year (project_id);

CREATE TABLE transition (
  project_id UUID NOT NULL,
  service_id UUID NOT NULL,
  go_live_on DATE,
  early_life_support_until DATE,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_transition PRIMARY KEY (id),
  CONSTRAINT uq_transition_project_id_service_id UNIQUE (project_id, service_id),
  CONSTRAINT fk_transition_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_transition_service_id FOREIGN KEY(service_id) REFERENCES service (id),
  CONSTRAINT fk_transition_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_transition_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_transition_project_id ON transition (project_id);

CREATE INDEX ix_transition_service_id ON transition (service_id);

CREATE TABLE authorship (
  request_id UUID NOT NULL,
  person_id UUID NOT NULL,
  sealed BOOLEAN NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_authorship PRIMARY KEY (id),
  CONSTRAINT uq_authorship_request_id_person_id UNIQUE (request_id, person_id),
  CONSTRAINT uq_authorship_request_id_id UNIQUE (request_id, id),
  CONSTRAINT fk_authorship_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_authorship_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_authorship_person_id ON authorship (person_id);

CREATE TABLE gate_decision (
  gate_id UUID NOT NULL,
  number INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  conditions JSONB NOT NULL,
  keys JSONB NOT NULL,
  person_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_gate_decision PRIMARY KEY (id),
  CONSTRAINT ck_gate_decision_outcome CHECK (outcome IN ('go', 'conditional_go', 'hold', 'recycle', 'kill')),
  CONSTRAINT fk_gate_decision_gate_id FOREIGN KEY(gate_id) REFERENCES gate (id),
  CONSTRAINT fk_gate_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_gate_decision_gate_id ON gate_decision (gate_id);

CREATE TABLE stakeholder_group (
  initiative_id UUID NOT NULL,
  name TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  impact TEXT,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_stakeholder_group PRIMARY KEY (id),
  CONSTRAINT ck_stakeholder_group_headcount CHECK (headcount > 0),
  CONSTRAINT fk_stakeholder_group_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_stakeholder_group_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_stakeholder_group_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_stakeholder_group_name ON stakeholder_group (initiative_id, lower(name));

CREATE TABLE rating (
  project_year_id UUID NOT NULL,
  project_id UUID NOT NULL,
  year INTEGER NOT NULL,
  source TEXT NOT NULL,
  scale TEXT NOT NULL,
  value TEXT,
  withheld TEXT,
  id UUID NOT NULL,
  CONSTRAINT pk_rating PRIMARY KEY (id),
  CONSTRAINT uq_rating_project_year_id_source UNIQUE (project_year_id, source),
  CONSTRAINT ck_rating_scale CHECK (scale IN ('five', 'three')),
  CONSTRAINT ck_rating_value_or_withheld CHECK ((value IS NULL) <> (withheld IS NULL)),
  CONSTRAINT fk_rating_project_year_id FOREIGN KEY(project_year_id) REFERENCES project_year (id),
  CONSTRAINT fk_rating_project_id FOREIGN KEY(project_id) REFERENCES project (id)
);

CREATE INDEX ix_rating_project_id ON rating (project_id);

CREATE TABLE acceptance_criterion (
  transition_id UUID NOT NULL,
  position INTEGER NOT NULL,
  statement TEXT NOT NULL,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_acceptance_criterion PRIMARY KEY (id),
  CONSTRAINT uq_acceptance_criterion_transition_id_position UNIQUE (transition_id, position),
  CONSTRAINT fk_acceptance_criterion_transition_id FOREIGN KEY(transition_id) REFERENCES transition (id),
  CONSTRAINT fk_acceptance_criterion_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_acceptance_criterion_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE TABLE audit_entry (
  number BIGINT GENERATED ALWAYS AS IDENTITY,
  id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  person_id UUID,
  authorship_id UUID,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id UUID NOT NULL,
  subject_ref TEXT,
  detail JSONB NOT NULL,
  policy_version INTEGER,
  policy_line TEXT,
  on_behalf_of_id UUID,
  single_handed BOOLEAN NOT NULL,
  CONSTRAINT pk_audit_entry PRIMARY KEY (number),
  CONSTRAINT uq_audit_entry_id UNIQUE (id),
  CONSTRAINT fk_audit_entry_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_audit_entry_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_audit_entry_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);

CREATE INDEX ix_audit_entry_person_id ON audit_entry (person_id);

CREATE INDEX ix_audit_entry_subject ON audit_entry (subject_kind, subject_id);

CREATE INDEX ix_audit_entry_at ON audit_entry (at);

CREATE TABLE request_target (
  request_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  kind TEXT NOT NULL,
  rule_id UUID,
  criterion_id UUID,
  workstream_id UUID,
  gate_id UUID,
  CONSTRAINT pk_request_target PRIMARY KEY (id),
  CONSTRAINT ck_request_target_kind CHECK (kind IN ('standard', 'criterion', 'workstream', 'delivery_key', 'service_key', 'people_key')),
  CONSTRAINT ck_request_target_names_one_record CHECK (CASE kind WHEN 'standard' THEN rule_id IS NOT NULL AND num_nonnulls(criterion_id, workstream_id, gate_id) = 0 WHEN 'criterion' THEN criterion_id IS NOT NULL AND num_nonnulls(rule_id, workstream_id, gate_id) = 0 WHEN 'workstream' THEN workstream_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, gate_id) = 0 ELSE gate_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, workstream_id) = 0 END),
  CONSTRAINT fk_request_target_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_request_target_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_request_target_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_request_target_criterion_id FOREIGN KEY(criterion_id) REFERENCES acceptance_criterion (id),
  CONSTRAINT fk_request_target_workstream_id FOREIGN KEY(workstream_id) REFERENCES workstream (id),
  CONSTRAINT fk_request_target_gate_id FOREIGN KEY(gate_id) REFERENCES gate (id)
);

CREATE INDEX ix_request_target_project_id ON request_target (project_id);

CREATE INDEX ix_request_target_request_id ON request_target (request_id);

CREATE TABLE request_event (
  request_id UUID NOT NULL,
  number INTEGER DEFAULT '0' NOT NULL,
  kind TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  authorship_id UUID,
  text TEXT,
  detail JSONB NOT NULL,
  policy_version INTEGER,
  policy_line TEXT,
  on_behalf_of_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_request_event PRIMARY KEY (id),
  CONSTRAINT uq_request_event_request_id_number UNIQUE (request_id, number),
  CONSTRAINT fk_request_event_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_request_event_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_request_event_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);

CREATE TABLE restatement (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  text TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_restatement PRIMARY KEY (id),
  CONSTRAINT fk_restatement_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_restatement_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id)
);

CREATE INDEX ix_restatement_request_id ON restatement (request_id);

CREATE TABLE citation (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  rule_version_id UUID,
  gap_id UUID,
  harm TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_citation PRIMARY KEY (id),
  CONSTRAINT ck_citation_rule_or_gap CHECK ((rule_version_id IS NULL) <> (gap_id IS NULL)),
  CONSTRAINT fk_citation_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_citation_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_citation_rule_version_id FOREIGN KEY(rule_version_id) REFERENCES rule_version (id),
  CONSTRAINT fk_citation_gap_id FOREIGN KEY(gap_id) REFERENCES capability_gap (id)
);

CREATE INDEX ix_citation_request_id ON citation (request_id);

CREATE TABLE alternative (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  cost_amount NUMERIC(22, 4) NOT NULL,
  cost_currency TEXT NOT NULL,
  lead_time_days INTEGER NOT NULL,
  rule_distance INTEGER NOT NULL,
  supply_source_id UUID,
  outside_base BOOLEAN NOT NULL,
  effect_delivery TEXT,
  effect_service TEXT,
  effect_people TEXT,
  real BOOLEAN,
  proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  withdrawn_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL,
  CONSTRAINT pk_alternative PRIMARY KEY (id),
  CONSTRAINT ck_alternative_kind CHECK (kind IN ('within_rule', 'partial_or_interim', 'another_source', 'change_rule')),
  CONSTRAINT ck_alternative_cost CHECK (cost_amount >= 0),
  CONSTRAINT ck_alternative_lead_time CHECK (lead_time_days >= 0),
  CONSTRAINT ck_alternative_rule_distance CHECK (rule_distance BETWEEN 0 AND 3),
  CONSTRAINT fk_alternative_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_alternative_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_alternative_supply_source_id FOREIGN KEY(supply_source_id) REFERENCES supply_source (id)
);

CREATE INDEX ix_alternative_request_id ON alternative (request_id);

CREATE TABLE adkar_assessment (
  group_id UUID NOT NULL,
  assessed_on DATE NOT NULL,
  number INTEGER NOT NULL,
  note TEXT,
  id UUID NOT NULL,
  origin TEXT NOT NULL,
  origin_note TEXT,
  origin_as_of DATE,
  import_run_id UUID,
  entered_by_id UUID,
  CONSTRAINT pk_adkar_assessment PRIMARY KEY (id),
  CONSTRAINT fk_adkar_assessment_group_id FOREIGN KEY(group_id) REFERENCES stakeholder_group (id),
  CONSTRAINT fk_adkar_assessment_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id),
  CONSTRAINT fk_adkar_assessment_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);

CREATE INDEX ix_adkar_assessment_group_day ON adkar_assessment (group_id, assessed_on);

CREATE TABLE sign_off (
  criterion_id UUID NOT NULL,
  person_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  evidence TEXT NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_sign_off PRIMARY KEY (id),
  CONSTRAINT uq_sign_off_criterion_id UNIQUE (criterion_id),
  CONSTRAINT fk_sign_off_criterion_id FOREIGN KEY(criterion_id) REFERENCES acceptance_criterion (id),
  CONSTRAINT fk_sign_off_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE alternative_signature (
  alternative_id UUID NOT NULL,
  side TEXT NOT NULL,
  authorship_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_alternative_signature PRIMARY KEY (id),
  CONSTRAINT uq_alternative_signature_alternative_id_side UNIQUE (alternative_id, side),
  CONSTRAINT fk_alternative_signature_alternative_id FOREIGN KEY(alternative_id) REFERENCES alternative (id),
  CONSTRAINT fk_alternative_signature_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id)
);

CREATE TABLE answer (
  request_id UUID NOT NULL,
  kind TEXT NOT NULL,
  authorship_id UUID NOT NULL,
  citation_id UUID NOT NULL,
  harm TEXT NOT NULL,
  reason TEXT NOT NULL,
  helper_id UUID NOT NULL,
  next_date DATE NOT NULL,
  trigger_text TEXT,
  interim_relief TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_answer PRIMARY KEY (id),
  CONSTRAINT ck_answer_kind CHECK (kind IN ('decline', 'deferral')),
  CONSTRAINT ck_answer_dated_deferral CHECK (kind <> 'deferral' OR (trigger_text IS NOT NULL AND interim_relief IS NOT NULL)),
  CONSTRAINT ck_answer_deferral_words CHECK (length(btrim(trigger_text)) > 0 AND length(btrim(interim_relief)) > 0),
  CONSTRAINT ck_answer_harm CHECK (length(btrim(harm)) > 0),
  CONSTRAINT fk_answer_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_answer_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_answer_citation_id FOREIGN KEY(citation_id) REFERENCES citation (id),
  CONSTRAINT fk_answer_helper_id FOREIGN KEY(helper_id) REFERENCES person (id)
);

CREATE INDEX ix_answer_request_id ON answer (request_id);

CREATE TABLE terms (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  alternative_id UUID,
  reason TEXT NOT NULL,
  valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
  supersedes_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_terms PRIMARY KEY (id),
  CONSTRAINT ck_terms_reason CHECK (length(btrim(reason)) > 0),
  CONSTRAINT fk_terms_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_terms_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_terms_alternative_id FOREIGN KEY(alternative_id) REFERENCES alternative (id)
);

CREATE INDEX ix_terms_request_id ON terms (request_id);

CREATE TABLE adkar_answer (
  assessment_id UUID NOT NULL,
  respondent INTEGER NOT NULL,
  awareness INTEGER NOT NULL,
  desire INTEGER NOT NULL,
  knowledge INTEGER NOT NULL,
  ability INTEGER NOT NULL,
  reinforcement INTEGER NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_adkar_answer PRIMARY KEY (id),
  CONSTRAINT uq_adkar_answer_assessment_id_respondent UNIQUE (assessment_id, respondent),
  CONSTRAINT ck_adkar_answer_awareness_scale CHECK (awareness BETWEEN 1 AND 5),
  CONSTRAINT ck_adkar_answer_desire_scale CHECK (desire BETWEEN 1 AND 5),
  CONSTRAINT ck_adkar_answer_knowledge_scale CHECK (knowledge BETWEEN 1 AND 5),
  CONSTRAINT ck_adkar_answer_ability_scale CHECK (ability BETWEEN 1 AND 5),
  CONSTRAINT ck_adkar_answer_reinforcement_scale CHECK (reinforcement BETWEEN 1 AND 5),
  CONSTRAINT fk_adkar_answer_assessment_id FOREIGN KEY(assessment_id) REFERENCES adkar_assessment (id)
);

CREATE TABLE helper_reply (
  answer_id UUID NOT NULL,
  accepted BOOLEAN NOT NULL,
  note TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_helper_reply PRIMARY KEY (id),
  CONSTRAINT uq_helper_reply_answer_id UNIQUE (answer_id),
  CONSTRAINT fk_helper_reply_answer_id FOREIGN KEY(answer_id) REFERENCES answer (id)
);

CREATE TABLE condition (
  terms_id UUID NOT NULL,
  statement TEXT NOT NULL,
  due_on DATE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_condition PRIMARY KEY (id),
  CONSTRAINT fk_condition_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id)
);

CREATE INDEX ix_condition_terms_id ON condition (terms_id);

CREATE TABLE cover (
  terms_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  kind TEXT NOT NULL,
  rule_id UUID,
  criterion_id UUID,
  workstream_id UUID,
  gate_id UUID,
  CONSTRAINT pk_cover PRIMARY KEY (id),
  CONSTRAINT ck_cover_kind CHECK (kind IN ('standard', 'criterion', 'workstream', 'delivery_key', 'service_key', 'people_key')),
  CONSTRAINT ck_cover_names_one_record CHECK (CASE kind WHEN 'standard' THEN rule_id IS NOT NULL AND num_nonnulls(criterion_id, workstream_id, gate_id) = 0 WHEN 'criterion' THEN criterion_id IS NOT NULL AND num_nonnulls(rule_id, workstream_id, gate_id) = 0 WHEN 'workstream' THEN workstream_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, gate_id) = 0 ELSE gate_id IS NOT NULL AND num_nonnulls(rule_id, criterion_id, workstream_id) = 0 END),
  CONSTRAINT fk_cover_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id),
  CONSTRAINT fk_cover_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_cover_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_cover_criterion_id FOREIGN KEY(criterion_id) REFERENCES acceptance_criterion (id),
  CONSTRAINT fk_cover_workstream_id FOREIGN KEY(workstream_id) REFERENCES workstream (id),
  CONSTRAINT fk_cover_gate_id FOREIGN KEY(gate_id) REFERENCES gate (id)
);

CREATE INDEX ix_cover_project_id ON cover (project_id);

CREATE INDEX ix_cover_terms_id ON cover (terms_id);

CREATE TABLE signature (
  terms_id UUID NOT NULL,
  kind TEXT NOT NULL,
  office TEXT,
  authorship_id UUID NOT NULL,
  policy_version INTEGER NOT NULL,
  policy_line TEXT NOT NULL,
  on_behalf_of_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_signature PRIMARY KEY (id),
  CONSTRAINT ck_signature_kind CHECK (kind IN ('rule_waiver', 'money')),
  CONSTRAINT ck_signature_waiver_is_of_an_office CHECK ((kind = 'rule_waiver') = (office IS NOT NULL)),
  CONSTRAINT fk_signature_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id),
  CONSTRAINT fk_signature_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_signature_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX uq_signature_authority ON signature (terms_id, kind, coalesce(office, ''));

CREATE INDEX ix_signature_terms_id ON signature (terms_id);

CREATE TABLE decision (
  request_id UUID NOT NULL,
  number INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  terms_id UUID,
  answer_id UUID,
  authorship_id UUID NOT NULL,
  supersedes_id UUID,
  policy_version INTEGER,
  policy_line TEXT,
  on_behalf_of_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_decision PRIMARY KEY (id),
  CONSTRAINT uq_decision_supersedes_id UNIQUE (supersedes_id),
  CONSTRAINT uq_decision_request_id_id UNIQUE (request_id, id),
  CONSTRAINT fk_decision_same_request FOREIGN KEY(request_id, supersedes_id) REFERENCES decision (request_id, id),
  CONSTRAINT ck_decision_outcome CHECK (outcome IN ('approved', 'approved_with_conditions', 'declined', 'deferred', 'revoked')),
  CONSTRAINT ck_decision_reason CHECK (length(btrim(reason)) > 0),
  CONSTRAINT ck_decision_approval_has_terms CHECK ((outcome IN ('approved', 'approved_with_conditions')) = (terms_id IS NOT NULL)),
  CONSTRAINT ck_decision_refusal_has_answer CHECK ((outcome IN ('declined', 'deferred')) = (answer_id IS NOT NULL)),
  CONSTRAINT ck_decision_revokes_something CHECK (outcome <> 'revoked' OR supersedes_id IS NOT NULL),
  CONSTRAINT fk_decision_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT uq_decision_terms_id UNIQUE (terms_id),
  CONSTRAINT fk_decision_terms_id FOREIGN KEY(terms_id) REFERENCES terms (id),
  CONSTRAINT uq_decision_answer_id UNIQUE (answer_id),
  CONSTRAINT fk_decision_answer_id FOREIGN KEY(answer_id) REFERENCES answer (id),
  CONSTRAINT fk_decision_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_decision_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);

CREATE INDEX ix_decision_request_id ON decision (request_id);

CREATE UNIQUE INDEX uq_decision_first ON decision (request_id) WHERE supersedes_id IS NULL;

CREATE TABLE condition_met (
  condition_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  evidence TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_condition_met PRIMARY KEY (id),
  CONSTRAINT uq_condition_met_condition_id UNIQUE (condition_id),
  CONSTRAINT fk_condition_met_condition_id FOREIGN KEY(condition_id) REFERENCES condition (id),
  CONSTRAINT fk_condition_met_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id)
);

ALTER TABLE person ADD CONSTRAINT fk_person_manager_id FOREIGN KEY(manager_id) REFERENCES person (id);

ALTER TABLE org_unit ADD CONSTRAINT fk_org_unit_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id);

ALTER TABLE organisation ADD CONSTRAINT fk_organisation_root_unit_id FOREIGN KEY(root_unit_id) REFERENCES org_unit (id);

ALTER TABLE terms ADD CONSTRAINT fk_terms_supersedes_id FOREIGN KEY(supersedes_id) REFERENCES decision (id);

ALTER TABLE import_run ADD CONSTRAINT fk_import_run_person_id FOREIGN KEY(person_id) REFERENCES person (id);

ALTER TABLE person ADD CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id);

ALTER TABLE org_unit ADD CONSTRAINT fk_org_unit_parent_id FOREIGN KEY(parent_id) REFERENCES org_unit (id);

ALTER TABLE org_unit ADD CONSTRAINT fk_org_unit_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id);

ALTER TABLE exception_request ADD CONSTRAINT fk_exception_request_confirmed_restatement_id FOREIGN KEY(confirmed_restatement_id) REFERENCES restatement (id);

ALTER TABLE person ADD CONSTRAINT fk_person_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id);

ALTER TABLE person ADD CONSTRAINT fk_person_import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id);
