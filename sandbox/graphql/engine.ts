import { createSchema, createYoga, type YogaServerInstance } from 'graphql-yoga';
import { limitComplexity, type Measured } from './complexity';
import { toGraphQlError } from './refuse';
import { readSdl, type ApiName } from './sdl';

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
