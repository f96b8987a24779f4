import { elderMode, rememberElder } from "#app/_session/elder.ts";
import { ReadAloud } from "./read-aloud.tsx";
import shape from "./page-shape.module.css";

/** A form, not a link: it works without JavaScript, stays on the page with its filters, and a crawler doesn't press it. */
export async function ElderSwitch() {
  const on = await elderMode();
  async function turn() {
    "use server";
    await rememberElder(!on);
  }
  return (
    <div className={shape.elder}>
      {on && <ReadAloud className={shape.chip ?? ""} />}
      <form action={turn}>
        <button type="submit" className={shape.chip}>
          {on ? "标准字号" : "长辈模式"}
        </button>
      </form>
    </div>
  );
}
