/**
 * EDGAR's state and country codes, and the names that covers print for them. The codes collide
 * with intuition: CA is California, not Canada; DE is Delaware, not Germany; IL is not Israel.
 */
const US_STATES =
  "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware," +
  "DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa," +
  "KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota," +
  "MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey," +
  "NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon," +
  "PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah," +
  "VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,GU Guam," +
  "PR Puerto Rico,VI Virgin Islands,B5 American Samoa,1V Northern Mariana Islands," +
  "2J US Minor Outlying Islands,X1 United States";

const CANADA =
  "A0 Alberta,A1 British Columbia,A2 Manitoba,A3 New Brunswick,A4 Newfoundland,A5 Nova Scotia," +
  "A6 Ontario,A7 Prince Edward Island,A8 Quebec,A9 Saskatchewan,B0 Yukon,Z4 Canada";

const COUNTRIES =
  "D0 Bermuda,E9 Cayman Islands,D8 British Virgin Islands,F4 China,K3 Hong Kong,L3 Israel,L2 Ireland," +
  "X0 United Kingdom,P7 Netherlands,V8 Switzerland,N4 Luxembourg,1T Marshall Islands,N0 Liberia," +
  "R1 Panama,C5 Bahamas,C3 Australia,Q2 New Zealand,M0 Japan,M5 South Korea,U0 Singapore,F5 Taiwan," +
  "K7 India,2M Germany,I0 France,L6 Italy,U3 Spain,V7 Sweden,Q8 Norway,G7 Denmark,H9 Finland," +
  "C9 Belgium,C4 Austria,J3 Greece,W8 Turkey,1Z Russia,O5 Mexico,D5 Brazil,C1 Argentina,F3 Chile," +
  "F8 Colombia,R5 Peru,T3 South Africa,P8 Netherlands Antilles,Y7 Guernsey,Y9 Jersey,Y8 Isle of Man," +
  "G4 Cyprus,O1 Malta,1A Anguilla,N8 Malaysia,K8 Indonesia,R6 Philippines,W1 Thailand," +
  "C0 United Arab Emirates,XX Unknown";

/** Other names and abbreviations as covers print them. */
const ALIASES =
  "DE Del,DE State of Delaware,CA Calif,CA Cal,MA Mass,MA Commonwealth of Massachusetts,PA Penn,PA Penna," +
  "PA Commonwealth of Pennsylvania,VA Commonwealth of Virginia,KY Commonwealth of Kentucky,CT Conn," +
  "FL Fla,IL Ill,MI Mich,MN Minn,TX Tex,WA Wash,WI Wisc,WI Wis,OK Okla,NE Neb,NV Nev,AZ Ariz,CO Colo," +
  "IN Ind,TN Tenn,OR Ore,ND N Dak,SD S Dak,WV W Va,MS Miss,KS Kan,AL Ala,LA Louisana," +
  "PR Commonwealth of Puerto Rico,DC Washington DC,VI US Virgin Islands," +
  "D8 Virgin Islands British,D8 BVI,D8 Territory of the British Virgin Islands,E9 Cayman,E9 Grand Cayman," +
  "F4 Peoples Republic of China,F4 PRC,K3 Hong Kong SAR,L2 Republic of Ireland,X0 England,X0 Scotland," +
  "X0 England and Wales,X0 Great Britain,X0 Wales,X0 Northern Ireland,X0 UK,P7 The Netherlands,P7 Holland," +
  "P7 Kingdom of the Netherlands,N4 Grand Duchy of Luxembourg,1T Republic of the Marshall Islands," +
  "1T Republic of Marshall Islands,N0 Republic of Liberia,R1 Republic of Panama,C5 The Bahamas," +
  "C5 Commonwealth of the Bahamas,M5 Korea,M5 Republic of Korea,U0 Republic of Singapore," +
  "F5 Taiwan ROC,2M Federal Republic of Germany,L3 State of Israel,Z4 Canada Federal Level," +
  "Z4 Federal Canada,P8 Curacao,1Z Russian Federation,V8 Swiss Confederation,O5 Mexico DF," +
  "A6 Province of Ontario,A8 Province of Quebec,A1 Province of British Columbia,A0 Province of Alberta," +
  "A4 Newfoundland and Labrador,D0 Islands of Bermuda,X1 United States of America,X1 USA,1V Saipan";

const CODES_BY_NAME = new Map<string, string>();
const CODES = new Set<string>();
for (const entry of `${US_STATES},${CANADA},${COUNTRIES},${ALIASES}`.split(",")) {
  const [code, name] = [entry.slice(0, 2), entry.slice(3)];
  CODES.add(code);
  CODES_BY_NAME.set(foldName(name), code);
}

/** Canadian provinces' postal abbreviations, which differ from EDGAR's codes. */
const PROVINCES = new Map(
  "AB A0,BC A1,MB A2,NB A3,NF A4,NL A4,NS A5,ON A6,PE A7,QC A8,PQ A8,SK A9,YT B0"
    .split(",")
    .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
);

/** "Commonwealth of the Northern Mariana Islands" */
const MAX_NAME_CHARS = 50;

const STATE_OF = /^(?:the )?(?:state|commonwealth|province|(?:peoples )?republic) of /;

/** Returns EDGAR's code of a state or country by code or name; null when it is none. */
export function parseStateCode(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > MAX_NAME_CHARS) return null;
  const upper = trimmed.replace(/[.\s]/g, "").toUpperCase();
  // "in" and "or" are words, "IN" and "Or." are states.
  if (/[A-Z0-9]/.test(trimmed) && CODES.has(upper)) return upper;
  // "British Columbia, Canada", "B.C., Canada": the province says more than the country.
  const name = foldName(trimmed);
  const folded = name.endsWith(" canada") ? name.slice(0, -" canada".length) : name;
  return (
    CODES_BY_NAME.get(folded) ??
    CODES_BY_NAME.get(folded.replace(STATE_OF, "")) ??
    PROVINCES.get(upper.replace(/(?<=.),?CANADA$/, "")) ??
    null
  );
}

/** Returns the code of the state whose name or abbreviation ends the text, and the text before it. */
export function splitTrailingState(
  text: string,
): { readonly before: string; readonly state: string } | null {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(MOST_WORDS_OF_A_NAME, words.length); count > 0; count--) {
    const state = parseStateCode(
      words
        .slice(-count)
        .join(" ")
        .replace(/^[,(]+|[,);]+$/g, ""),
    );
    if (state) return { before: words.slice(0, -count).join(" "), state };
  }
  return null;
}

/** "Republic of the Marshall Islands" */
const MOST_WORDS_OF_A_NAME = 5;

function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[.,()*]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
