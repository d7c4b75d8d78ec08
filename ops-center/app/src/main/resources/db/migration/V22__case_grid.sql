-- The management grid cell (GB/T 30428.1) of cases from now on; null where the position is not known.
ALTER TABLE city_case ADD COLUMN grid text;
CREATE INDEX city_case_by_grid ON city_case (grid) WHERE grid IS NOT NULL;
