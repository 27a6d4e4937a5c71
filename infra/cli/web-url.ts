import { FiledexError } from "../../lib/errors.ts";

/** Throws `invalid`, naming the option, unless it holds the URL of a web server. */
export function assertWebUrl(option: string, text: string): void {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return;
  throw new FiledexError("invalid", `not a URL that begins with http://: ${option}=\`${text}\``);
}
