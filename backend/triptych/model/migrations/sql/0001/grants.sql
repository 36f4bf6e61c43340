-- The application's role owns nothing. It reads and adds; it changes only what is listed; it removes only drafts and counts.
GRANT USAGE ON SCHEMA public TO :app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO :app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :app;
REVOKE INSERT ON request_transition, request_clock, alembic_version FROM :app;
-- The trail numbers itself: nobody slips a line in between others.
REVOKE INSERT ON audit_entry FROM :app;
GRANT INSERT (
  id, at, person_id, authorship_id, action, subject_kind, subject_id, subject_ref, detail, policy_version, policy_line,
  on_behalf_of_id, single_handed) ON audit_entry TO :app;
GRANT UPDATE ON
  organisation, org_unit, office_charter, person, account, sign_in_session, one_time_link, delegation, absence,
  role_assignment, policy_version, draft, saved_view, currency_rate, portfolio, program, project, workstream,
  project_year, rating, service, service_family, service_quarter, supply_source, transition, acceptance_criterion,
  initiative, stakeholder_group, gate, finding, rule, capability_gap, command_key TO :app;
GRANT UPDATE (real, withdrawn_at) ON alternative TO :app;
GRANT UPDATE (phi_low, phi_likely, phi_high, phi_basis, hours_basis, cost_per_hour, confirmed_restatement_id) ON exception_request TO :app;
GRANT UPDATE (sealed) ON authorship TO :app;
GRANT DELETE ON draft, saved_view, sign_in_attempt, rating, service_quarter TO :app;

-- A table of the session's own, named like one of ours, is not what our functions read.
DO $$
DECLARE each regprocedure;
BEGIN
  FOR each IN SELECT oid::regprocedure FROM pg_proc
              WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', each);
  END LOOP;
END $$;
