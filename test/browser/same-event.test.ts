import { describe, expect, it } from "vitest";
import type { IndexedFiling } from "../../lib/index/filing-record.ts";
import { findAccessFaults } from "./access-faults.ts";
import { fictionalFilings } from "./fictional-filings.ts";
import { searchOf, setUpPage, shownText, totalOf } from "./page-fixture.ts";

const ORIGINAL = "0000950124-11-000001";
const LATER = "0000950124-11-000009";

/** The fictional filings, with what the only amendment among them amends, and a later report. */
function filingsWithOriginal(): IndexedFiling[] {
  const filings = fictionalFilings();
  const amendment = filings.find(({ filing }) => filing.amendment);
  if (amendment === undefined) throw new Error("no amendment");
  const variant = (id: string, filedAt: string, reportDate: string): IndexedFiling => {
    const own = { id, accession: id, key: id, filedAt, reportDate };
    return {
      ...amendment,
      filing: { ...amendment.filing, ...own, form: "8-K", amendment: false },
    };
  };
  return [
    ...filings,
    variant(ORIGINAL, "2011-01-31", "2011-01-28"),
    variant(LATER, "2011-03-02", "2011-03-01"),
  ];
}

const { open } = setUpPage(filingsWithOriginal());

describe("the other filings on an event", () => {
  it("lead from an original to its amendment and back, and stay one step from the results", async () => {
    const page = await open("?q=concern&form=8-K");
    await totalOf(page);
    await page.locator(`[id="hit-${ORIGINAL}"] a`).click();

    const links = page.locator(".same-event a");
    expect(await shownText(links)).toMatch(/^8-K\/A\s+\(amendment\)\s+Filed Feb 3, 2011$/);
    expect(await page.evaluate(findAccessFaults)).toStrictEqual([]);
    await links.click();
    await links.filter({ hasText: "Filed Jan 31, 2011" }).waitFor();
    expect(await shownText(links)).toMatch(/^8-K\s+Filed Jan 31, 2011$/);

    await page.getByRole("link", { name: "Results" }).click();
    await totalOf(page);
    expect(searchOf(page)).toBe("?q=concern&form=8-K");
  });

  it("are none for an event of its own", async () => {
    const page = await open();
    const answered = page.waitForResponse("**/search?cik=*&form=8-K&filed_from=2011-03-01&**");

    await page.goto(`${page.url()}?filing=${LATER}`);
    await (await answered).finished();

    await page.locator("#filing-title").waitFor();
    expect(await page.locator(".same-event").count()).toBe(0);
  });
});
