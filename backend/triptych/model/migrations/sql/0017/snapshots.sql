-- EX15: the facts that were decided on are kept with the decision, by the database itself, and held against the present.

CREATE TABLE decision_snapshot (
  decision_id uuid NOT NULL,
  facts jsonb NOT NULL,
  digest text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT pk_decision_snapshot PRIMARY KEY (id),
  CONSTRAINT uq_decision_snapshot_decision_id UNIQUE (decision_id),
  CONSTRAINT fk_decision_snapshot_decision_id FOREIGN KEY (decision_id) REFERENCES decision (id)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON decision_snapshot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON decision_snapshot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Nobody but the trigger below adds to it: it runs as the owner.
GRANT SELECT ON decision_snapshot TO :app;

-- What a request comes to at an instant. Nothing of it says who said it, so a seal holds here as well.
CREATE FUNCTION facts_of(concerned uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'need', asked.need,
    'wantedOutcome', asked.wanted_outcome,
    'amount', asked.amount::text,
    'currency', asked.currency,
    'paidBy', asked.paid_by,
    'neededBy', asked.needed_by,
    'weeklyBurn', program.weekly_burn_amount::text,
    'burnCurrency', program.weekly_burn_currency,
    'burnBasis', program.weekly_burn_basis,
    'idleShare', asked.phi_likely::text,
    'idleShareBasis', asked.phi_basis,
    'rules', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'ref', rule.ref, 'version', rule_version.number, 'harm', citation.harm,
        'newest', (SELECT max(newer.number) FROM rule_version AS newer WHERE newer.rule_id = rule.id AND newer.valid_from <= instant))
        ORDER BY rule.ref)
      FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id JOIN rule ON rule.id = rule_version.rule_id
      WHERE citation.request_id = asked.id), '[]'),
    'alternatives', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'title', title, 'kind', kind, 'cost', cost_amount::text, 'currency', cost_currency, 'leadTimeDays', lead_time_days)
        ORDER BY proposed_at, title)
      FROM alternative WHERE request_id = asked.id AND withdrawn_at IS NULL), '[]'),
    'targets', coalesce((SELECT jsonb_agg(kind ORDER BY kind) FROM request_target WHERE request_id = asked.id), '[]'))
  FROM exception_request AS asked JOIN program ON program.id = asked.program_id WHERE asked.id = concerned
$$;

CREATE FUNCTION keep_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb;
BEGIN
  told := facts_of(NEW.request_id, NEW.at) || jsonb_build_object(
    'validUntil', (SELECT valid_until FROM terms WHERE id = NEW.terms_id),
    'conditions', coalesce((SELECT jsonb_agg(jsonb_build_object('statement', statement, 'dueOn', due_on) ORDER BY due_on, statement)
                            FROM condition WHERE terms_id = NEW.terms_id), '[]'));
  INSERT INTO decision_snapshot (decision_id, facts, digest)
    VALUES (NEW.id, told, encode(sha256(convert_to(told::text, 'UTF8')), 'hex'));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_facts() FROM PUBLIC;
CREATE TRIGGER keep_facts AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION keep_facts();

-- What is materially otherwise than when it was decided: the declared list, each with what was and what is.
CREATE FUNCTION facts_changed(decided uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH both_facts AS (
    SELECT decision_snapshot.facts AS was, facts_of(decision.request_id, instant) AS present
    FROM decision_snapshot JOIN decision ON decision.id = decision_snapshot.decision_id WHERE decision.id = decided
  ), found AS (
    SELECT 1 AS place, 'amount_raised' AS code, was ->> 'amount' AS before, present ->> 'amount' AS after FROM both_facts
      WHERE (present ->> 'amount')::numeric > (was ->> 'amount')::numeric
    UNION ALL
    SELECT 2, 'rule_revised', format('%s v%s', kept ->> 'ref', kept ->> 'newest'), format('%s v%s', kept ->> 'ref', now_is ->> 'newest')
      FROM both_facts, jsonb_array_elements(was -> 'rules') AS kept, jsonb_array_elements(present -> 'rules') AS now_is
      WHERE kept ->> 'ref' = now_is ->> 'ref' AND (now_is ->> 'newest')::int > (kept ->> 'newest')::int
    UNION ALL
    SELECT 3, 'burn_changed', was ->> 'weeklyBurn', present ->> 'weeklyBurn' FROM both_facts
      WHERE (was ->> 'weeklyBurn' IS NULL) <> (present ->> 'weeklyBurn' IS NULL)
         OR abs((present ->> 'weeklyBurn')::numeric - (was ->> 'weeklyBurn')::numeric) > 0.25 * (was ->> 'weeklyBurn')::numeric
         OR was ->> 'burnCurrency' <> present ->> 'burnCurrency'
    UNION ALL
    SELECT 4, 'share_restated', was ->> 'idleShare', present ->> 'idleShare' FROM both_facts
      WHERE was ->> 'idleShare' IS DISTINCT FROM present ->> 'idleShare'
    UNION ALL
    SELECT 5, 'option_gone', kept ->> 'title', NULL
      FROM both_facts, jsonb_array_elements(was -> 'alternatives') AS kept
      WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(present -> 'alternatives') AS now_is WHERE now_is ->> 'title' = kept ->> 'title')
  )
  SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'before', before, 'after', after) ORDER BY place, before), '[]') FROM found
$$;
