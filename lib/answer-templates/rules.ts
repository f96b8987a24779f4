import { z } from "zod";

export const SETTING = "answer_templates";
export const MOST_TEMPLATES = 30;

export interface Template {
  title: string;
  text: string;
}

/** The templates as the setting keeps them; what isn't a list of them is none. */
export function keptTemplates(value: unknown): Template[] {
  const read = z.array(z.object({ title: z.string(), text: z.string() })).safeParse(value);
  return read.success ? read.data : [];
}

/** The list with this one added, changed under the same title, or taken off when its words are empty. */
export function withTemplate(list: readonly Template[], one: Template): Template[] {
  const at = list.findIndex((each) => each.title === one.title);
  if (one.text === "") return list.filter((each) => each.title !== one.title);
  return at < 0 ? [...list, one] : list.map((each, place) => (place === at ? one : each));
}
