export { standingOn } from "./standing.ts";
