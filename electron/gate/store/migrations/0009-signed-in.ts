/**
 * Who was signed in when a scan was made, sealed and bound to the scan's id. Written only where the profile wants names
 * in records; empty for every scan before this.
 */
export const signedIn = /* sql */ `
ALTER TABLE scan ADD COLUMN signed_in BLOB;
`
