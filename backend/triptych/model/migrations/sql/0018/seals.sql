-- Seals and their openers.
SELECT;
