/** What a start knows of keys: ids alone. */
export interface KeysAtStart {
  /** Ids that earlier starts wrote down, by use, the newest first; `resealed`: nothing that an older key sealed itself is left. */
  known: { id: string; use: string; resealed?: boolean }[];
  /** The id of DATA_KEY, those of DATA_KEY_OLD, and that of the key of hashes. */
  current: string;
  old: string[];
  hashes: string;
  /** Ids that still wrap a case's or a file's key, with how many. */
  wrapping: { id: string; count: number }[];
}

/** Why this installation must not be started with these keys, naming the setting; null when it may. A first start has nothing to compare with. */
export function keyTrouble({ known, current, old, hashes, wrapping }: KeysAtStart): string | null {
  const given = [current, ...old];
  const data = known.filter((one) => one.use === "data").map((one) => one.id);
  if (data.length > 0 && !data.some((id) => given.includes(id))) return `DATA_KEY：与这个数据库用过的密钥（编号 ${data.join("、")}）都不符，现在给的编号是 ${current}。没有写入任何内容。请找回原来的密钥；如果是在更换密钥，请把原来的放进 DATA_KEY_OLD。`;
  const missing = wrapping.filter((one) => !given.includes(one.id));
  if (missing.length > 0) return `DATA_KEY_OLD：还有 ${missing.reduce((sum, one) => sum + one.count, 0)} 份咨询内容用编号 ${missing.map((one) => one.id).join("、")} 的密钥加密，而这次没有给它。没有写入任何内容。请把它放进 DATA_KEY_OLD。`;
  const hash = known.filter((one) => one.use === "hash").map((one) => one.id);
  if (hash.length > 0 && !hash.includes(hashes)) return `HASH_KEY：查询码、链接和姓名核对用的密钥编号是 ${hash.join("、")}，这次得到的是 ${hashes}。没有写入任何内容。请把这个数据库最早的 DATA_KEY 填在 HASH_KEY，或放在 DATA_KEY_OLD 的最后。`;
  const sealedBy = stillSealing(known.filter((one) => one.use === "data"), current).filter((id) => !given.includes(id));
  if (sealedBy.length > 0) return `DATA_KEY_OLD：居民的联系方式和志愿者的关系人还没有全部换到新的密钥，编号 ${sealedBy.join("、")} 的密钥还要用。没有写入任何内容。请把它放进 DATA_KEY_OLD，启动后几分钟内会自动换完。`;
  return null;
}

/** The older keys that may still have sealed something themselves: those before the present one, back to the first that had been through everything. */
function stillSealing(newestFirst: { id: string; resealed?: boolean }[], current: string): string[] {
  if (newestFirst.find((one) => one.id === current)?.resealed) return [];
  const older = newestFirst.filter((one) => one.id !== current);
  const last = older.findIndex((one) => one.resealed);
  return (last < 0 ? older : older.slice(0, last + 1)).map((one) => one.id);
}
