-- EX4: what waiting costs beside the burn. Each figure has an owner, who asks, and a basis; the newest of a kind stands.

CREATE TABLE further_cost (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  kind TEXT NOT NULL,
  amount NUMERIC(22, 4) NOT NULL,
  currency TEXT NOT NULL,
  per_hour NUMERIC(26, 8),
  falls_on DATE,
  basis TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_further_cost PRIMARY KEY (id),
  CONSTRAINT fk_further_cost_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_further_cost_request_id_authorship_id
    FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT ck_further_cost_kind CHECK (kind IN ('deferred_benefit', 'penalty', 'deadline_loss')),
  CONSTRAINT ck_further_cost_amount CHECK (amount >= 0),
  CONSTRAINT ck_further_cost_basis CHECK (says_something(basis)),
  CONSTRAINT ck_further_cost_falls_on CHECK ((falls_on IS NOT NULL) = (kind = 'deadline_loss')),
  CONSTRAINT ck_further_cost_per_hour CHECK (kind <> 'deadline_loss' OR per_hour IS NULL),
  CONSTRAINT ck_further_cost_amount_is_a_number CHECK (amount <> 'NaN'),
  CONSTRAINT ck_further_cost_per_hour_is_a_number CHECK (per_hour <> 'NaN'),
  CONSTRAINT ck_further_cost_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_further_cost_per_hour_of_amount CHECK (per_hour >= 0 AND (per_hour = 0) = (amount = 0))
);
CREATE INDEX ix_further_cost_request_id ON further_cost (request_id);
GRANT SELECT, INSERT ON further_cost TO :app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON further_cost FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON further_cost FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE exception_request
  ADD COLUMN deferred_benefit_per_hour NUMERIC(26, 8),
  ADD COLUMN penalties_per_hour NUMERIC(26, 8),
  ADD CONSTRAINT ck_exception_request_deferred_benefit_per_hour_is_a_number CHECK (deferred_benefit_per_hour <> 'NaN'),
  ADD CONSTRAINT ck_exception_request_penalties_per_hour_is_a_number CHECK (penalties_per_hour <> 'NaN');

-- The lifecycle: it is stated whenever a share of the burn may be; a test holds the whole table equal to the rule.
INSERT INTO request_transition (state, kind, next_state)
  SELECT state, 'further_cost_stated', next_state FROM request_transition WHERE kind = 'phi_stated';

CREATE FUNCTION further_cost_is_of_who_asks() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands text;
  burns_in text;
BEGIN
  SELECT state, weekly_burn_currency INTO stands, burns_in
  FROM exception_request WHERE id = NEW.request_id FOR UPDATE;
  IF NOT EXISTS (SELECT FROM request_transition WHERE state = stands AND kind = 'further_cost_stated') THEN
    RAISE EXCEPTION 'what waiting costs is stated while somebody waits'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'further_cost_while_waiting';
  END IF;
  IF NOT asks(NEW.request_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'only the person who asks can do this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'act_of_the_requester';
  END IF;
  IF NEW.kind <> 'deadline_loss' AND ((NEW.per_hour IS NULL) <> (burns_in IS NULL)
      OR (burns_in = NEW.currency AND NEW.per_hour <> NEW.amount)) THEN
    RAISE EXCEPTION 'an hourly cost is told in the currency of the burn'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'further_cost_in_currency_of_burn';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER further_cost_is_of_who_asks BEFORE INSERT ON further_cost
  FOR EACH ROW EXECUTE FUNCTION further_cost_is_of_who_asks();

-- What an hour costs beside the burn stands on the request, for lists that are ordered by it; nobody else writes it.
CREATE FUNCTION keep_further_cost() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE exception_request SET
    deferred_benefit_per_hour = CASE NEW.kind WHEN 'deferred_benefit' THEN NEW.per_hour ELSE deferred_benefit_per_hour END,
    penalties_per_hour = CASE NEW.kind WHEN 'penalty' THEN NEW.per_hour ELSE penalties_per_hour END
  WHERE id = NEW.request_id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_further_cost AFTER INSERT ON further_cost FOR EACH ROW EXECUTE FUNCTION keep_further_cost();

-- A request begins without any; whoever inserts it cannot say otherwise.
CREATE FUNCTION request_begins_without_further_cost() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.deferred_benefit_per_hour := NULL;
  NEW.penalties_per_hour := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER begins_without_further_cost BEFORE INSERT ON exception_request
  FOR EACH ROW EXECUTE FUNCTION request_begins_without_further_cost();
