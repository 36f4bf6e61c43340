-- Human references are never reused: each kind draws from its own sequence.
CREATE SEQUENCE portfolio_ref;
CREATE SEQUENCE program_ref;
CREATE SEQUENCE project_ref;
CREATE SEQUENCE gate_ref;
CREATE SEQUENCE service_ref;
CREATE SEQUENCE initiative_ref;
CREATE SEQUENCE request_ref;
CREATE SEQUENCE rule_ref;
CREATE SEQUENCE gap_ref;
