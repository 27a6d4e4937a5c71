import { openContainers } from "../../lib/filing/container/container.ts";
import { decodeText } from "../../lib/filing/container/decode-text.ts";
import { assignRoles } from "../../lib/filing/container/document-roles.ts";
import { SourceText } from "../../lib/filing/container/source-text.ts";
import type { Filing } from "../../lib/filing/filing.ts";
import { parseFiling } from "../../lib/filing/parse-filing.ts";

/** The main document of a filing, cut out of its container and read as a file of its own. */
export interface MainDocument {
  readonly text: string;
  /** What it tells without header and exhibits: the form, too, is the cover's. */
  readonly filing: Filing;
}

/** Cuts the main document out of a file; null when it has none. */
export function cutMainDocument(bytes: Uint8Array): MainDocument | null {
  const [container] = openContainers(SourceText.ofFile(decodeText(bytes).text));
  const documents = container?.documents ?? [];
  const text = assignRoles(documents, documents[0]?.type ?? null).main?.content.text ?? null;
  return text === null ? null : { text, filing: parseFiling(new TextEncoder().encode(text)) };
}
