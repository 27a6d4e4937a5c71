import { describe, expect, it } from "vitest";
import { parseAddress } from "../../../lib/filing/fields/postal-address.ts";

function partsOf(...block: readonly string[]): (string | null)[] | null {
  const address = parseAddress(block, null);
  return address && [address.street, address.city, address.state, address.zip];
}

describe("parseAddress", () => {
  it.each([
    [
      ["1 Quay Street", "Duluth, MN 55802"],
      ["1 Quay Street", "Duluth", "MN", "55802"],
    ],
    [
      ["1 Quay Street, Duluth, Minnesota\t55802-1234"],
      ["1 Quay Street", "Duluth", "MN", "55802-1234"],
    ],
    [["45 Quay Ave.  Valley Stream, NY\t11580"], ["45 Quay Ave.", "Valley Stream", "NY", "11580"]],
    [
      ["980 West Pier Street, Suite 2", "Vancouver, British Columbia  V6G 2Z6"],
      ["980 West Pier Street, Suite 2", "Vancouver", "A1", "V6G 2Z6"],
    ],
    [
      ["980 West Pier Street, Vancouver, BC V6G 2Z6, Canada"],
      ["980 West Pier Street", "Vancouver", "A1", "V6G 2Z6"],
    ],
    [
      ["10 Pump Square, London W1J 6AA, United Kingdom"],
      ["10 Pump Square", "London", "X0", "W1J 6AA"],
    ],
    [
      ["12 Pump Road, Beijing 100020", "People's Republic of China"],
      ["12 Pump Road", "Beijing", "F4", "100020"],
    ],
    [
      ["12 Pump Road", "Beijing, People’s Republic of China 100020"],
      ["12 Pump Road", "Beijing", "F4", "100020"],
    ],
    [
      ["980 West Pier Street, Vancouver, B.C., Canada\tV6G 2Z6"],
      ["980 West Pier Street", "Vancouver", "A1", "V6G 2Z6"],
    ],
    [["3 Dam, 1017 CT Amsterdam, The Netherlands"], ["3 Dam", "Amsterdam", "P7", "1017 CT"]],
    [["70 Pump Quay, Dublin 2, Ireland D02 AB12"], ["70 Pump Quay", "Dublin 2", "L2", "D02 AB12"]],
    [
      ["1 Pump Road, Grand Cayman, Cayman Islands KY1-1104"],
      ["1 Pump Road", "Grand Cayman", "E9", "KY1-1104"],
    ],
    [["1 Quay Street | Duluth, MN 55802"], ["1 Quay Street", "Duluth", "MN", "55802"]],
    [["2 Front Street, Hamilton, Bermuda"], ["2 Front Street", "Hamilton", "D0", null]],
  ])("reads %j", (block, parts) => {
    expect(partsOf(...block)).toEqual(parts);
  });

  it("takes the first of two addresses", () => {
    const first = ["1 Quay Street", "Springfield", "IL", "62701"];
    expect(
      partsOf("1 Quay Street", "Springfield, Illinois 62701", "2 Elm Street", "Dayton, Ohio 45402"),
    ).toEqual(first);
    expect(
      partsOf(
        "1 Quay Street",
        "Springfield, Illinois",
        "62701",
        "2 Elm Street",
        "Dayton, Ohio",
        "45402",
      ),
    ).toEqual(first);
  });

  it("is null for a text without a place", () => {
    expect(partsOf("Northwind Pumps, Inc.")).toBeNull();
  });
});
