import { describe, expect, it } from "vitest";
import { formatEdgarUrl } from "../../lib/http/edgar-url.ts";

describe("formatEdgarUrl", () => {
  it("points to the filing's index page below its first filer", () => {
    const filing = { accession: "0000950124-00-003635", ciks: ["0000320193", "0000000001"] };

    expect(formatEdgarUrl(filing)).toBe(
      "https://www.sec.gov/Archives/edgar/data/320193/000095012400003635/0000950124-00-003635-index.htm",
    );
  });

  it("is null unless both CIK and accession number are known", () => {
    expect(formatEdgarUrl({ accession: null, ciks: ["0000320193"] })).toBeNull();
    expect(formatEdgarUrl({ accession: "0000950124-00-003635", ciks: [] })).toBeNull();
  });
});
