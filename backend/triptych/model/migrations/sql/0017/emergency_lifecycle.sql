-- The life of a request with an emergency go; a test holds the whole table equal to the rule that it mirrors.
INSERT INTO request_transition (state, kind, next_state) VALUES
  ('emergency_go', 'approval_signed', 'emergency_go'),
  ('emergency_go', 'comment_made', 'emergency_go'),
  ('emergency_go', 'decision_made:approved', 'approved'),
  ('emergency_go', 'decision_made:approved_with_conditions', 'approved_with_conditions'),
  ('emergency_go', 'decision_revoked', 'revoked'),
  ('emergency_go', 'dissent_entered', 'emergency_go'),
  ('emergency_go', 'emergency_reviewed', 'emergency_go'),
  ('emergency_go', 'escalated', 'emergency_go'),
  ('emergency_go', 'precedent_distinguished', 'emergency_go'),
  ('emergency_go', 'precedent_followed', 'emergency_go'),
  ('emergency_go', 'request_reopened', 'reopened');
INSERT INTO request_transition (state, kind, next_state)
SELECT state, step, leads_to
FROM unnest(ARRAY['confirmed', 'answering', 'deciding', 'reopened', 'decline_proposed', 'deferral_proposed']) AS state,
  (VALUES ('decision_made:emergency_go', 'emergency_go')) AS made (step, leads_to);
INSERT INTO request_clock (state, runs) VALUES ('emergency_go', false);
-- Once it is over it is decided after all, and somebody is waited for since that instant.
INSERT INTO request_hop (state, kind) VALUES ('emergency_go', 'decision_made'), ('emergency_go', 'approval_signed');
