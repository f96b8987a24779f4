/** Into the layout's live region, which outlives the form or row that spoke. */
export function say(words: string): void {
  const region = document.getElementById("live");
  if (region) region.textContent = words;
}
