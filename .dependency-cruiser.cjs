const test = "\\.test\\.tsx?$";
const capability = "^lib/([^/]+)/";
const publicName = "^lib/[^/]+/(input|rules|queries|commands|jobs)\\.ts$";

/** Each rule is a sentence of the house: what it forbids, and why in its comment. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files never import in a circle.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "lib-below-app",
      comment: "Imports run one way, app → lib → db.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|e2e)/" },
    },
    {
      name: "db-below-lib",
      comment: "Imports run one way, app → lib → db; db/demo and db/scale call commands, so that their data cannot break a rule.",
      severity: "error",
      from: { path: "^db/", pathNot: `^db/(demo|scale)/|${test}` },
      to: { path: "^(app|lib|e2e)/" },
    },
    {
      name: "demo-for-launcher-only",
      comment: "Only the launcher imports db/demo.",
      severity: "error",
      from: { pathNot: `^(app/_run/|db/(demo|scale)/)|${test}` },
      to: { path: "^db/(demo|scale)/" },
    },
    {
      name: "public-names-from-outside",
      comment: "A capability's public names are input, rules, queries, commands and jobs, and nothing else.",
      severity: "error",
      from: { pathNot: `^(lib|e2e)/|${test}` },
      to: { path: capability, pathNot: publicName },
    },
    {
      name: "public-names-between-capabilities",
      comment: "A private file serves its own folder only.",
      severity: "error",
      from: { path: capability, pathNot: test },
      to: {
        path: "^lib/[^/]+/",
        pathNot: ["^lib/$1/", publicName],
      },
    },
    {
      name: "ground-below-capabilities",
      comment: "A file of lib is shared ground: it stands below every capability, save jobs.ts, which lists theirs, and testing.ts, which makes a world by their commands.",
      severity: "error",
      from: { path: "^lib/[^/]+\\.ts$", pathNot: `^lib/(jobs|testing)\\.ts$|${test}` },
      to: { path: "^lib/[^/]+/" },
    },
    {
      name: "no-sql-in-app",
      comment: "app: no rule, no SQL.",
      severity: "error",
      from: { path: "^(app/(?!_run/)|proxy\\.ts)", pathNot: test },
      to: {
        path: "^(db/(schema/|client\\.ts)|node_modules/(drizzle-orm|postgres)/)",
      },
    },
    {
      name: "no-react-in-lib",
      comment: "lib: no React, no Next, no request objects.",
      severity: "error",
      from: { path: "^(lib|db)/" },
      to: {
        path: "^node_modules/(react|react-dom|next|next-auth|react-hook-form)/",
      },
    },
    {
      name: "browser-safe",
      comment: "input.ts, rules.ts and db/words.ts are browser-safe: nothing of the server is reached from them.",
      severity: "error",
      from: { path: "^(lib/[^/]+/(input|rules)\\.ts|db/words\\.ts)$" },
      to: {
        path: "^(db/(?!words\\.ts)|node_modules/(drizzle-orm|postgres|pino|graphile-worker|@node-rs)/|lib/(env|clock|crypto|command|outbox|audit)\\.ts)",
        reachable: true,
      },
    },
    {
      name: "words-import-nothing",
      comment: "words.ts has no imports.",
      severity: "error",
      from: { path: "^db/words\\.ts$" },
      to: { path: ".+" },
    },
    {
      name: "run-on-top",
      comment: "_run is the top of the import order; only stories stand beside it.",
      severity: "error",
      from: { pathNot: `^(app/_run|e2e)/|${test}` },
      to: { path: "^app/_run/" },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$|^(vitest|tsx|next)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
