import type { Metadata } from "next";
import { ItemListPage } from "../lists/item-list.tsx";

export const metadata: Metadata = { title: "微心愿" };

export default async function Items({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ state?: string; after?: string }> }) {
  return <ItemListPage kind="wish" organization={(await params).organization} asked={await searchParams} />;
}
