-- SH1: who proposes outside the rules is a sealed person until two openers of different lines open the seal.

-- What somebody proposed outside the rules stands apart from whatever else they do on the same request.
ALTER TABLE authorship ADD COLUMN apart boolean NOT NULL DEFAULT false;
UPDATE authorship SET apart = true WHERE sealed;
ALTER TABLE authorship DROP CONSTRAINT uq_authorship_request_id_person_id;
CREATE UNIQUE INDEX uq_authorship_openly ON authorship (request_id, person_id) WHERE NOT apart;
-- Once a seal was opened, what the same person proposes next stands behind a new one.
CREATE UNIQUE INDEX uq_authorship_sealed ON authorship (request_id, person_id) WHERE sealed;
ALTER TABLE authorship ADD CONSTRAINT ck_authorship_sealed_apart CHECK (apart OR NOT sealed);

-- Nobody writes the seal: it is there from the first act on, and goes with its opening.
REVOKE UPDATE ON authorship FROM :app;
REVOKE UPDATE (sealed) ON authorship FROM :app;
CREATE FUNCTION seal_is_born() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.sealed := NEW.apart;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_is_born BEFORE INSERT ON authorship FOR EACH ROW EXECUTE FUNCTION seal_is_born();

-- One opener's word that a seal should be opened, with the reason; the second one's opens it. Append-only.
CREATE TABLE seal_opening (
  id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  request_id UUID NOT NULL,
  alternative_id UUID NOT NULL,
  opener_id UUID NOT NULL,
  reason TEXT NOT NULL,
  opens BOOLEAN DEFAULT false NOT NULL,
  anew BOOLEAN DEFAULT false NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  policy_version INTEGER NOT NULL,
  policy_line TEXT NOT NULL,
  CONSTRAINT pk_seal_opening PRIMARY KEY (id),
  CONSTRAINT ck_seal_opening_reason CHECK (says_something(reason)),
  CONSTRAINT ck_seal_opening_at CHECK (isfinite(at)),
  CONSTRAINT fk_seal_opening_authorship_id FOREIGN KEY(authorship_id) REFERENCES authorship (id),
  CONSTRAINT fk_seal_opening_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_seal_opening_alternative_id FOREIGN KEY(alternative_id) REFERENCES alternative (id),
  CONSTRAINT fk_seal_opening_opener_id FOREIGN KEY(opener_id) REFERENCES person (id)
);
CREATE INDEX ix_seal_opening_authorship_id ON seal_opening (authorship_id);
CREATE INDEX ix_seal_opening_alternative_id ON seal_opening (alternative_id);
CREATE INDEX ix_seal_opening_request_id ON seal_opening (request_id);

