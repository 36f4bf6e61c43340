-- A token that ends is a change of somebody's standing: whatever is open by it ends at once.
CREATE TRIGGER tell_standing AFTER UPDATE OF revoked_at ON personal_token
  FOR EACH ROW WHEN (NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
  EXECUTE FUNCTION standing_is_a_change('standing:token');
