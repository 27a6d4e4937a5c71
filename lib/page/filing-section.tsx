import { MarkedText } from "./marked-text.tsx";
import type { FilingText, HitItem } from "./search-answer.ts";
import { sectionLabel } from "./section-label.ts";
import { shiftHighlights } from "./split-highlights.ts";
import { splitTextBlocks } from "./split-text-blocks.ts";
import { TextTable } from "./text-table.tsx";

interface FilingSectionProps {
  readonly section: FilingText;
  readonly index: number;
  readonly items: readonly HitItem[];
}

/** The text of one section under its name; `#section-<index>` leads here. */
export function FilingSection({ section, index, items }: FilingSectionProps) {
  const { place, title } = sectionLabel(section, items);
  const id = `section-${index}`;
  const heading = (
    <h2 id={`${id}-title`}>
      <b>{place}</b> {title}
    </h2>
  );
  if (section.kind === "cover") {
    // Every cover says the same; it opens for those who come for it.
    const isWanted = section.highlights.length > 0 || location.hash === `#${id}`;
    return (
      <details class="filing-section" open={isWanted}>
        <summary>{heading}</summary>
        <div id={id} tabIndex={-1}>
          <SectionText section={section} />
        </div>
      </details>
    );
  }
  return (
    <section id={id} class="filing-section" tabIndex={-1} aria-labelledby={`${id}-title`}>
      {heading}
      <SectionText section={section} />
    </section>
  );
}

function SectionText({ section }: { readonly section: FilingText }) {
  return (
    <>
      {splitTextBlocks(section.text).map((block) => {
        const highlights = shiftHighlights(section.highlights, block);
        if (block.kind === "table") {
          return <TextTable key={block.start} text={block.text} highlights={highlights} />;
        }
        const Block = block.kind === "prose" ? "p" : "pre";
        return (
          <Block key={block.start}>
            <MarkedText text={block.text} highlights={highlights} />
          </Block>
        );
      })}
      {section.truncated && <p class="section-end">The text goes on; it is shown in part here.</p>}
    </>
  );
}
