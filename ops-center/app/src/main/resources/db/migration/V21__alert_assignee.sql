-- Who is to see to an alert; the newest assignment counts.
ALTER TABLE alert ADD COLUMN assigned_to text;
UPDATE alert a SET assigned_to = (SELECT c.note FROM alert_change c
    WHERE c.alert_id = a.id AND c.change = 'ASSIGNED' ORDER BY c.seq DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM alert_change c WHERE c.alert_id = a.id AND c.change = 'ASSIGNED');
