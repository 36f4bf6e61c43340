-- What a request may still become after a decision.
SELECT 1;
