-- Sources of supply are a register: who supplies what, by when, at what price, on what evidence, under which contract.

CREATE SEQUENCE supply_source_ref;
GRANT USAGE ON SEQUENCE supply_source_ref TO :app;

ALTER TABLE supply_source
  ADD COLUMN ref TEXT DEFAULT next_ref('SRC-', 'supply_source_ref', 3) NOT NULL,
  ADD COLUMN unit_id UUID,
  ADD COLUMN supplier TEXT,
  ADD COLUMN supplies TEXT,
  ADD COLUMN lead_low_days INTEGER,
  ADD COLUMN lead_likely_days INTEGER,
  ADD COLUMN lead_high_days INTEGER,
  ADD COLUMN price_amount NUMERIC(22, 4),
  ADD COLUMN price_currency TEXT,
  ADD COLUMN price_unit TEXT,
  ADD COLUMN price_on DATE,
  ADD COLUMN risks TEXT,
  ADD COLUMN in_base_since DATE,
  ADD COLUMN base_needs TEXT,
  ADD COLUMN valid_until DATE,
  ADD COLUMN retired_at TIMESTAMP WITH TIME ZONE,
  ADD COLUMN retired_by_id UUID,
  ADD COLUMN retired_because TEXT,
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE supply_source
  ADD CONSTRAINT uq_supply_source_ref UNIQUE (ref),
  ADD CONSTRAINT fk_supply_source_unit_id FOREIGN KEY(unit_id) REFERENCES org_unit (id),
  ADD CONSTRAINT fk_supply_source_retired_by_id FOREIGN KEY(retired_by_id) REFERENCES person (id),
  ADD CONSTRAINT ck_supply_source_name CHECK (says_something(name)),
  ADD CONSTRAINT ck_supply_source_lead_whole CHECK (num_nonnulls(lead_low_days, lead_likely_days, lead_high_days) IN (0, 3)),
  ADD CONSTRAINT ck_supply_source_lead_order CHECK (
    lead_low_days BETWEEN 0 AND lead_likely_days AND lead_likely_days <= lead_high_days AND lead_high_days <= 3660),
  ADD CONSTRAINT ck_supply_source_price_whole CHECK (num_nonnulls(price_amount, price_currency, price_unit, price_on) IN (0, 4)),
  ADD CONSTRAINT ck_supply_source_price CHECK (price_amount >= 0),
  ADD CONSTRAINT ck_supply_source_price_amount_is_a_number CHECK (price_amount <> 'NaN'),
  ADD CONSTRAINT ck_supply_source_price_currency_is_a_code CHECK (price_currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT ck_supply_source_price_unit CHECK (price_unit IS NULL OR says_something(price_unit)),
  ADD CONSTRAINT ck_supply_source_base CHECK (
    CASE WHEN inside_base THEN base_needs IS NULL ELSE in_base_since IS NULL END),
  ADD CONSTRAINT ck_supply_source_days CHECK (isfinite(price_on) AND isfinite(in_base_since) AND isfinite(valid_until)),
  ADD CONSTRAINT ck_supply_source_retired CHECK (
    num_nonnulls(retired_at, retired_by_id, retired_because) IN (0, 3)
    AND (retired_because IS NULL OR says_something(retired_because)));
CREATE INDEX ix_supply_source_unit_id ON supply_source (unit_id);
CREATE INDEX ix_alternative_supply_source_id ON alternative (supply_source_id);
CREATE TRIGGER next_version BEFORE UPDATE ON supply_source FOR EACH ROW EXECUTE FUNCTION next_version();

-- A reference is never changed, and what was retired is not taken up again: a new source is entered, with new evidence.
CREATE FUNCTION supply_source_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.ref IS DISTINCT FROM OLD.ref OR NEW.id IS DISTINCT FROM OLD.id THEN
    RAISE EXCEPTION 'the reference of a source of supply stays'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_source_ref_stays';
  END IF;
  IF OLD.retired_at IS NOT NULL THEN
    RAISE EXCEPTION 'a source of supply that was retired stays as it was'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_source_stays_retired';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER supply_source_stays BEFORE UPDATE ON supply_source
  FOR EACH ROW EXECUTE FUNCTION supply_source_stays();

-- What supports the figures. It is added to and never changed: a later piece says what an earlier one got wrong.
CREATE TABLE supply_evidence (
  source_id UUID NOT NULL,
  words TEXT NOT NULL,
  reference TEXT,
  dated_on DATE NOT NULL,
  entered_by_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_supply_evidence PRIMARY KEY (id),
  CONSTRAINT ck_supply_evidence_words CHECK (says_something(words)),
  CONSTRAINT ck_supply_evidence_reference CHECK (reference IS NULL OR says_something(reference)),
  CONSTRAINT ck_supply_evidence_dated_on CHECK (isfinite(dated_on)),
  CONSTRAINT fk_supply_evidence_source_id FOREIGN KEY(source_id) REFERENCES supply_source (id),
  CONSTRAINT fk_supply_evidence_entered_by_id FOREIGN KEY(entered_by_id) REFERENCES person (id)
);
CREATE INDEX ix_supply_evidence_source_id ON supply_evidence (source_id);
GRANT SELECT, INSERT ON supply_evidence TO :app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON supply_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON supply_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
