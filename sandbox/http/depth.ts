import { createMiddleware } from 'hono/factory';
import { problem } from '../responses/render';

/** Deeper than anything that BigCommerce accepts, but safe for recursive functions. */
const DEEPEST = 100;

/** The nesting depth of brackets outside of strings. Runs in linear time for any text. */
export function depthOf(text: string): number {
	let [depth, deepest] = [0, 0];
	let isText = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (isText) {
			if (character === '\\') at += 1;
			else if (character === '"') isText = false;
		} else if (character === '"') {
			isText = true;
		} else if (character === '{' || character === '[') {
			deepest = Math.max(deepest, (depth += 1));
		} else if (character === '}' || character === ']') {
			depth -= 1;
		}
	}
	return deepest;
}

export function isTooDeep(text: string): boolean {
	return depthOf(text) > DEEPEST;
}

/** Refuses JSON that is nested too deeply, before anything reads it. */
export const limitDepth = createMiddleware(async (context, next) => {
	const { raw } = context.req;
	const isForm = context.req.header('content-type')?.startsWith('multipart/') ?? false;
	if (raw.body && !isForm && isTooDeep(await raw.clone().text())) {
		return context.json(
			problem(400, 'Input is invalid.', {
				body: `The JSON is nested more than ${DEEPEST} levels deep.`,
			}),
			400,
		);
	}
	await next();
});
