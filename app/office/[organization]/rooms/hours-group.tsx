"use client";
import type { ReactNode } from "react";
import { Labelled } from "#app/_ui/form/labelled.tsx";
import { useField } from "#app/_ui/form/within.ts";

/** The week's hours as one field: what is wrong with them together is said here. */
export function HoursGroup({ className, children }: { className: string | undefined; children: ReactNode }) {
  const field = useField("hours");
  return (
    <Labelled group field={field} label="开放时间" hint="不开放的那天空着">
      <div id={field.id} tabIndex={-1} className={className}>
        {children}
      </div>
    </Labelled>
  );
}
