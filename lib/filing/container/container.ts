/**
 * Opens a file's container: takes off the mail wrapper, keeps the first submission when a crawler
 * appended several, and splits it into header and documents. A naked file is one document.
 */

import type { ContainerShape } from "../filing.ts";
import { findContainerRoot } from "./container-shape.ts";
import { PEM_BEGIN, unwrapPem } from "./pem.ts";
import type { SourceText, Span } from "./source-text.ts";
import { type Submission, splitSubmission } from "./submission.ts";

export interface Container extends Submission {
  readonly shape: ContainerShape;
  /** How many submissions the file holds; only the first is split. */
  readonly submissionCount: number;
}

/** Splits a decoded file by its shape. */
export function openContainer(file: SourceText): Container {
  const root = findContainerRoot(file.text);
  if (root.shape === "naked") return nakedContainer(file);
  const roots = findRoots(file.text);
  const submissionCount = Math.max(1, roots.length);
  const span = { start: root.start, end: nextWrapper(file.text, root.start) };
  const wrapped = file.slice(span.start, span.end);
  const message = root.shape === "pem" ? unwrapPem(wrapped) : wrapped;
  const inner = findContainerRoot(message.text);
  const own = message === wrapped ? rootsWithin(file.text, roots, span) : findRoots(message.text);
  const single = message.slice(inner.start, own[1]);
  const submission = splitSubmission(single);
  if (submission.header === null && submission.documents.length === 0) return nakedContainer(file);
  return { ...submission, shape: shapeOf(root.shape, submission), submissionCount };
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
  return { shape: "naked", header: null, documents: [document], capped: false, submissionCount: 1 };
}

/** A header that documents follow is a submission whose root tag was lost, and the reverse. */
function shapeOf(shape: ContainerShape, submission: Submission): ContainerShape {
  if (shape === "pem") return shape;
  if (shape === "header-only" && submission.documents.length > 0) return "submission";
  return submission.documents.length === 0 ? "header-only" : shape;
}

const ROOT_TAGS = ["<SEC-DOCUMENT>", "<IMS-DOCUMENT>", "<SUBMISSION>"];
/** Counted only as far as a person would read on. */
const MAX_COUNTED_ROOTS = 1000;

/** Where root tags start a line, in order. */
function findRoots(text: string): number[] {
  const roots: number[] = [];
  for (const tag of ROOT_TAGS) {
    if (text.startsWith(tag)) roots.push(0);
    // Line feeds are rarer than tags, so that the search seldom stops in vain.
    let at = text.indexOf(`\n${tag}`);
    for (; at >= 0 && roots.length < MAX_COUNTED_ROOTS; at = text.indexOf(`\n${tag}`, at + 1)) {
      roots.push(at + 1);
    }
  }
  return roots.sort((one, other) => one - other);
}

/** What findRoots would find in that part of the text, without reading it again. */
function rootsWithin(text: string, roots: readonly number[], { start, end }: Span): number[] {
  const atStart = ROOT_TAGS.some((tag) => text.startsWith(tag, start)) ? [start] : [];
  const further = roots.filter((at) => at > start && at < end);
  return [...atStart, ...further].map((at) => at - start);
}

function nextWrapper(text: string, start: number): number {
  const next = text.indexOf(`\n${PEM_BEGIN}`, start + 1);
  return next < 0 ? text.length : next + 1;
}
