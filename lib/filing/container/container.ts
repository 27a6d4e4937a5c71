/**
 * Opens a file's container: finds its submissions, takes off their mail wrappers, and splits each
 * into header and documents. A naked file is one document.
 */

import type { ContainerShape } from "../filing.ts";
import { findContainerRoot } from "./container-shape.ts";
import { unwrapPem } from "./pem.ts";
import type { SourceText } from "./source-text.ts";
import { type Submission, splitSubmission } from "./submission.ts";
import { findSubmissions } from "./submission-spans.ts";

export interface Container extends Submission {
  readonly shape: ContainerShape;
}

/**
 * Splits a decoded file by its shape, and returns a container for each submission in it, in the
 * order of the file. Those of several may hold nothing at all. Throws "invalid" for too many.
 */
export function openContainers(file: SourceText): Container[] {
  const root = findContainerRoot(file.text);
  if (root.shape === "naked") return [nakedContainer(file)];
  const spans = findSubmissions(file.text, root.start);
  const containers = spans.map(({ start, end, isWrapped }) => {
    const wrapped = file.slice(start, end);
    return isWrapped ? openWrapped(unwrapPem(wrapped)) : openSubmission(wrapped);
  });
  const [only, ...others] = containers;
  return others.length === 0 && only && isEmpty(only) ? [nakedContainer(file)] : containers;
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
