import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSchema, createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Context } from 'hono';
import type { RequestEnv } from '../http/authentication';
import { isTooDeep } from '../http/guard';
import { limitComplexity, type Measured } from './complexity';
import { toGraphQlError } from './errors';

const SCHEMAS = join(__dirname, 'schemas');

export type ApiName = 'account' | 'admin' | 'storefront';

/** The SDL of an API: a subset of BigCommerce's schema, and additions from its guides. */
export function readSdl(api: ApiName): string[] {
	return globSync(`${api}.*graphql`, { cwd: SCHEMAS })
		.sort()
		.map((file) => readFileSync(join(SCHEMAS, file), 'utf8'));
}

type Resolvers<Context> = Parameters<typeof createSchema<Context>>[0]['resolvers'];

/** One of the GraphQL APIs. */
interface Api<Context> {
	name: ApiName;
	resolvers: Resolvers<Context>;
}

/** An engine that runs documents against the schema of one API and measures their complexity. */
export function createEngine<Context extends Measured>({
	name,
	resolvers,
}: Api<Context>): YogaServerInstance<Context, object> {
	return createYoga<Context>({
		schema: createSchema<Context>({ typeDefs: readSdl(name), resolvers }),
		graphqlEndpoint: '*',
		graphiql: false,
		landingPage: false,
		logging: false,
		maskedErrors: { maskError: toGraphQlError },
		plugins: [limitComplexity()],
	});
}

/** Lets an engine answer a request. The answer says what the document costs, and keeps the headers that are set already. */
export async function runDocument<Given extends Measured>(
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