-- By what right a sealed person acted: kept, and in no event and no line of the trail, for it would say who it was.
CREATE TABLE sealed_permit (
  id UUID NOT NULL,
  event_id UUID NOT NULL,
  policy_version INTEGER NOT NULL,
  policy_line TEXT NOT NULL,
  on_behalf_of_id UUID,
  token_id UUID,
  CONSTRAINT pk_sealed_permit PRIMARY KEY (id),
  CONSTRAINT uq_sealed_permit_event_id UNIQUE (event_id),
  CONSTRAINT fk_sealed_permit_event_id FOREIGN KEY(event_id) REFERENCES request_event (id),
  CONSTRAINT fk_sealed_permit_on_behalf_of_id FOREIGN KEY(on_behalf_of_id) REFERENCES person (id),
  CONSTRAINT fk_sealed_permit_token_id FOREIGN KEY(token_id) REFERENCES personal_token (id)
);
GRANT SELECT, INSERT ON seal_opening, sealed_permit TO :app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['seal_opening', 'sealed_permit'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- Of one line are two of whom one stands above the other.
CREATE FUNCTION stands_above(upper_one uuid, lower_one uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line(person_id) AS (
    SELECT manager_id FROM person WHERE id = lower_one
    UNION
    SELECT person.manager_id FROM line JOIN person ON person.id = line.person_id
  ) SELECT EXISTS (SELECT FROM line WHERE person_id = upper_one)
$$;

-- Whoever is there and neither took part nor owns a rule that is cited. Who holds the right to it the service alone knows.
CREATE FUNCTION stands_outside(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT NOT took_part(concerned, by_whom) AND NOT owns_cited_rule(concerned, by_whom)
    AND EXISTS (SELECT FROM person WHERE id = by_whom AND deactivated_at IS NULL)
$$;

-- A word counts while its opener stands outside; one said anew follows no other, because the one before no longer counts.
CREATE FUNCTION seal_has_two_openers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE first_word record;
BEGIN
  PERFORM FROM authorship JOIN alternative ON alternative.authorship_id = authorship.id
    WHERE authorship.id = NEW.authorship_id AND authorship.request_id = NEW.request_id AND authorship.sealed
      AND alternative.id = NEW.alternative_id FOR UPDATE OF authorship;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no seal to be opened' USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_is_there';
  END IF;
  IF NOT stands_outside(NEW.request_id, NEW.opener_id) THEN
    RAISE EXCEPTION 'somebody who took part opens no seal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  NEW.opens := false;
  SELECT * INTO first_word FROM seal_opening
    WHERE authorship_id = NEW.authorship_id AND at > NEW.at - interval '14 days'
      AND stands_outside(request_id, opener_id) ORDER BY at DESC, id DESC LIMIT 1;
  IF FOUND AND NOT NEW.anew THEN
    IF NEW.opener_id = first_word.opener_id OR stands_above(NEW.opener_id, first_word.opener_id)
       OR stands_above(first_word.opener_id, NEW.opener_id) THEN
      RAISE EXCEPTION 'a seal has two openers of different lines'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'openers_of_different_lines';
    END IF;
    NEW.opens := true;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_has_two_openers BEFORE INSERT ON seal_opening
  FOR EACH ROW EXECUTE FUNCTION seal_has_two_openers();
CREATE TRIGGER opening_is_dated BEFORE INSERT ON seal_opening FOR EACH ROW EXECUTE FUNCTION act_is_dated();

CREATE FUNCTION seal_opens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE authorship SET sealed = false WHERE id = NEW.authorship_id;
  RETURN NULL;
END $$;
CREATE TRIGGER seal_opens AFTER INSERT ON seal_opening
  FOR EACH ROW WHEN (NEW.opens) EXECUTE FUNCTION seal_opens();

CREATE OR REPLACE FUNCTION seal_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM seal_opening WHERE authorship_id = OLD.id AND opens) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a seal is not taken off' USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_stays';
END $$;

-- A proposal outside the rule or the supply base stands behind a seal that nobody opened; one inside them behind none.
CREATE FUNCTION outside_is_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  author authorship%ROWTYPE;
BEGIN
  SELECT * INTO author FROM authorship WHERE id = NEW.authorship_id;
  IF (CASE WHEN NEW.rule_distance > 0 OR NEW.outside_base THEN author.sealed ELSE NOT author.apart END) IS NOT TRUE THEN
    RAISE EXCEPTION 'who proposes outside the rules is sealed, and nobody else'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'outside_is_sealed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outside_is_sealed BEFORE INSERT ON alternative FOR EACH ROW EXECUTE FUNCTION outside_is_sealed();

-- Whoever signed what waits for another signature, or in whose name it was signed, or who directed what is not decided yet, or
-- who asked that a seal be opened and waits for a second word, would make it fall by a sealed proposal, and whoever acts next would learn why. That somebody lends authority meanwhile the
-- service alone looks at: a sealed act has no instant to hold a loan against.
CREATE FUNCTION bound_proposes_inside() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  author authorship%ROWTYPE;
BEGIN
  SELECT * INTO author FROM authorship WHERE id = NEW.authorship_id;
  IF author.apart AND (
      EXISTS (SELECT FROM signature JOIN terms ON terms.id = signature.terms_id
              JOIN authorship AS signer ON signer.id = signature.authorship_id
              WHERE terms.request_id = NEW.request_id AND author.person_id IN (signer.person_id, signature.on_behalf_of_id)
                AND NOT EXISTS (SELECT FROM decision WHERE terms_id = terms.id))
      OR EXISTS (SELECT FROM instruction JOIN authorship AS director ON director.id = instruction.authorship_id
                 WHERE instruction.request_id = NEW.request_id AND director.person_id = author.person_id
                   AND NOT EXISTS (SELECT FROM decision WHERE request_id = NEW.request_id
                                   AND supersedes_id IS NOT DISTINCT FROM instruction.supersedes_id))
      OR EXISTS (SELECT FROM seal_opening AS word JOIN authorship AS sought ON sought.id = word.authorship_id AND sought.sealed
                 WHERE word.request_id = NEW.request_id AND word.opener_id = author.person_id
                   AND word.at > NEW.proposed_at - interval '14 days')) THEN
    RAISE EXCEPTION 'whoever has a word in what is being decided proposes nothing outside the rules'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bound_proposes_inside';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bound_proposes_inside BEFORE INSERT ON alternative FOR EACH ROW EXECUTE FUNCTION bound_proposes_inside();

-- Whatever else is done on a request is done openly: nobody answers, signs or decides from behind a seal.
CREATE FUNCTION acts_openly() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT apart FROM authorship WHERE id = NEW.authorship_id) THEN
    RAISE EXCEPTION 'behind a seal one proposes, and does nothing else'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_openly';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'restatement', 'citation', 'alternative_signature', 'answer', 'terms', 'condition_met', 'signature', 'decision'
  ] LOOP
    EXECUTE format('CREATE TRIGGER acts_openly BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION acts_openly()', name);
  END LOOP;
