import type { Metadata } from "next";
import { ItemPage } from "../item-page.tsx";

export const metadata: Metadata = { title: "需求" };

export default async function OneItem({ params }: { params: Promise<{ organization: string; id: string }> }) {
  return <ItemPage kind="demand" {...await params} />;
}
