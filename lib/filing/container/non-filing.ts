/**
 * What crawls save in place of filings: error pages, EDGAR's index pages, empty and binary files.
 * These are refused, so that none of them ever becomes a search result.
 */
import { FiledexError } from "../../errors.ts";

/** As much of a file as is looked at: magic numbers, titles and messages stand at the top. */
const PROBE_CHARS = 4096;
/** Error pages are shorter; longer ones show in their titles. */
const MAX_PAGE_CHARS = 16_000;
/** More control characters than this share of the probe are no text. */
const CONTROL_SHARE = 0.02;

const BINARY_MAGIC = [
  "%PDF-",
  "PK\u0003\u0004",
  "GIF8",
  "\u0089PNG",
  "\u2030PNG",
  "\u00ff\u00d8\u00ff",
  "\u00d0\u00cf\u0011\u00e0",
  "\u007fELF",
];

const INDEX_TITLES =
  /<title>\s*(?:EDGAR Filing Documents|EDGAR Filing Index|SEC EDGAR Submission|EDGAR (?:\||Search|Company)|Index of \/|EDGAR Directory)/i;

const ERROR_TITLES =
  /<title>[^<]{0,80}(?:Request Rate Threshold|Not Found|Access Denied|Forbidden|Bad Gateway|Bad Request|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Internal Server Error|Error Alert|Undeclared Automated|Request Denied|Unauthorized|Moved Permanently|Object moved|Just a moment|Attention Required|Too Many Requests)/i;

const ERROR_TEXTS =
  /Your Request Originates from an Undeclared Automated Tool|Request Rate Threshold Exceeded|<Code>(?:NoSuchKey|AccessDenied|NoSuchBucket|InternalError|SlowDown)<\/Code>|your request was denied|request was blocked|The specified key does not exist/i;

/** Names that filings never have: pictures, archives, tables and web files. */
const OTHER_NAMES =
  /\.(?:json|jsonl|tsv|csv|md|js|css|png|jpe?g|gif|ico|svg|pdf|zip|tar|tgz|xlsx?|docx?|pptx?|parquet|idx|xsd)$/i;

/** Throws "invalid" when the text is empty, binary, an error page or an index page. */
export function refuseNonFiling(text: string, path: string | null): void {
  const probe = text.slice(0, PROBE_CHARS);
  if (probe.trim() === "" && text.trim() === "") throw refusal("file is empty");
  if (path && OTHER_NAMES.test(path))
    throw refusal(`file name is not that of a filing, path=\`${path}\``);
  if (isBinary(probe)) throw refusal("file is binary");
  if (/^\s*[{[]\s*["{[\]}]/.test(probe)) throw refusal("file is JSON");
  if (INDEX_TITLES.test(probe)) throw refusal("page is an EDGAR index, not a filing");
  const isShortPage = text.length <= MAX_PAGE_CHARS && probe.trimStart().startsWith("<");
  if (ERROR_TITLES.test(probe) || (isShortPage && ERROR_TEXTS.test(text))) {
    throw refusal("page is an error message");
  }
}

/** Words without which no document was ever sent to the SEC. */
const MARKS =
  /\bSEC\b|securit(?:y|ies)\b|\bexchange\s+act\b|\bexhibit\b|\bregistrant\b|\bprospectus\b|\bform\s+(?:[1-9]|[a-z]-?[0-9])|\bannual\s+report\b|\bshareholders?\b|\bstockholders?\b|ownershipDocument|edgarSubmission/i;

/** Throws "invalid" when a bare document bears no mark of one filed with the SEC. */
export function refuseUnmarked(text: string): void {
  if (!MARKS.test(text)) throw refusal("text bears no mark of a filing");
}

function isBinary(probe: string): boolean {
  if (BINARY_MAGIC.some((magic) => probe.startsWith(magic))) return true;
  let controls = 0;
  for (let at = 0; at < probe.length; at++) if (isControl(probe.charCodeAt(at))) controls++;
  return controls > probe.length * CONTROL_SHARE;
}

/** Tells whether a code is a control that no text has, as line feeds and tabs are not. */
function isControl(code: number): boolean {
  return code < 0x20 && (code < 0x09 || code > 0x0d);
}

function refusal(message: string): FiledexError {
  return new FiledexError("invalid", message);
}
