import { createRequire } from "node:module";
import type Sharp from "sharp";

// Its ES modules are written with import attributes, which Node.js knows from 20.10 on; we promise 20.9.
export const sharp = createRequire(import.meta.url)("sharp") as typeof Sharp;
