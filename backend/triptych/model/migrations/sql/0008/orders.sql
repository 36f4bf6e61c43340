-- The orders in which the register is opened, newest first and dearest first, and whoever was named as a helper.
CREATE INDEX ix_exception_request_opened_at ON exception_request (opened_at);
CREATE INDEX ix_exception_request_cost_per_hour ON exception_request (cost_per_hour DESC NULLS LAST);
CREATE INDEX ix_answer_helper_id ON answer (helper_id);
