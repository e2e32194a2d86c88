/**
 * What the rules of groups and time windows need: whether an event's window stops a scan outside it, how many guests a
 * ticket is good for, and how many walked through with one scan.
 */
export const rules = /* sql */ `
ALTER TABLE event ADD COLUMN window_blocks INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ticket ADD COLUMN good_for INTEGER NOT NULL DEFAULT 1;
ALTER TABLE admission ADD COLUMN guests INTEGER NOT NULL DEFAULT 1;
`
