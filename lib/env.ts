import { readFileSync } from "node:fs";
import { z } from "zod";

const key32 = z
  .string()
  .refine((text) => bytes(text).length === 32, "须为 32 字节，写成 base64 或十六进制")
  .transform((text) => bytes(text).toString("base64"));
const keyList = z
  .string()
  .transform((text) => text.split(/[\s,;，；]+/).filter(Boolean))
  .pipe(z.array(key32));
const port = z.coerce.number("须为数字").int("须为整数").min(1, "须在 1 到 65535 之间").max(65535, "须在 1 到 65535 之间");
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, "须形如 postgres://用户:口令@主机:端口/库名");
const publicUrl = z
  .url("须为完整网址，例如 https://hongmajia.example.cn")
  .regex(/^https?:\/\//, "须以 http:// 或 https:// 开头")
  .transform((text) => text.replace(/\/+$/, ""));

const schema = z
  .object({
    MODE: z.enum(["demo", "production", "test"], "只能是 demo、production 或 test").default("demo"),
    PORT: port.default(3000),
    HOST: z.string().default("0.0.0.0"),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_DIRECT_URL: postgresUrl.optional(),
    DATABASE_PREPARE: z
      .enum(["true", "false"], "只能是 true 或 false")
      .default("true")
      .transform((text) => text === "true"),
    DATABASE_POOL: z.coerce.number("须为数字").int("须为整数").min(1, "至少为 1").max(200, "至多为 200").default(10),
    DATA_DIR: z.string().default(".data"),
    SESSION_SECRET: z.string("缺少：至少 32 个字符，用来签会话").min(32, "至少 32 个字符"),
    DATA_KEY: z.string("缺少：32 字节的密钥（base64 或十六进制），用来加密居民的话；也可用 DATA_KEY_FILE 指向密钥文件").pipe(key32),
    /** Keys that DATA_KEY has followed, newest first: what they sealed stays readable, and is wrapped again by a job. */
    DATA_KEY_OLD: keyList.default([]),
    /** The key of hashes (codes, links, the name index); the first DATA_KEY when left out. */
    HASH_KEY: key32.optional(),
    PUBLIC_ADDRESS: z.string("缺少：居民和志愿者打开的网址").pipe(publicUrl),
    FILE_STORAGE: z.enum(["local"], "目前只有 local").default("local"),
    SMS_ADAPTER: z.enum(["local"], "目前只有 local").default("local"),
    PROXY_HOPS: z.coerce.number("须为数字").int("须为整数").min(0, "至少为 0").max(10, "至多为 10").default(0),
  })
  .readonly();

export type Env = z.infer<typeof schema>;

export class WrongEnvironment extends Error {}

let parsed: Env | undefined;

/** The settings, read once; a wrong one stops the process with its name and what is wrong. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
  if (given.DATA_KEY_FILE && !given.DATA_KEY) given.DATA_KEY = readKeyFile(given.DATA_KEY_FILE);
  if (given.MODE !== "production") given.PUBLIC_ADDRESS ??= `http://localhost:${given.PORT ?? 3000}`;
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}：${issue.message}`);
  throw new WrongEnvironment(`环境变量有误：\n${lines.join("\n")}`);
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new WrongEnvironment(`环境变量有误：\n  DATA_KEY_FILE：读不到文件 ${file}`);
  }
}

function bytes(text: string): Buffer {
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
}
