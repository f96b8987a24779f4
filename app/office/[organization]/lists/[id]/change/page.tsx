import type { Metadata } from "next";
import { ChangeItemPage } from "../../item-forms.tsx";

export const metadata: Metadata = { title: "修改需求" };

export default async function ChangeItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <ChangeItemPage kind="demand" {...await params} />;
}
