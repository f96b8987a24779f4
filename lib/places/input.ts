import { z } from "zod";
import { keys, placeKind } from "#db/words.ts";
import { idField, nameField, optionalId, reasonField, textField, ticked } from "#lib/fields.ts";

const details = {
  /** The estate a building stands in. */
  parentId: optionalId,
  gridId: optionalId,
  name: nameField("地点名称"),
  address: textField(200),
  directions: textField(500),
  /** The exact place stays hidden until a booking (the judges' safety). */
  hidden: ticked,
};

export const addPlaceInput = z.object({ communityId: idField("请选择社区。"), kind: z.enum(keys(placeKind), { error: "请选择地点类别。" }), ...details });
export const changePlaceInput = z.object({ placeId: idField(), ...details });
export const endPlaceInput = z.object({ placeId: idField(), reason: reasonField });
