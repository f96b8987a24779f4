import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "#app/_session/next-auth.ts";

function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handler as GET, handler as POST };
