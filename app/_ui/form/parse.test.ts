import { expect, test } from "vitest";
import { parseForm } from "./parse.ts";

function form(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("a blank field is absent, yet shown again as it was typed", () => {
  const { input, values } = parseForm(form(["title", "  "], ["place", "河山区"]));
  expect(input).toEqual({ place: "河山区" });
  expect(values).toEqual({ title: "  ", place: "河山区" });
});

test("rows keep their order and lose their holes", () => {
  const { input } = parseForm(form(["shifts.10.capacity", "3"], ["shifts.2.capacity", "2"], ["shifts.2.place", "一楼"]));
  expect(input).toEqual({ shifts: [{ capacity: "2", place: "一楼" }, { capacity: "3" }] });
});

test("a list is a list with none and with one, and a tick is true or false", () => {
  expect(parseForm(form(["kinds[]", ""], ["open?", ""])).input).toEqual({ kinds: [], open: false });
  expect(parseForm(form(["kinds[]", ""], ["kinds[]", "law"], ["open?", ""], ["open?", "yes"])).input).toEqual({ kinds: ["law"], open: true });
});

test("no name reaches a prototype, and no index makes a giant list", () => {
  const { input } = parseForm(form(["__proto__.polluted", "1"], ["a.constructor.b", "1"], ["rows.99999999.x", "1"], ["a..b", "1"]));
  expect(input).toEqual({});
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("the key and the framework's fields stay out, a password is never shown again", () => {
  const { input, values, key } = parseForm(form(["key", "k1"], ["$ACTION_REF_1", ""], ["password", "secret words"]));
  expect([input, values, key]).toEqual([{ password: "secret words" }, {}, "k1"]);
});

test("line ends of a browser's text area become those we store", () => {
  expect(parseForm(form(["words", "一\r\n二"])).input).toEqual({ words: "一\n二" });
});
