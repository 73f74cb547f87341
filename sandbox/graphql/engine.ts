import { createSchema, createYoga, type YogaServerInstance } from 'graphql-yoga';
import { limitComplexity, type Measured } from './complexity';
import { asRefusal } from './refuse';
import { readSdl } from './sdl';

type Resolvers<Context> = Parameters<typeof createSchema<Context>>[0]['resolvers'];

/** One of the GraphQL APIs. */
export interface Api<Context> {
	/** Where its SDL is, below this folder. */
	folders: string[];
	resolvers: Resolvers<Context>;
}

/** An engine that runs documents against the SDL of some folders. What it was asked for is measured on the way. */
export function createEngine<Context extends Measured>({ folders, resolvers }: Api<Context>): YogaServerInstance<Context, object> {
	return createYoga<Context>({
		schema: createSchema<Context>({ typeDefs: readSdl('common', ...folders), resolvers }),
		graphqlEndpoint: '*',
		graphiql: false,
		landingPage: false,
		logging: false,
		maskedErrors: { maskError: asRefusal },
		plugins: [limitComplexity()],
	});
}
