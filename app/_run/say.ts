const begun = Date.now();

/** A line of progress in plain words. */
export function say(line: string): void {
  console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} 秒] ${line}`);
}

export const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} 秒`;
