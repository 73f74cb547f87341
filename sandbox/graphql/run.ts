import type { Context } from 'hono';
import type { YogaServerInstance } from 'graphql-yoga';
import type { RequestEnv } from '../http/authentication';
import { isTooDeep } from '../http/guard';
import type { Measured } from './complexity';

/** Lets an engine answer a request. The answer says what the document costs, and keeps the headers that are set already. */
export async function run<Given extends Measured>(
	context: Context<RequestEnv>,
	engine: YogaServerInstance<Given, object>,
	given: Omit<Given, 'measured'>,
): Promise<Response> {
	const document = await keepBody(context);
	if (isTooDeep(document))
		return context.json({ errors: [{ message: 'The query is nested too deeply.' }] }, 400);
	const measured = { complexity: 0 };
	const answer = await engine.fetch(context.req.raw, { ...given, measured } as unknown as Given);
	const text = await answer.text();
	context.header('X-Bc-Graphql-Complexity', String(measured.complexity));
	// A new answer, so that it carries the headers that were set before.
	return context.newResponse(text, answer);
}

/** Logs the query. The engine reads the request itself. @returns the document */
async function keepBody(context: Context<RequestEnv>): Promise<string> {
	const text = await context.req.raw.clone().text();
	try {
		const body = JSON.parse(text) as { query?: unknown } | null;
		context.set('body', body);
		return String(body?.query ?? '');
	} catch {
		context.set('body', text);
		return '';
	}
}
