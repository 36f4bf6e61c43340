-- The calendar of exceptions asks for a few days out of all. Measured at 100,000 requests (bench/exceptions.py): a week of it read every
-- request and every condition, and now a few hundred of each; the plan uses both for a week, a month and a quarter.
CREATE INDEX ix_exception_request_holds_until ON exception_request (holds_until);
CREATE INDEX ix_condition_due_on ON condition (due_on);

-- The queue gathers the few requests in a state that seldom is, and those that are decided anew, before it is walked.
CREATE INDEX IF NOT EXISTS ix_exception_request_state ON exception_request (state);
CREATE INDEX ix_terms_superseding ON terms (request_id) WHERE supersedes_id IS NOT NULL;
