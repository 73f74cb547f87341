declare const brand: unique symbol;

/** A sentence that n8n shows a person. Only the tag `msg` makes one, so that every sentence can be found in the source. */
export type Message = string & { readonly [brand]: true };

/**
 * Marks a sentence that a person reads. `npm test` compares docs/errors.md with every use of this tag, whatever the
 * variables and functions around it are called.
 */
export function msg(parts: TemplateStringsArray, ...values: Array<string | number>): Message {
	return parts.reduce((text, part, index) => text + String(values[index - 1]) + part) as Message;
}
