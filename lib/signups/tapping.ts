import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Tap {
  teamId: string;
  shiftId: string;
  personIds: string[];
}

/** What one person was told: the state, a refusal's code, or “unknown” when the database died under the answer. */
export interface Tapped {
  personId: string;
  said: string;
  signupId?: string;
}

/**
 * For tests: a process like a second web process, its own pool, nothing shared but the database. Gives what it told people
 * until it ended; `heard` is called at each answer and may SIGKILL it.
 */
export function tapping(tap: Tap, heard: (count: number, kill: () => void) => void = () => {}): Promise<Tapped[]> {
  const script = fileURLToPath(new URL("crowd.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(tap)], { stdio: ["ignore", "pipe", "inherit"] });
  const answers: Tapped[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    answers.push(JSON.parse(line) as Tapped);
    heard(answers.length, () => child.kill("SIGKILL"));
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => (code === 0 || signal === "SIGKILL" ? resolve(answers) : reject(new Error(`the process ended with ${code}`))));
  });
}
