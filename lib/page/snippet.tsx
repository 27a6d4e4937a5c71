import { MarkedText } from "./marked-text.tsx";
import type { Highlight } from "./split-highlights.ts";

interface SnippetProps {
  readonly text: string;
  readonly highlights: readonly Highlight[];
}

/** A passage of a section with what matched marked in it. */
export function Snippet({ text, highlights }: SnippetProps) {
  return (
    <p class="snippet">
      <MarkedText text={text} highlights={highlights} />
    </p>
  );
}
