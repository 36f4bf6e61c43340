-- Proposals that waited before there was anything to tell of them wait for somebody: whoever may grant them is asked.
INSERT INTO occurrence (kind, waiver_id, person_id, at)
SELECT 'waiver_proposed', waiver.id, waiver.proposed_by_id, waiver.at
FROM class_waiver AS waiver WHERE NOT EXISTS (SELECT FROM class_waiver_event AS said WHERE said.waiver_id = waiver.id);
