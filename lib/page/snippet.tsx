import { splitHighlights } from "./split-highlights.ts";

interface SnippetProps {
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}

/** A passage of a section with what matched marked in it. */
export function Snippet({ text, highlights }: SnippetProps) {
  return (
    <p class="snippet">
      {splitHighlights(text, highlights).map((part, index) =>
        part.marked ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </p>
  );
}
