const prefix = "draft ";

/** Keeps what was typed over a reload of the page; secrets, files and hidden fields are not kept. */
export function keepDraft(form: HTMLFormElement): void {
  const kept = fields(form).map((field) => [field.name, field.value, "checked" in field && field.checked]);
  try {
    sessionStorage.setItem(prefix + location.pathname, JSON.stringify(kept));
  } catch {
    // Storage may be closed or full: the words are still on the page.
  }
}

/** Once: a draft that was put back is forgotten. */
export function restoreDraft(form: HTMLFormElement): boolean {
  let kept: [string, string, boolean][] = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(prefix + location.pathname) ?? "[]");
    sessionStorage.removeItem(prefix + location.pathname);
  } catch {
    return false;
  }
  const here = fields(form);
  for (const [name, value, checked] of kept) {
    const ticked = here.find((field) => field.name === name && field.value === value && isTick(field));
    const field = here.find((candidate) => candidate.name === name && !isTick(candidate));
    if (ticked instanceof HTMLInputElement) ticked.checked = checked;
    else if (field) field.value = value;
  }
  return kept.length > 0;
}

type Typable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fields(form: HTMLFormElement): Typable[] {
  return [...form.elements].filter(
    (field): field is Typable =>
      (field instanceof HTMLInputElement && !/^(hidden|password|file|submit)$/.test(field.type)) ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  );
}

function isTick(field: Typable): boolean {
  return field.type === "checkbox" || field.type === "radio";
}
