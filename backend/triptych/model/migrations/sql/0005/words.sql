-- What nobody can see says nothing: it is no need, no reason, no harm.

-- At least one character that is drawn: no separator, control or format character and no filler. The rule in
-- `kernel.said` says the same; a test holds the two to each other, character by character.
CREATE FUNCTION says_something(words text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = public, pg_temp AS $$
  SELECT coalesce(words COLLATE "C" ~ (
    '[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680'
    '\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u2064\u2066-\u206F\u2800\u3000\u3164\uFE00-\uFE0F'
    '\uFEFF\uFFA0\uFFF9-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A'
    '\U000E0001\U000E0020-\U000E007F\U000E0100-\U000E01EF]'), false)
$$;

ALTER TABLE exception_request DROP CONSTRAINT ck_exception_request_need;
ALTER TABLE exception_request
  ADD CONSTRAINT ck_exception_request_need CHECK (says_something(need)),
  ADD CONSTRAINT ck_exception_request_title CHECK (says_something(title)),
  ADD CONSTRAINT ck_exception_request_wanted_outcome CHECK (says_something(wanted_outcome));
ALTER TABLE restatement ADD CONSTRAINT ck_restatement_text CHECK (says_something(text));
ALTER TABLE citation ADD CONSTRAINT ck_citation_harm CHECK (says_something(harm));
ALTER TABLE capability_gap ADD CONSTRAINT ck_capability_gap_statement CHECK (says_something(statement));
ALTER TABLE alternative ADD CONSTRAINT ck_alternative_title CHECK (says_something(title));
ALTER TABLE answer DROP CONSTRAINT ck_answer_deferral_words, DROP CONSTRAINT ck_answer_harm;
ALTER TABLE answer
  ADD CONSTRAINT ck_answer_deferral_words CHECK (
    (trigger_text IS NULL OR says_something(trigger_text)) AND (interim_relief IS NULL OR says_something(interim_relief))),
  ADD CONSTRAINT ck_answer_harm CHECK (says_something(harm)),
  ADD CONSTRAINT ck_answer_reason CHECK (says_something(reason));
ALTER TABLE terms DROP CONSTRAINT ck_terms_reason;
ALTER TABLE terms ADD CONSTRAINT ck_terms_reason CHECK (says_something(reason));
ALTER TABLE decision DROP CONSTRAINT ck_decision_reason;
ALTER TABLE decision ADD CONSTRAINT ck_decision_reason CHECK (says_something(reason));
ALTER TABLE condition ADD CONSTRAINT ck_condition_statement CHECK (says_something(statement));
ALTER TABLE condition_met ADD CONSTRAINT ck_condition_met_evidence CHECK (says_something(evidence));
ALTER TABLE request_event ADD CONSTRAINT ck_request_event_says_why CHECK (
  kind NOT IN ('comment_made', 'need_corrected', 'request_reopened', 'request_closed', 'answer_withdrawn')
  OR says_something(text));
