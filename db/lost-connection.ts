/**
 * Calls `renew` when a transaction lost its connection. postgres.js 3.4 then writes the ROLLBACK to a socket that is null,
 * outside every promise: unheard it ends the process, and that connection of the pool never speaks again.
 */
export function onLostConnection(renew: () => void): void {
  process.on("uncaughtException", (error: unknown) => {
    if (error instanceof TypeError && /\bnextWrite\b/.test(error.stack ?? "")) return renew();
    // Alone here we stand for Node's own answer, which is to end; beside others (Next) they decide.
    if (process.listenerCount("uncaughtException") > 1) return;
    console.error(error);
    process.exit(1);
  });
}
