import { Fragment } from "react";
import { Select } from "#app/_ui/form/choices.tsx";
import type { Initial } from "#app/_ui/form/initial.ts";
import { Field, FieldRow, Hidden, NumberField, TextArea, TimeField } from "#app/_ui/form/text-fields.tsx";
import style from "./room-fields.module.css";
import { HoursGroup } from "./hours-group.tsx";

export const weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** The lines of the form from what is stored: a weekday without hours stays empty. */
export function hoursInitial(hours: readonly { weekday: number; fromTime: string; toTime: string }[]): Initial[] {
  return weekdays.map((_, at) => {
    const own = hours.find((each) => each.weekday === at + 1);
    return { from: own?.fromTime ?? "", to: own?.toTime ?? "" };
  });
}

export function RoomFields({ venues }: { venues: readonly { id: string; name: string }[] }) {
  return (
    <>
      <FieldRow>
        <Field name="name" label="名称" required maxLength={30} />
        <NumberField name="capacity" label="最多几个人" required unit="人" />
        {venues.length > 0 && <Select name="placeId" label="在哪个场所" blank="不选" options={venues.map((venue) => ({ value: venue.id, label: venue.name }))} />}
      </FieldRow>
      <TextArea name="about" label="里面有什么，怎么进" rows={2} maxLength={300} />
      <HoursGroup className={style.hours}>
        {weekdays.map((word, at) => (
          <Fragment key={word}>
            <Hidden name={`hours.${at}.weekday`} value={String(at + 1)} />
            <TimeField name={`hours.${at}.from`} label={`${word} 开门`} />
            <TimeField name={`hours.${at}.to`} label={`${word} 关门`} />
          </Fragment>
        ))}
      </HoursGroup>
    </>
  );
}
