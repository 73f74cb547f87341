import type { Context } from 'hono';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Known } from '../http/context';
import type { Measured } from './complexity';

/** Lets an engine answer a request. The answer says what the document costs, and keeps the headers that are set already. */
export async function run<Given extends Measured>(context: Context<Known>, engine: YogaServerInstance<Given, object>, given: Omit<Given, 'measured'>): Promise<Response> {
	await keepBody(context);
	const measured = { complexity: 0 };
	const answer = await engine.fetch(context.req.raw, { ...given, measured } as unknown as Given);
	const text = await answer.text();
	context.header('X-Bc-Graphql-Complexity', String(measured.complexity));
	// A new answer, so that it carries the headers that were set before.
	return context.newResponse(text, answer);
}

/** The log shows the query; the engine reads the request itself. */
async function keepBody(context: Context<Known>): Promise<void> {
	const text = await context.req.raw.clone().text();
	try {
		context.set('body', JSON.parse(text));
	} catch {
		context.set('body', text);
	}
}
