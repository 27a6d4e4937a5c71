/**
 * Puts a header and documents into one of EDGAR's containers:
 *
 *     pem           an RFC 1421 message around a submission; lines that begin with a dash escaped
 *     submission    <SEC-DOCUMENT> <SEC-HEADER> labels, documents
 *     feed          <SUBMISSION> tags, documents
 *     header-only   <SEC-HEADER> labels
 *     documents     documents
 *     naked         the text of the main document alone
 */
import type { ContainerShape } from "../../../lib/filing/filing.ts";
import { formatCompactDate } from "../calendar.ts";
import { createRandom } from "../random.ts";
import { formatLabelHeader } from "./label-header.ts";
import { disfigureHeader } from "./mid-2000-header.ts";
import { formatDocuments, type SubmissionParts } from "./submission-parts.ts";
import { formatTagHeader } from "./tag-header.ts";

/** Formats the whole file. */
export function wrapSubmission(shape: ContainerShape, parts: SubmissionParts): string {
  switch (shape) {
    case "pem":
      return wrapMail(formatSubmission(parts), parts.serial);
    case "submission":
      return formatSubmission(parts);
    case "feed":
      return `<SUBMISSION>\n${formatTagHeader(parts)}\n${formatDocuments(parts)}\n</SUBMISSION>\n`;
    case "header-only":
      return `${formatHeader(parts)}\n`;
    case "documents":
      return `${formatDocuments(parts)}\n`;
    case "naked":
      return parts.documents[0]?.text ?? "";
  }
}

function formatHeader(parts: SubmissionParts): string {
  const root = rootTag(parts);
  const header = formatLabelHeader(parts);
  const path = parts.header === "mid-2000" ? edgarPath(parts) : "";
  return [
    `<${root}-HEADER>${path}${parts.accession}.hdr.sgml : ${formatCompactDate(parts.report.filedAt)}`,
    parts.header === "mid-2000" ? disfigureHeader(header) : header,
    `</${root}-HEADER>`,
  ].join("\n");
}

function formatSubmission(parts: SubmissionParts): string {
  const root = rootTag(parts);
  const path = parts.header === "mid-2000" ? edgarPath(parts) : "";
  return [
    `<${root}-DOCUMENT>${path}${parts.accession}.txt : ${formatCompactDate(parts.report.filedAt)}`,
    formatHeader(parts),
    formatDocuments(parts),
    `</${root}-DOCUMENT>\n`,
  ].join("\n");
}

function rootTag(parts: SubmissionParts): string {
  return parts.header === "ims" ? "IMS" : "SEC";
}

function edgarPath({ accession, report }: SubmissionParts): string {
  return `/in/edgar/work/${formatCompactDate(report.filedAt)}/${accession}/`;
}

function wrapMail(content: string, serial: number): string {
  const random = createRandom(serial, 1);
  const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const scribble = (length: number): string =>
    Array.from({ length }, () => random.pick([...base64])).join("");
  return [
    "-----BEGIN PRIVACY-ENHANCED MESSAGE-----",
    "Proc-Type: 2001,MIC-CLEAR",
    "Originator-Name: keymaster@mail.example",
    "Originator-Key-Asymmetric:",
    ` ${scribble(64)}`,
    ` ${scribble(58)}==`,
    "MIC-Info: RSA-MD5,RSA,",
    ` ${scribble(64)}`,
    ` ${scribble(22)}==`,
    "",
    content.replaceAll(/^-/gm, "- -").trimEnd(),
    "-----END PRIVACY-ENHANCED MESSAGE-----",
    "",
  ].join("\n");
}
