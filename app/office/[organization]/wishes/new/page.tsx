import type { Metadata } from "next";
import { NewItemPage } from "../../lists/item-forms.tsx";

export const metadata: Metadata = { title: "登记微心愿" };

export default async function NewItem({ params }: { params: Promise<{ organization: string }> }) {
  return <NewItemPage kind="wish" organization={(await params).organization} />;
}
