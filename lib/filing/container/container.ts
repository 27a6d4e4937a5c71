/**
 * Opens a file's container: finds its submissions, takes off their mail wrappers, and splits each
 * into header and documents. A naked file is one document, and so is one that somebody has glued in
 * front of a submission.
 */

import type { ContainerShape } from "../filing.ts";
import { findContainerRoot } from "./container-shape.ts";
import { unwrapPem } from "./pem.ts";
import type { SourceText } from "./source-text.ts";
import { type Submission, splitSubmission } from "./submission.ts";
import { findFirstSubmission, findSubmissions, type SubmissionSpan } from "./submission-spans.ts";

export interface Container extends Submission {
  readonly shape: ContainerShape;
}

/**
 * Splits a decoded file by its shape, and returns a container for each submission in it, in the
 * order of the file. Those of several may hold nothing at all. Throws "invalid" for too many.
 */
export function openContainers(file: SourceText): Container[] {
  const root = findContainerRoot(file.text);
  const start = root.shape === "naked" ? findFirstSubmission(file.text) : root.start;
  if (start === null) return [nakedContainer(file)];
  const submissions = findSubmissions(file.text, start).map((span) => openSpan(file, span));
  const [only, ...others] = submissions;
  if (others.length === 0 && only && isEmpty(only)) return [nakedContainer(file)];
  const front = file.slice(0, start);
  return isReport(front.text) ? [nakedContainer(front), ...submissions] : submissions;
}

/** Less text in front of a submission is what a crawler noted, or the rest of a wrapper. */
const MIN_REPORT_CHARACTERS = 500;
const REPORT = /\bsecurities\s+and\s+exchange\s+commission\b|\bform\s+[\dA-Z]{1,3}-/i;

function isReport(front: string): boolean {
  return front.length >= MIN_REPORT_CHARACTERS && REPORT.test(front);
}

function openSpan(file: SourceText, { start, end, isWrapped }: SubmissionSpan): Container {
  const wrapped = file.slice(start, end);
  return isWrapped ? openWrapped(unwrapPem(wrapped)) : openSubmission(wrapped);
}

function isEmpty({ header, documents }: Container): boolean {
  return header === null && documents.length === 0;
}

function openWrapped(message: SourceText): Container {
  return { ...openSubmission(message), shape: "pem" };
}

function openSubmission(source: SourceText): Container {
  const root = findContainerRoot(source.text);
  const submission = splitSubmission(source.slice(root.start));
  return { ...submission, shape: shapeOf(root.shape, submission) };
}

function nakedContainer(file: SourceText): Container {
  const document = {
    type: null,
    sequence: null,
    filename: null,
    description: null,
    content: file,
    truncated: false,
  };
  return { shape: "naked", header: null, documents: [document], capped: false };
}

/** A header that documents follow is a submission whose root tag was lost, and the reverse. */
function shapeOf(shape: ContainerShape, submission: Submission): ContainerShape {
  if (shape === "header-only" && submission.documents.length > 0) return "submission";
  return submission.documents.length === 0 ? "header-only" : shape;
}
