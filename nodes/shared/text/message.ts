declare const brand: unique symbol;

/** A message that n8n shows to users. Only the tag `msg` creates one, so that every message can be found in the source. */
export type Message = string & { readonly [brand]: true };

/**
 * Marks a message for users. `npm test` compares docs/errors.md with every use of this tag, regardless of the
 * names of the variables and functions around it.
 */
export function msg(parts: TemplateStringsArray, ...values: Array<string | number>): Message {
	return parts.reduce((text, part, index) => text + String(values[index - 1]) + part) as Message;
}
