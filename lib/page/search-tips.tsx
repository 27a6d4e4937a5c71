/** What can be typed, and what it finds; the whole language is in lib/search/language/parse-query.ts. */
const TIPS: readonly (readonly [typed: string, finds: string])[] = [
  ["merger agreement", "both words, in the same section of a filing"],
  ['"going concern"', "these words side by side"],
  ["merger OR acquisition", "either word"],
  ["audit* -committee", "words that begin with audit, where committee does not occur"],
  ["auditor NEAR(10) resigned", "words at most ten others apart"],
  ["item:4.01 year:2003", "an item, under its number before August 2004 too"],
  ["form:8-K/A state:DE", "a form type, a state of incorporation"],
  ["company:acme ticker:ACME", "a company, by its present or a former name, or by its symbol"],
  ["filed:[2003-04-01 TO 2003-06-30]", "days of filing"],
  ["0000950124-00-003635", "a filing by its accession number, a company by its CIK"],
];

/** The query language by example, folded away until it is asked for. */
export function SearchTips() {
  return (
    <details class="search-tips">
      <summary>What can be typed</summary>
      <dl>
        {TIPS.map(([typed, finds]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
