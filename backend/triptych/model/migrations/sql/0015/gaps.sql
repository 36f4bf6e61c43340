-- Gaps with a plan (EX9): who owns one, by when, by what it was delivered, and who was invited to help shape it.

ALTER TABLE capability_gap
  ADD COLUMN owner_id UUID,
  ADD COLUMN target_on DATE,
  ADD COLUMN project_id UUID,
  ADD COLUMN delivered_at TIMESTAMP WITH TIME ZONE,
  ADD COLUMN delivered_service_id UUID,
  ADD COLUMN merged_into_id UUID,
  ADD CONSTRAINT fk_capability_gap_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
  ADD CONSTRAINT fk_capability_gap_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  ADD CONSTRAINT fk_capability_gap_delivered_service_id FOREIGN KEY(delivered_service_id) REFERENCES service (id),
  ADD CONSTRAINT fk_capability_gap_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES capability_gap (id);
CREATE INDEX ix_capability_gap_merged_into_id ON capability_gap (merged_into_id);
CREATE INDEX ix_citation_gap_id ON citation (gap_id);

-- What happened to a gap. Its columns follow from here and from nowhere else.
CREATE TABLE gap_event (
  gap_id UUID NOT NULL,
  kind TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  person_id UUID NOT NULL,
  text TEXT,
  owner_id UUID,
  target_on DATE,
  project_id UUID,
  service_id UUID,
  into_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_gap_event PRIMARY KEY (id),
  CONSTRAINT fk_gap_event_gap_id FOREIGN KEY(gap_id) REFERENCES capability_gap (id),
  CONSTRAINT fk_gap_event_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_gap_event_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
  CONSTRAINT fk_gap_event_project_id FOREIGN KEY(project_id) REFERENCES project (id),
  CONSTRAINT fk_gap_event_service_id FOREIGN KEY(service_id) REFERENCES service (id),
  CONSTRAINT fk_gap_event_into_id FOREIGN KEY(into_id) REFERENCES capability_gap (id),
  CONSTRAINT ck_gap_event_kind CHECK (kind IN ('planned', 'delivered', 'merged')),
  CONSTRAINT ck_gap_event_plan_is_dated CHECK (kind <> 'planned' OR (owner_id IS NOT NULL AND isfinite(target_on) IS TRUE)),
  CONSTRAINT ck_gap_event_delivered_by CHECK (
    kind <> 'delivered' OR (num_nonnulls(project_id, service_id) > 0 AND text IS NOT NULL AND says_something(text))),
  CONSTRAINT ck_gap_event_merged_into CHECK (
    (kind = 'merged') = (into_id IS NOT NULL) AND into_id IS DISTINCT FROM gap_id
    AND (kind <> 'merged' OR (text IS NOT NULL AND says_something(text))))
);
CREATE INDEX ix_gap_event_gap_id ON gap_event (gap_id);

-- Whoever met the gap is invited through the request they met it with, so that a seal on it holds here as well.
CREATE TABLE gap_invitation (
  gap_id UUID NOT NULL,
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  part TEXT NOT NULL,
  text TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_gap_invitation PRIMARY KEY (id),
  CONSTRAINT uq_gap_invitation_gap_id_request_id_part UNIQUE (gap_id, request_id, part),
  CONSTRAINT fk_gap_invitation_gap_id FOREIGN KEY(gap_id) REFERENCES capability_gap (id),
  CONSTRAINT fk_gap_invitation_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_gap_invitation_authorship_id FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT ck_gap_invitation_part CHECK (part IN ('design_partner', 'pilot'))
);
CREATE INDEX ix_gap_invitation_request_id ON gap_invitation (request_id);

CREATE TABLE gap_reply (
  invitation_id UUID NOT NULL,
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  accepted BOOLEAN NOT NULL,
  text TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_gap_reply PRIMARY KEY (id),
  CONSTRAINT uq_gap_reply_invitation_id UNIQUE (invitation_id),
  CONSTRAINT fk_gap_reply_invitation_id FOREIGN KEY(invitation_id) REFERENCES gap_invitation (id),
  CONSTRAINT fk_gap_reply_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_gap_reply_authorship_id FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id)
);

