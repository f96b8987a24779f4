import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  // `npm run check` runs tsc over everything; a start must not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Pictures of people go through /api/files, which asks who reads; the optimizer would not.
  images: { unoptimized: true },
  serverExternalPackages: ["postgres", "@node-rs/argon2", "sharp", "pino", "graphile-worker", "echarts", "write-excel-file"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
  async headers() {
    const everywhere = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      { key: "Referrer-Policy", value: "same-origin" },
      { key: "X-Frame-Options", value: "DENY" },
      { key: "Permissions-Policy", value: "camera=(self), geolocation=(), microphone=()" },
      ...(process.env.MODE === "production" ? [{ key: "Strict-Transport-Security", value: "max-age=31536000" }] : []),
    ];
    return [{ source: "/:path*", headers: everywhere }];
  },
};

export default config;
