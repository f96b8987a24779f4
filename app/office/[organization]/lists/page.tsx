import type { Metadata } from "next";
import { ItemListPage } from "./item-list.tsx";

export const metadata: Metadata = { title: "需求" };

export default async function Items({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ state?: string; after?: string }> }) {
  return <ItemListPage kind="demand" organization={(await params).organization} asked={await searchParams} />;
}
