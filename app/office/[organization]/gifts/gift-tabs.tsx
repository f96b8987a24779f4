import { LinkButton } from "#app/_ui/button.tsx";
import { Actions } from "#app/_ui/sheet.tsx";

/** The three books beside one another: gifts, applications, letters. */
export function GiftTabs({ segment, here }: { segment: string; here: "gifts" | "applications" | "letters" }) {
  const home = `/office/${segment}/gifts`;
  const tabs = [
    ["gifts", home, "捐赠台账"],
    ["applications", `${home}/applications`, "用款用物申请"],
    ["letters", `${home}/letters`, "感谢信"],
  ] as const;
  return (
    <nav aria-label="捐赠">
      <Actions>
        {tabs.map(([name, href, label]) => (
          <LinkButton key={name} href={href} look={name === here ? "plain" : "quiet"} aria-current={name === here ? "page" : undefined}>
            {label}
          </LinkButton>
        ))}
      </Actions>
    </nav>
  );
}
