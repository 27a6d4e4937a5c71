/** Expressions that reports under an item keep using, by current item code. */
const PHRASES: Readonly<Record<string, readonly string[]>> = {
  "1.01": [
    "termination fee",
    "merger agreement",
    "credit agreement",
    "conditions to closing",
    "indemnification obligations",
  ],
  "1.02": ["early termination", "termination notice", "outstanding obligations", "without penalty"],
  "1.03": [
    "chapter 11 petition",
    "debtor in possession",
    "plan of reorganization",
    "bankruptcy court",
  ],
  "1.04": ["imminent danger order", "mine safety", "withdrawal order", "corrective action"],
  "1.05": [
    "unauthorized third party",
    "cybersecurity incident",
    "incident response",
    "law enforcement",
    "forensic investigation",
  ],
  "2.01": [
    "purchase price",
    "wholly owned subsidiary",
    "asset purchase agreement",
    "closing of the acquisition",
  ],
  "2.02": [
    "net income per diluted share",
    "compared with the same quarter",
    "gross margin",
    "results of operations",
    "conference call",
  ],
  "2.03": [
    "revolving credit facility",
    "leverage ratio",
    "senior secured notes",
    "events of default",
  ],
  "2.04": ["event of default", "notice of acceleration", "forbearance agreement", "cross default"],
  "2.05": ["restructuring plan", "employee severance", "workforce reduction", "plant closure"],
  "2.06": ["goodwill impairment", "impairment charge", "fair value", "long-lived assets"],
  "3.01": ["minimum bid price", "continued listing", "hearings panel", "plan of compliance"],
  "3.02": [
    "private placement",
    "accredited investors",
    "exempt from registration",
    "warrants to purchase",
  ],
  "3.03": ["rights agreement", "acquiring person", "series A junior preferred"],
  "4.01": [
    "going concern",
    "independent registered public accounting firm",
    "disagreements",
    "reportable events",
  ],
  "4.02": [
    "should no longer be relied upon",
    "material weakness",
    "restatement",
    "previously issued financial statements",
  ],
  "5.01": ["change in control", "majority of the voting power", "stock purchase agreement"],
  "5.02": [
    "chief executive officer",
    "separation agreement",
    "restricted stock units",
    "board of directors",
    "resigned effective",
  ],
  "5.03": ["amended and restated bylaws", "certificate of amendment", "fiscal year end"],
  "5.04": ["blackout period", "plan administrator", "retirement savings plan"],
  "5.05": ["code of ethics", "waiver granted", "audit committee"],
  "5.06": ["shell company", "reverse merger", "Form 10 information"],
  "5.07": [
    "broker non-votes",
    "annual meeting of stockholders",
    "advisory vote",
    "ratification of the appointment",
  ],
  "5.08": ["proxy access", "nominating shareholder"],
  "7.01": [
    "investor presentation",
    "Regulation FD",
    "shall not be deemed filed",
    "forward-looking statements",
  ],
  "8.01": [
    "press release",
    "share repurchase program",
    "quarterly cash dividend",
    "clinical trial",
    "settlement agreement",
  ],
  "9.01": [
    "filed herewith",
    "pro forma financial information",
    "financial statements of businesses acquired",
  ],
};

/** Returns the usual expressions of a current item code; some that fit anywhere for others. */
export function phrasesOf(code: string): readonly string[] {
  return PHRASES[code] ?? PHRASES["8.01"] ?? [];
}
