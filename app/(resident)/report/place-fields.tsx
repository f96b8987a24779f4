"use client";
import { type PointerEvent, useEffect, useState } from "react";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { aria, Labelled } from "#app/_ui/form/labelled.tsx";
import labelled from "#app/_ui/form/labelled.module.css";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { useField } from "#app/_ui/form/within.ts";
import { Sketch } from "#app/_ui/requests/sketch.tsx";
import { estateAt, type SketchCell } from "#lib/places/rules.ts";

export type Estate = { id: string; name: string; buildings: { id: string; name: string }[] };

/** Estate, then its buildings; one list of both where no script runs. A point on the sketch, or words, will do as well. */
export function PlaceFields({ estates, cells }: { estates: Estate[]; cells: SketchCell[] }) {
  const field = useField("placeId");
  const typed = typeof field.value === "string" ? field.value : "";
  const [scripted, setScripted] = useState(false);
  const [placeId, setPlaceId] = useState(typed);
  const [point, setPoint] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    setPlaceId((before) => (estates.some((estate) => holds(estate, before)) ? before : ""));
    setPoint(null);
  }, [estates]);
  const estate = estates.find((each) => holds(each, placeId));

  function onTap(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (at: number, from: number, length: number) => Math.min(1000, Math.max(0, Math.round(((at - from) * 1000) / length)));
    const tapped = { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) };
    setPoint(tapped);
    const cell = estateAt(cells, tapped.x, tapped.y);
    if (cell && estate?.id !== cell.id) setPlaceId(cell.id);
  }
  return (
    <>
      {estates.length > 0 && (
        <Labelled field={field} label="哪个小区" hint={undefined} required={false}>
          <select name={scripted ? undefined : "placeId"} value={scripted ? (estate?.id ?? "") : placeId} onChange={(event) => setPlaceId(event.currentTarget.value)} className={labelled.control} {...aria(field, undefined, undefined)}>
            <option value="">不在小区里，或说不准</option>
            {estates.map((each) => (scripted || each.buildings.length === 0 ? <option key={each.id} value={each.id}>{each.name}</option> : <WithBuildings key={each.id} estate={each} />))}
          </select>
        </Labelled>
      )}
      {scripted && <input type="hidden" name="placeId" value={placeId} />}
      {scripted && estate && estate.buildings.length > 0 && (
        <Labelled field={{ ...field, id: `${field.id}-building`, error: undefined }} label="哪栋楼" hint={undefined} required={false}>
          <select id={`${field.id}-building`} value={placeId} onChange={(event) => setPlaceId(event.currentTarget.value)} className={labelled.control}>
            <option value={estate.id}>整个小区，或说不准</option>
            {estate.buildings.map((building) => (
              <option key={building.id} value={building.id}>
                {building.name}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <Field name="placeText" label="具体在哪里" hint="例如：2单元门口、幼儿园对面" maxLength={100} />
      {scripted && cells.length > 1 && (
        <Disclosure summary={point ? "已在示意图上标出位置" : "说不清？在示意图上点一下"}>
          <Sketch cells={cells} point={point} label="社区小区示意图，点一下标出位置" onTap={onTap} />
          <p className="small">示意图不是地图，只用来指是哪个小区的哪一头。</p>
        </Disclosure>
      )}
      {point && (
        <>
          <input type="hidden" name="pointX" value={point.x} />
          <input type="hidden" name="pointY" value={point.y} />
        </>
      )}
    </>
  );
}

function WithBuildings({ estate }: { estate: Estate }) {
  return (
    <optgroup label={estate.name}>
      <option value={estate.id}>{estate.name}（整个小区）</option>
      {estate.buildings.map((building) => (
        <option key={building.id} value={building.id}>
          {estate.name} {building.name}
        </option>
      ))}
    </optgroup>
  );
}

function holds(estate: Estate, placeId: string): boolean {
  return estate.id === placeId || estate.buildings.some((building) => building.id === placeId);
}
