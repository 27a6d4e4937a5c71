/** What an inline style says of the text; null where it says nothing. */
export interface HtmlStyle {
  readonly bold: boolean | null;
  readonly centered: boolean | null;
  readonly hidden: boolean;
  /** A page ends before or behind the element. */
  readonly breaksPage: boolean;
  /** It says anything of the text within. */
  readonly says: boolean;
}

/** The style of an element without a style. */
export const NO_STYLE: HtmlStyle = {
  bold: null,
  centered: null,
  hidden: false,
  breaksPage: false,
  says: false,
};

/** No other style says anything that is looked at. */
const MAY_SAY = /display|weight|align|break|\bfont\s*:/i;
/** Longer styles are cut; EDGAR's have at most a few hundred characters. */
const MAX_STYLE_CHARACTERS = 1_000;
/** A document repeats few styles very often. */
const MAX_CACHED_STYLES = 2_000;

/** Reads the values of `style` attributes of one document. */
export class StyleReader {
  private readonly known = new Map<string, HtmlStyle>();
  /** The last of each length, which is bounded: comparing two strings takes less than hashing one. */
  private readonly last = new Map<number, readonly [value: string, style: HtmlStyle]>();

  read(value: string): HtmlStyle {
    if (value === "") return NO_STYLE;
    const last = this.last.get(value.length);
    if (last !== undefined && last[0] === value) return last[1];
    const style = this.find(value);
    this.last.set(value.length, [value, style]);
    return style;
  }

  private find(value: string): HtmlStyle {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const style = parseStyle(value.slice(0, MAX_STYLE_CHARACTERS));
    if (this.known.size < MAX_CACHED_STYLES) this.known.set(value, style);
    return style;
  }
}

function parseStyle(value: string): HtmlStyle {
  if (!MAY_SAY.test(value)) return NO_STYLE;
  const style: { -readonly [Name in keyof HtmlStyle]: HtmlStyle[Name] } = { ...NO_STYLE };
  for (const declaration of value.toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim();
    Object.assign(style, declared(property, declaration.slice(colon + 1).trim()));
  }
  style.says = style.hidden || style.bold !== null || style.centered !== null;
  return style;
}

function declared(property: string, value: string): Partial<HtmlStyle> {
  switch (property) {
    case "display":
      return value.startsWith("none") ? { hidden: true } : {};
    case "font-weight":
      return { bold: /^(?:bold|[6-9]00)/.test(value) };
    case "font":
      return /\b(?:bold|[6-9]00)\b/.test(value) ? { bold: true } : {};
    case "text-align":
      return { centered: value.startsWith("center") };
    case "page-break-before":
    case "page-break-after":
    case "break-before":
    case "break-after":
      return /^(?:always|page)/.test(value) ? { breaksPage: true } : {};
    default:
      return {};
  }
}
