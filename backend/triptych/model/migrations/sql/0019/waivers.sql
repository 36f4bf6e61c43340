-- EX14: a class waiver excepts a whole class of cases from one rule in advance: where, up to how much, until when.

CREATE SEQUENCE class_waiver_ref;
GRANT USAGE ON SEQUENCE class_waiver_ref TO :app;

-- What a violation is about in money, as far as that is known: a waiver up to a limit covers what lies within it.
ALTER TABLE finding
  ADD COLUMN amount NUMERIC(22, 4),
  ADD COLUMN currency TEXT,
  ADD CONSTRAINT ck_finding_amount CHECK (amount >= 0),
  ADD CONSTRAINT ck_finding_amount_is_a_number CHECK (amount <> 'NaN'),
  ADD CONSTRAINT ck_finding_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT ck_finding_amount_whole CHECK ((amount IS NULL) = (currency IS NULL));

CREATE TABLE class_waiver (
  ref TEXT DEFAULT next_ref('W-', 'class_waiver_ref', 4) NOT NULL,
  rule_id UUID NOT NULL,
  rule_version_id UUID NOT NULL,
  unit_id UUID,
  portfolio_id UUID,
  program_id UUID,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  conditions TEXT,
  limit_amount NUMERIC(22, 4),
  limit_currency TEXT,
  valid_from TIMESTAMP WITH TIME ZONE,
  valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
  review_on DATE NOT NULL,
  proposed_by_id UUID NOT NULL,
  on_behalf_of_id UUID,
  policy_version INTEGER NOT NULL,
  policy_line TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_class_waiver PRIMARY KEY (id),
  CONSTRAINT uq_class_waiver_ref UNIQUE (ref),
  CONSTRAINT ck_class_waiver_one_scope CHECK (num_nonnulls(unit_id, portfolio_id, program_id) = 1),
  CONSTRAINT ck_class_waiver_title CHECK (says_something(title)),
  CONSTRAINT ck_class_waiver_reason CHECK (says_something(reason)),
  CONSTRAINT ck_class_waiver_conditions CHECK (conditions IS NULL OR says_something(conditions)),
  CONSTRAINT ck_class_waiver_limit CHECK (limit_amount >= 0),
  CONSTRAINT ck_class_waiver_limit_whole CHECK ((limit_amount IS NULL) = (limit_currency IS NULL)),
  CONSTRAINT ck_class_waiver_limit_amount_is_a_number CHECK (limit_amount <> 'NaN'),
  CONSTRAINT ck_class_waiver_limit_currency_is_a_code CHECK (limit_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_class_waiver_starts_ahead CHECK (valid_from IS NULL OR (isfinite(valid_from) AND valid_from >= at)),
  CONSTRAINT ck_class_waiver_ends CHECK (
    isfinite(valid_until) AND valid_until > coalesce(valid_from, at)
    AND valid_until <= coalesce(valid_from, at) + interval '366 days'),
  CONSTRAINT ck_class_waiver_review_on CHECK (
    isfinite(review_on) AND review_on <= (valid_until AT TIME ZONE 'UTC')::date + 1),
  CONSTRAINT fk_class_waiver_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_class_waiver_rule_version_id FOREIGN KEY(rule_version_id) REFERENCES rule_version (id),
  CONSTRAINT fk_class_waiver_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  CONSTRAINT fk_class_waiver_portfolio_id FOREIGN KEY(portfolio_id) REFERENCES portfolio (id),
  CONSTRAINT fk_class_waiver_program_id FOREIGN KEY(program_id) REFERENCES program (id),
  CONSTRAINT fk_class_waiver_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES person (id),
  CONSTRAINT fk_class_waiver_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);
CREATE INDEX ix_class_waiver_rule_id ON class_waiver (rule_id);

-- What was said to a waiver: granted, turned down or taken back, once; and, where granted, revoked, once.
CREATE TABLE class_waiver_event (
  waiver_id UUID NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  person_id UUID NOT NULL,
  on_behalf_of_id UUID,
  policy_version INTEGER NOT NULL,
  policy_line TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_class_waiver_event PRIMARY KEY (id),
  CONSTRAINT ck_class_waiver_event_kind CHECK (kind IN ('granted', 'turned_down', 'withdrawn', 'revoked')),
  CONSTRAINT ck_class_waiver_event_reason CHECK (says_something(reason)),
  CONSTRAINT fk_class_waiver_event_waiver_id FOREIGN KEY(waiver_id) REFERENCES class_waiver (id),
  CONSTRAINT fk_class_waiver_event_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_class_waiver_event_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id)
);
CREATE UNIQUE INDEX uq_class_waiver_event_answer ON class_waiver_event (waiver_id) WHERE kind <> 'revoked';
CREATE UNIQUE INDEX uq_class_waiver_event_revoked ON class_waiver_event (waiver_id) WHERE kind = 'revoked';

