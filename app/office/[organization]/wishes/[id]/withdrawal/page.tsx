import type { Metadata } from "next";
import { WithdrawItemPage } from "../../../lists/item-forms.tsx";

export const metadata: Metadata = { title: "撤回微心愿" };

export default async function WithdrawItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <WithdrawItemPage kind="wish" {...await params} />;
}
