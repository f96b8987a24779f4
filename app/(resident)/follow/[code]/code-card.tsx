import { CopyText } from "#app/_ui/copy-text.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { followAddress } from "#lib/follow/queries.ts";
import { codeShown } from "#lib/follow/rules.ts";
import style from "./follow.module.css";

/** The code large, to copy, to scan and on paper. `about`: what it follows, in words. */
export function CodeCard({ code, about }: { code: string; about: string }) {
  return (
    <div className={style.card}>
      <p className={style.code}>{codeShown(code)}</p>
      <p className="small">请截图或抄下来。换了手机，在“查进度”里输入它也能看。谁有这个码谁就能看，请不要发到群里。</p>
      <LinkButton href={`/follow/${code}/slip`}>打印回执</LinkButton>
      <Disclosure summary="复制文字，或让家人扫码">
        <CopyText label="查询码和链接" text={`${about}\n查询码：${codeShown(code)}\n${followAddress(code)}`} copiedWords="已复制，可以发给家人或存起来" />
        <QrCode text={followAddress(code)} label="扫码看进度" />
      </Disclosure>
    </div>
  );
}
