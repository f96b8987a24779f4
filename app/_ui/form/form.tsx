import { randomUUID } from "node:crypto";
import { PhoneForm, type PhoneFormProps } from "./phone-form.tsx";

/** A form on a page rendered by the server, with the key that makes a second tap harmless. It ships neither zod nor react-hook-form. */
export function Form<T>(props: Omit<PhoneFormProps<T>, "formKey">) {
  return <PhoneForm {...props} formKey={randomUUID()} />;
}

/** For an office form, which is a client component and takes its key from the page. */
export function formKey(): string {
  return randomUUID();
}
