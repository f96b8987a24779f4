/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What a file picker should offer; what is taken is decided by content. Apart from input.ts: phone pages ship no zod. */
export const ACCEPTED_FILES = "image/jpeg,image/png,image/webp,application/pdf";
