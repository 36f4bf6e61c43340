-- An alternative is revised by a new version of it: what was written stays, and what was signed or marked was another text.

ALTER TABLE alternative
  ADD COLUMN number INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN revises_id UUID,
  ADD COLUMN first_id UUID,
  ADD COLUMN not_real_because TEXT;
UPDATE alternative SET first_id = id;
UPDATE alternative SET not_real_because = 'No reason was asked for when this was marked.' WHERE real = false;
ALTER TABLE alternative ALTER COLUMN first_id SET NOT NULL;
ALTER TABLE alternative
  ADD CONSTRAINT uq_alternative_revises_id UNIQUE (revises_id),
  ADD CONSTRAINT fk_alternative_first_id FOREIGN KEY(first_id) REFERENCES alternative (id),
  ADD CONSTRAINT fk_alternative_revises_id FOREIGN KEY(revises_id) REFERENCES alternative (id),
  ADD CONSTRAINT ck_alternative_number CHECK ((number = 1) = (revises_id IS NULL)),
  ADD CONSTRAINT ck_alternative_not_real_because CHECK (
    CASE WHEN real IS FALSE THEN says_something(not_real_because) ELSE not_real_because IS NULL END);
GRANT UPDATE (not_real_because) ON alternative TO :app;

CREATE FUNCTION alternative_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  former alternative%ROWTYPE;
BEGIN
  NEW.first_id := NEW.id;
  NEW.number := 1;
  IF NEW.revises_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO former FROM alternative WHERE id = NEW.revises_id FOR UPDATE;
  IF former.request_id IS DISTINCT FROM NEW.request_id OR former.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'what is revised is offered on the same request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'alternative_revised_once';
  END IF;
  IF NEW.real IS NOT NULL OR NEW.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'a new version is neither marked nor taken back'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'alternative_begins_unmarked';
  END IF;
  NEW.number := former.number + 1;
  NEW.first_id := former.first_id;
  UPDATE alternative SET withdrawn_at = NEW.proposed_at WHERE id = former.id;
  RETURN NEW;
END $$;
CREATE TRIGGER alternative_begins BEFORE INSERT ON alternative FOR EACH ROW EXECUTE FUNCTION alternative_begins();

-- Nobody signs what somebody else has just revised; whoever comes second waits, and is refused.
CREATE FUNCTION signature_of_what_is_offered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM alternative WHERE id = NEW.alternative_id AND withdrawn_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only what is offered is signed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'signature_of_what_is_offered';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_of_what_is_offered BEFORE INSERT ON alternative_signature
  FOR EACH ROW EXECUTE FUNCTION signature_of_what_is_offered();

-- Nor is it marked: a mark is on what is offered, or the requester called real what nobody offers any more.
CREATE FUNCTION mark_of_what_is_offered() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'only what is offered is marked'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'mark_of_what_is_offered';
END $$;
CREATE TRIGGER mark_of_what_is_offered BEFORE UPDATE OF real, not_real_because ON alternative
  FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL
                     AND (OLD.real, OLD.not_real_because) IS DISTINCT FROM (NEW.real, NEW.not_real_because))
  EXECUTE FUNCTION mark_of_what_is_offered();

-- Nobody offers what is no longer to be had.
CREATE FUNCTION alternative_names_a_source_to_be_had() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM supply_source WHERE id = NEW.supply_source_id AND retired_at IS NOT NULL)
     AND NOT EXISTS (SELECT FROM alternative WHERE id = NEW.revises_id AND supply_source_id = NEW.supply_source_id) THEN
    RAISE EXCEPTION 'a source of supply that was retired is not offered'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'supply_source_is_to_be_had';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER alternative_names_a_source_to_be_had BEFORE INSERT ON alternative
  FOR EACH ROW WHEN (NEW.supply_source_id IS NOT NULL) EXECUTE FUNCTION alternative_names_a_source_to_be_had();
