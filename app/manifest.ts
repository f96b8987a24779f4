import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "红马甲 社区志愿服务",
    short_name: "红马甲",
    lang: "zh-CN",
    start_url: "/me",
    display: "standalone",
    background_color: "#fbf9f5",
    theme_color: "#b4232a",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
