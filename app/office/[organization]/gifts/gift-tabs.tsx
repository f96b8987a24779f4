import { Tabs } from "#app/_ui/tabs.tsx";

const books = { gifts: ["", "捐赠台账"], applications: ["/applications", "用款用物申请"], letters: ["/letters", "感谢信"] } as const;

/** The three books beside one another: gifts, applications, letters. */
export function GiftTabs({ segment, here }: { segment: string; here: keyof typeof books }) {
  return <Tabs label="捐赠" tabs={Object.entries(books).map(([name, [path, label]]) => ({ href: `/office/${segment}/gifts${path}`, label, here: name === here }))} />;
}
