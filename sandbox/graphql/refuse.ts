import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { Fault } from '../responses/apiError';

/** An entry of `errors[]`. The field that threw it is null; all other fields are returned. */
export function refusal(message: string, extensions?: GraphQLErrorExtensions): GraphQLError {
	return new GraphQLError(message, extensions && { extensions });
}

/** Converts REST errors to GraphQL errors with the same message. Any other error is a bug in the sandbox. */
export function asRefusal(error: unknown): Error {
	const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
	if (!(thrown instanceof Fault)) {
		if (!(thrown instanceof GraphQLError)) console.error(thrown);
		return error as Error;
	}
	const reasons = Object.values(thrown.errors ?? {});
	const { nodes, path } = error as GraphQLError;
	return new GraphQLError(reasons.length ? reasons.join('; ') : thrown.title, { nodes, path });
}
