import type { Metadata } from "next";
import { NewItemPage } from "../item-forms.tsx";

export const metadata: Metadata = { title: "登记需求" };

export default async function NewItem({ params }: { params: Promise<{ organization: string }> }) {
  return <NewItemPage kind="demand" organization={(await params).organization} />;
}
