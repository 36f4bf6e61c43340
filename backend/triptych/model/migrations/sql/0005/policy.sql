-- Law 6: a policy that people wrote is activated by another than who drafted it, but for a lone administrator.
CREATE FUNCTION policy_takes_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.shipped IS DISTINCT FROM OLD.shipped OR NEW.drafted_by_id IS DISTINCT FROM OLD.drafted_by_id) THEN
    RAISE EXCEPTION 'where a policy comes from does not change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_origin_stays';
  END IF;
  IF NEW.state <> 'active' OR (TG_OP = 'UPDATE' AND OLD.state = 'active') THEN
    RETURN NEW;
  END IF;
  IF NEW.shipped THEN
    -- The program brings its own policy where no people's policy was ever active; it never takes one's place.
    IF EXISTS (SELECT FROM policy_version WHERE id <> NEW.id AND NOT shipped AND state <> 'draft') THEN
      RAISE EXCEPTION 'the shipped policy does not take the place of one that people activated'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_takes_two';
    END IF;
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NEW.drafted_by_id IS NULL OR NEW.activated_by_id IS NULL OR NOT administers(NEW.activated_by_id)
     OR (NEW.drafted_by_id = NEW.activated_by_id AND EXISTS (
           SELECT FROM person WHERE id <> NEW.activated_by_id AND administers(id))) THEN
    RAISE EXCEPTION 'a policy is activated by an administrator who did not draft it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_takes_two';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_takes_two BEFORE INSERT OR UPDATE ON policy_version FOR EACH ROW EXECUTE FUNCTION policy_takes_two();
