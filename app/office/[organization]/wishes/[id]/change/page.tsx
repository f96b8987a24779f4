import type { Metadata } from "next";
import { ChangeItemPage } from "../../../lists/item-forms.tsx";

export const metadata: Metadata = { title: "修改微心愿" };

export default async function ChangeItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <ChangeItemPage kind="wish" {...await params} />;
}
