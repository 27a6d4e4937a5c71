import { describe, expect, it } from "vitest";
import { detectSyntax } from "../../../lib/filing/text/read-document.ts";

describe("detectSyntax", () => {
  it.each([
    ["html", "<HTML><BODY>x"],
    ["html", "\n<!DOCTYPE html PUBLIC>"],
    ["html", '<XBRL>\n<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'],
    ["html", "<P>without a root</P><TABLE><TR><TD>x</TD></TR></TABLE>"],
    ["xml", '<?xml version="1.0"?>\n<ownershipDocument>'],
    ["xml", "<XML>\n<?xml version='1.0'?><edgarSubmission>"],
    ["ascii", "<PAGE>\n<TABLE>\n<CAPTION>\n<S> <C>\nnet income < $5\n</TABLE>"],
    ["ascii", "a letter that quotes <p> and <b>"],
    ["ascii", ""],
  ])("takes for %s: %j", (syntax, text) => {
    expect(detectSyntax(text)).toBe(syntax);
  });
});
