/**
 * Filings whose header lists other items than the body reports, each looked at by a person, with
 * what the body really says. EDGAR took the codes from the filer's own entry and checked nothing.
 */
export const HEADER_FAULTS: ReadonlyMap<string, string> = new Map<string, string>([]);
