import { keyedHash, open, seal } from "./crypto.ts";

/** What a resident leaves: how to call him and his telephone, either may be empty. */
export interface Contact {
  callMe: string;
  phone: string;
}

/** Finds the same resident's other rows, whatever they are. */
export const phoneHash = (phone: string) => keyedHash("resident phone", phone);

/** The two columns of a resident's contact for one kind of row: sealed and bound to the row's id; nulls when he left none. */
export function contactsSealedAs(purpose: string) {
  return {
    sealContact(id: string, { callMe, phone }: Contact): { contactSealed: Buffer | null; phoneHash: Buffer | null } {
      if (phone === "" && callMe === "") return { contactSealed: null, phoneHash: null };
      return { contactSealed: seal(purpose, id, JSON.stringify({ callMe, phone })), phoneHash: phone === "" ? null : phoneHash(phone) };
    },
    openContact: (id: string, sealed: Buffer | null): Contact | null => (sealed ? (JSON.parse(open(purpose, id, sealed)) as Contact) : null),
  };
}
