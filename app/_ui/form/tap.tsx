import { randomUUID } from "node:crypto";
import { TapForm, type TapProps } from "./tap-form.tsx";

/** One button that does one thing: its own little form with its own key. `confirm` makes it two steps, without JavaScript too. */
export function Tap<T>(props: Omit<TapProps<T>, "formKey">) {
  return <TapForm {...props} formKey={randomUUID()} />;
}
