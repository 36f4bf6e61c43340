-- A mail ends once: sent, given up or dropped. Attempts are counted up and never forgotten.
CREATE FUNCTION mail_ends_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a mail that was sent, given up or dropped is not tried again'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'mail_ends_once';
END $$;
CREATE TRIGGER mail_ends_once BEFORE UPDATE ON notice_mail FOR EACH ROW
  WHEN (num_nonnulls(OLD.sent_at, OLD.given_up_at, OLD.dropped_at) > 0 OR NEW.attempts < OLD.attempts)
  EXECUTE FUNCTION mail_ends_once();

-- What goes into a mail is new to it: nothing is put into one that has ended, and a notice that was settled without a
-- mail stays out of every one.
CREATE FUNCTION mailed_notice_is_open() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM notice WHERE id = NEW.notice_id AND settled_at IS NOT NULL)
     OR EXISTS (SELECT FROM notice_mail WHERE id = NEW.mail_id
                AND num_nonnulls(sent_at, given_up_at, dropped_at) > 0) THEN
    RAISE EXCEPTION 'a notice goes into one mail, before that is sent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mailed_notice_is_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mailed_notice_is_open BEFORE INSERT ON mailed_notice FOR EACH ROW EXECUTE FUNCTION mailed_notice_is_open();
