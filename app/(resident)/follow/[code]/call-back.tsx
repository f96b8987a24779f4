import { buttonClass } from "#app/_ui/button-class.ts";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";
import { satisfaction } from "#db/words.ts";
import { answerSolved } from "./actions.ts";

/** 解决了吗、满意吗: two buttons answer the first, and send both. */
export function CallBack({ code }: { code: string }) {
  return (
    <Sheet ask>
      <h2>解决了吗？满意吗？</h2>
      <Form
        action={answerSolved}
        submit="解决了"
        aside={
          <button type="submit" name="unsolved" value="yes" className={buttonClass()}>
            没有解决
          </button>
        }
      >
        <Hidden name="code" value={code} />
        <Radios name="satisfied" label="办得满意吗" options={satisfaction} required />
        <TextArea name="text" label="还想说的话" hint="可以不写" rows={2} maxLength={300} />
      </Form>
      <p className="small">说“没有解决”，就由原来办的单位接着办，不用再反映一次。</p>
    </Sheet>
  );
}
