import type { Metadata } from "next";
import { WithdrawItemPage } from "../../item-forms.tsx";

export const metadata: Metadata = { title: "撤回需求" };

export default async function WithdrawItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <WithdrawItemPage kind="demand" {...await params} />;
}
