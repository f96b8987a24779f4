/**
 * Lets the process live when a transaction lost its connection: postgres.js 3.4 then writes the ROLLBACK to a socket that is null,
 * outside every promise, which unheard ends the process. The transaction itself was told, and the pool is left (renewPool).
 */
export function outliveLostConnections(): void {
  process.on("uncaughtException", (error: unknown) => {
    if (error instanceof TypeError && /\bnextWrite\b/.test(error.stack ?? "")) return;
    // Alone here we stand for Node's own answer, which is to end; beside others (Next) they decide.
    if (process.listenerCount("uncaughtException") > 1) return;
    console.error(error);
    process.exit(1);
  });
}
