import { type Highlight, splitHighlights } from "./split-highlights.ts";

interface MarkedTextProps {
  readonly text: string;
  readonly highlights: readonly Highlight[];
}

/** A text with its highlights as marks; whatever else is in it stays text. */
export function MarkedText({ text, highlights }: MarkedTextProps) {
  return (
    <>
      {splitHighlights(text, highlights).map((part, index) =>
        part.marked ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </>
  );
}