GRANT SELECT, INSERT ON class_waiver, class_waiver_event TO :app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['class_waiver', 'class_waiver_event'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- The wording of a rule that counts at an instant.
CREATE FUNCTION wording_at(concerned uuid, instant timestamptz) RETURNS rule_version LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT * FROM rule_version WHERE rule_id = concerned AND valid_from <= instant ORDER BY number DESC LIMIT 1
$$;

CREATE FUNCTION refuse_unwaivable(rule_id uuid, version_id uuid, instant timestamptz) RETURNS void LANGUAGE plpgsql STABLE
  SET search_path = public, pg_temp AS $$
DECLARE counts rule_version%ROWTYPE;
BEGIN
  counts := wording_at(rule_id, instant);
  IF counts.id IS DISTINCT FROM version_id THEN
    RAISE EXCEPTION 'a class waiver excepts from the wording of the rule that is in force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waiver_of_wording_in_force';
  END IF;
  IF NOT counts.waivable THEN
    RAISE EXCEPTION 'a rule that is not waivable cannot be waived here'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rule_is_waivable';
  END IF;
END $$;

CREATE FUNCTION class_waiver_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_undated(NEW.at, NULL);
  PERFORM refuse_unwaivable(NEW.rule_id, NEW.rule_version_id, NEW.at);
  RETURN NEW;
END $$;
CREATE TRIGGER class_waiver_is_lawful BEFORE INSERT ON class_waiver FOR EACH ROW EXECUTE FUNCTION class_waiver_is_lawful();

-- Who proposed it, and who manages a program that it is for, gives no answer to it; nor does anybody in their name.
CREATE FUNCTION gains_by_waiver(concerned class_waiver, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT by_whom IN (concerned.proposed_by_id, concerned.on_behalf_of_id)
    OR EXISTS (SELECT FROM program WHERE manager_id = by_whom
               AND coalesce(concerned.program_id, concerned.portfolio_id, concerned.unit_id) = ANY (scope_ids))
$$;

CREATE FUNCTION class_waiver_event_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  concerned class_waiver%ROWTYPE;
  granted class_waiver_event%ROWTYPE;
BEGIN
  SELECT * INTO concerned FROM class_waiver WHERE id = NEW.waiver_id;
  PERFORM refuse_undated(NEW.at, concerned.at);
  IF NEW.at >= concerned.valid_until THEN
    RAISE EXCEPTION 'this waiver has ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'waiver_has_not_ended';
  END IF;
  IF NEW.kind IN ('granted', 'turned_down') AND (
      gains_by_waiver(concerned, NEW.person_id) OR coalesce(gains_by_waiver(concerned, NEW.on_behalf_of_id), false)) THEN
    RAISE EXCEPTION 'whoever proposed a waiver, or gains by it, does not answer it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  IF NEW.kind = 'granted' THEN
    PERFORM refuse_unwaivable(concerned.rule_id, concerned.rule_version_id, NEW.at);
  ELSIF NEW.kind = 'withdrawn' AND concerned.proposed_by_id IS DISTINCT FROM NEW.person_id THEN
    RAISE EXCEPTION 'a proposal is taken back by whoever made it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawn_by_proposer';
  ELSIF NEW.kind = 'revoked' THEN
    SELECT * INTO granted FROM class_waiver_event WHERE waiver_id = NEW.waiver_id AND kind = 'granted';
    IF granted.id IS NULL THEN
      RAISE EXCEPTION 'what is revoked is a waiver that was granted'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'revokes_what_was_granted';
    END IF;
    PERFORM refuse_undated(NEW.at, granted.at);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER class_waiver_event_is_lawful BEFORE INSERT ON class_waiver_event
  FOR EACH ROW EXECUTE FUNCTION class_waiver_event_is_lawful();

-- What a violation is about in money was said when it was found, and does not shrink below a limit afterwards.
CREATE FUNCTION finding_amount_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what a violation is about stays as it was found'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_amount_stays';
END $$;
CREATE TRIGGER finding_amount_stays BEFORE UPDATE ON finding FOR EACH ROW
  WHEN ((NEW.amount, NEW.currency) IS DISTINCT FROM (OLD.amount, OLD.currency)) EXECUTE FUNCTION finding_amount_stays();
