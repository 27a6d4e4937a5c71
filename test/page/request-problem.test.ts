import { describe, expect, it } from "vitest";
import { problemOf, RequestError, readProblem } from "../../lib/page/request-problem.ts";

const problem = {
  type: "about:blank",
  title: "Bad Request",
  status: 400,
  detail: "bad",
  instance: "/",
};

describe("readProblem", () => {
  it("names the parameters that were refused", async () => {
    const errors = [{ parameter: "item", message: "is no item of Form 8-K" }];
    const response = Response.json({ ...problem, errors }, { status: 400 });

    expect(await readProblem(response)).toStrictEqual({
      title: "This search cannot be run",
      details: ["Item is no item of Form 8-K."],
      status: 400,
    });
  });

  it("calls parameters what the page calls them, within messages too", async () => {
    const errors = [{ parameter: "filed_from", message: "is after filed_to" }];
    const response = Response.json({ ...problem, errors }, { status: 400 });

    const { details } = await readProblem(response);

    expect(details).toStrictEqual(["The first filing date is after the last filing date."]);
  });

  it("falls back on the detail", async () => {
    const response = Response.json({ ...problem, status: 404 }, { status: 404 });

    expect(await readProblem(response)).toStrictEqual({
      title: "There is no such filing",
      details: ["Bad."],
      status: 404,
    });
  });

  it("takes an answer that is not JSON", async () => {
    const response = new Response("<h1>Bad gateway</h1>", { status: 502 });

    expect(await readProblem(response)).toStrictEqual({
      title: "The search failed",
      details: [],
      status: 502,
    });
  });
});

describe("problemOf", () => {
  it("returns the problem of a request and blames the network for anything else", () => {
    const known = { title: "The search failed", details: [], status: 500 };

    expect(problemOf(new RequestError(known))).toStrictEqual(known);
    expect(problemOf(new TypeError("Failed to fetch")).status).toBeNull();
  });
});
