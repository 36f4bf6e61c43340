-- What bench/exceptions.py found read in full at 100,000 requests: approvals that have not ended, citations of a rule,
-- asks of one program around a day, and the queue in its order.
CREATE INDEX ix_terms_valid_until ON terms (valid_until);
CREATE INDEX ix_citation_rule_version_id ON citation (rule_version_id);
CREATE INDEX ix_exception_request_program_opened ON exception_request (program_id, opened_at);
CREATE INDEX ix_exception_request_queue ON exception_request (cost_per_hour DESC, opened_at, id);
