import type { Metadata } from "next";
import { ItemPage } from "../../lists/item-page.tsx";

export const metadata: Metadata = { title: "微心愿" };

export default async function OneItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <ItemPage kind="wish" {...await params} />;
}
