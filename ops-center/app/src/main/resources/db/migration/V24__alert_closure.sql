-- A matter that is over is closed by whoever says what helped; alert.status knows CLOSED since then.
-- An alert that returns is open again and has none of the three.
ALTER TABLE alert ADD COLUMN closed_by text;
ALTER TABLE alert ADD COLUMN closed_at bigint;
ALTER TABLE alert ADD COLUMN resolution text;
