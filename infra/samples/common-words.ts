/** The most frequent words of current reports, most frequent first. */
export const COMMON_WORDS: readonly string[] = `
the of and to in a company or by for on as any with that is be such agreement shall at this from
its an which not are other all will has date may under no section report financial was have item
shares stock common common exchange securities act registrant information board million certain
pursuant including executive statements per share officer been into president upon directors its
chief interest rate term loan credit period year quarter ended net income revenue sales operating
results amount payment price purchase holders party parties each between after before during if
their it these those than more one two three first second third new notes due bank agent lender
borrower loan facility amended restated dated effective exhibit filed herein hereto thereof
business management services products market customers growth cost costs expenses increase
decrease compared cash flow assets liabilities equity debt capital tax rate total consolidated
statement forward looking risks uncertainties could differ materially press release issued
announced today conference call corporation inc llc trust fund plan employee employees
compensation bonus salary award options restricted units vesting performance committee audit
accountant accounting firm independent registered public auditor report opinion disclosure
disagreement matters internal control material weakness weaknesses restatement previously
acquisition merger sale purchase seller buyer closing transaction completed subsidiary wholly
owned limited liability partnership general partner property properties lease tenant real estate
oil gas drilling production mine water power energy electric natural pipeline clinical trial drug
patients phase study treatment approval application patent license technology software data
network systems platform security incident cyber unauthorized access third service provider
default event acceleration waiver covenant leverage ratio indenture trustee principal senior
secured unsecured subordinated convertible preferred warrant warrants registration private
placement investors purchasers offering underwriter underwriters proceeds use general corporate
purposes working capital listing rule rules nasdaq nyse notice bid minimum compliance hearing
panel delisting bylaws articles incorporation amendment stockholders shareholders annual meeting
vote votes votes cast against abstain broker non proposal proposals election director elected
nominee nominees resignation resigned retired retirement appointed appointment departure
separation severance release claims change control position served vice senior prior joined years
experience university degree court district bankruptcy chapter petition debtor debtors
reorganization creditors filed motion order approved confirmed emerged claims litigation
settlement plaintiff defendant complaint alleged damages jury verdict appeal regulation fair
furnished deemed incorporated reference except expressly set forth specific filing impairment
goodwill intangible charge restructuring workforce reduction facility closure severance benefits
estimated expected approximately range between guidance outlook fiscal quarter month weeks days
`
  .trim()
  .split(/\s+/)
  .filter((word, index, all) => all.indexOf(word) === index);