END $$;

-- What is told of an alternative is told by its own author; what is told from behind a seal names no right and no deputy.
CREATE FUNCTION seal_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands_apart boolean;
  author record;
BEGIN
  SELECT apart INTO stands_apart FROM authorship WHERE id = NEW.authorship_id;
  IF stands_apart THEN
    IF TG_TABLE_NAME = 'request_event' AND NEW.kind NOT IN ('alternative_proposed', 'alternative_revised') THEN
      RAISE EXCEPTION 'behind a seal one proposes, and does nothing else'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'acts_openly';
    END IF;
    IF NEW.policy_line IS NOT NULL OR NEW.policy_version IS NOT NULL OR NEW.on_behalf_of_id IS NOT NULL THEN
      RAISE EXCEPTION 'behind a seal no right and no deputy is named'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_is_kept';
    END IF;
  ELSIF TG_TABLE_NAME = 'request_event' AND NEW.kind IN ('alternative_proposed', 'alternative_revised') THEN
    SELECT owner.apart, owner.person_id INTO author FROM alternative JOIN authorship AS owner ON owner.id = alternative.authorship_id
      WHERE alternative.id = (NEW.detail ->> 'alternativeId')::uuid;
    IF author.apart AND (NEW.kind = 'alternative_proposed'
        OR author.person_id = (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
      RAISE EXCEPTION 'what is told of a sealed proposal is told from behind its seal'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_is_kept';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_is_kept BEFORE INSERT ON request_event FOR EACH ROW EXECUTE FUNCTION seal_is_kept();
CREATE FUNCTION seal_is_kept_in_trail() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.policy_line IS NOT NULL OR NEW.policy_version IS NOT NULL OR NEW.on_behalf_of_id IS NOT NULL OR NEW.token_id IS NOT NULL)
     AND (SELECT apart FROM authorship WHERE id = NEW.authorship_id) THEN
    RAISE EXCEPTION 'behind a seal no right and no deputy is named'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_is_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_is_kept BEFORE INSERT ON audit_entry
  FOR EACH ROW WHEN (NEW.authorship_id IS NOT NULL) EXECUTE FUNCTION seal_is_kept_in_trail();

-- Asking for the opening and opening can be told of a request wherever it stands, as a comment can.
INSERT INTO request_transition
  SELECT said.state, told.kind, said.next_state
  FROM request_transition AS said CROSS JOIN (VALUES ('seal_asked'), ('seal_opened')) AS told(kind)
  WHERE said.kind = 'comment_made';
