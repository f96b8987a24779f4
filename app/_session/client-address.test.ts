import { expect, test } from "vitest";
import { addressOf } from "./client-address.ts";

test.each([
  ["203.0.113.7", 0, "203.0.113.7"],
  [null, 0, "unknown"],
  ["6.6.6.6, 203.0.113.7", 0, "203.0.113.7"],
  ["203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
  ["6.6.6.6, 203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
  ["6.6.6.6, 203.0.113.7, 10.0.0.2, 10.0.0.1", 2, "203.0.113.7"],
  ["203.0.113.7", 1, "unknown"],
  ["6.6.6.6, , 10.0.0.1", 1, "unknown"],
])("of “%s” behind %i proxies, %s is believed", (header, hops, believed) => {
  expect(addressOf(header, hops)).toBe(believed);
});
