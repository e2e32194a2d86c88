/** The movements of the last hours are counted every minute, beside scans: without this all of them would be read. */
export const pace = /* sql */ `
CREATE INDEX admission_by_time ON admission (at);
`
