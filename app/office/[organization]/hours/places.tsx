import { Tabs } from "#app/_ui/tabs.tsx";

const places = { "": "待确认", "/records": "服务记录", "/people": "个人合计" } as const;

/** The three views of hours. */
export function HoursPlaces({ organization, at }: { organization: string; at: keyof typeof places }) {
  return <Tabs label="服务时长" tabs={Object.entries(places).map(([path, label]) => ({ href: `/office/${organization}/hours${path}`, label, here: path === at }))} />;
}
