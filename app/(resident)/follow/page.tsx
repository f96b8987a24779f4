import type { Metadata } from "next";
import { PageHead } from "#app/_ui/sheet.tsx";
import { CodeForm } from "./code-form.tsx";

export const metadata: Metadata = { title: "查进度", robots: { index: false, follow: false } };

export default function Follow() {
  return (
    <>
      <PageHead title="查进度" about="预约或反映问题后，短信和回执上都有一个 12 位的查询码。" />
      <CodeForm />
      <p className="small">找不到查询码？请给社区打电话，说您留的手机号和什么事，工作人员帮您查。</p>
    </>
  );
}