GRANT SELECT, INSERT ON gap_event, gap_invitation, gap_reply TO :app;
REVOKE UPDATE ON capability_gap FROM :app;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gap_event', 'gap_invitation', 'gap_reply'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['gap_invitation', 'gap_reply'] LOOP
    EXECUTE format('CREATE TRIGGER when_it_was_done BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION act_is_dated()', name);
  END LOOP;
END $$;

-- A gap that was delivered or joined with another is done with; what it is joined with is not.
CREATE FUNCTION fold_gap_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE stood capability_gap%ROWTYPE;
BEGIN
  PERFORM refuse_undated(NEW.at, (SELECT max(at) FROM gap_event WHERE gap_id = NEW.gap_id));
  SELECT * INTO stood FROM capability_gap WHERE id = NEW.gap_id FOR UPDATE;
  IF stood.delivered_at IS NOT NULL OR stood.merged_into_id IS NOT NULL THEN
    RAISE EXCEPTION 'a gap that was delivered or joined with another is done with'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'gap_is_open';
  END IF;
  IF NEW.kind = 'merged' THEN
    PERFORM FROM capability_gap
    WHERE id = NEW.into_id AND merged_into_id IS NULL AND delivered_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a gap is joined with one that is open'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'gap_joins_an_open_one';
    END IF;
  END IF;
  IF NEW.kind = 'merged' AND EXISTS (SELECT FROM capability_gap WHERE merged_into_id = NEW.gap_id) THEN
    UPDATE capability_gap SET merged_into_id = NEW.into_id WHERE merged_into_id = NEW.gap_id;
  END IF;
  UPDATE capability_gap SET
    owner_id = coalesce(NEW.owner_id, owner_id),
    target_on = coalesce(NEW.target_on, target_on),
    project_id = CASE WHEN NEW.kind = 'planned' THEN NEW.project_id ELSE coalesce(NEW.project_id, project_id) END,
    delivered_at = CASE WHEN NEW.kind = 'delivered' THEN NEW.at END,
    delivered_service_id = NEW.service_id,
    merged_into_id = NEW.into_id
  WHERE id = NEW.gap_id;
  RETURN NEW;
END $$;
CREATE TRIGGER fold_gap_event BEFORE INSERT ON gap_event FOR EACH ROW EXECUTE FUNCTION fold_gap_event();

-- Whoever moves or names gaps keeps them from others first, in one order; the application may not update them itself.
CREATE FUNCTION hold_gaps(keys UUID[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM capability_gap WHERE id = ANY (keys) ORDER BY id FOR UPDATE;
END $$;

-- "We cannot" names what we cannot: not what was delivered, nor one of two names that were joined.
CREATE FUNCTION citation_names_an_open_gap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM capability_gap
  WHERE id = NEW.gap_id AND delivered_at IS NULL AND merged_into_id IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a gap that was delivered or joined with another is not named'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_names_an_open_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER citation_names_an_open_gap BEFORE INSERT ON citation
  FOR EACH ROW WHEN (NEW.gap_id IS NOT NULL) EXECUTE FUNCTION citation_names_an_open_gap();

CREATE FUNCTION partner_met_the_gap() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM citation JOIN capability_gap ON capability_gap.id = citation.gap_id
                 WHERE citation.request_id = NEW.request_id AND NEW.gap_id IN (capability_gap.id, capability_gap.merged_into_id))
     OR NOT asks(NEW.request_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'whoever is invited met the gap with a request of theirs'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_met_the_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_met_the_gap BEFORE INSERT ON gap_invitation FOR EACH ROW EXECUTE FUNCTION partner_met_the_gap();

CREATE FUNCTION partner_replies() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM gap_invitation WHERE id = NEW.invitation_id AND request_id = NEW.request_id)
     OR NOT asks(NEW.request_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'whoever was invited replies for themselves'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_replies';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partner_replies BEFORE INSERT ON gap_reply FOR EACH ROW EXECUTE FUNCTION partner_replies();

INSERT INTO request_transition (state, kind, next_state)
SELECT state, kind, state
FROM unnest(ARRAY['answering', 'deciding', 'reopened', 'decline_proposed', 'deferral_proposed', 'appealed',
                  'approved', 'approved_with_conditions', 'declined', 'deferred', 'revoked', 'withdrawn', 'closed',
                  'emergency_go']) AS state,
     unnest(ARRAY['gap_partner_invited', 'gap_partner_replied', 'gap_delivered']) AS kind;
