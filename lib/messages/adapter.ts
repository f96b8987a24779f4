import { env } from "#lib/env.ts";

/** A way to people's phones. `id` is the same at every try, for a provider that drops a second one. */
export interface Adapter {
  send(message: { id: string; phone: string; text: string }): Promise<void>;
}

/** Where no provider is connected the message list is the outbox: it stands there, and counts as sent. */
const local: Adapter = { send: async () => undefined };

const adapters: Record<string, Adapter> = { local };

export function adapter(): Adapter {
  return adapters[env().SMS_ADAPTER] ?? local;
}
