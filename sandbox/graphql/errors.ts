import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { ApiError } from '../responses/apiError';

/** An entry of `errors[]`. The field that threw it is null; all other fields are returned. */
export function graphQlError(message: string, extensions?: GraphQLErrorExtensions): GraphQLError {
	return new GraphQLError(message, extensions && { extensions });
}

/** Converts REST errors to GraphQL errors with the same message. Any other error is a bug in the sandbox. */
export function toGraphQlError(error: unknown): Error {
	const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
	if (!(thrown instanceof ApiError)) {
		if (!(thrown instanceof GraphQLError)) console.error(thrown);
		return error as Error;
	}
	const reasons = Object.values(thrown.errors ?? {});
	const { nodes, path } = error as GraphQLError;
	return new GraphQLError(reasons.length ? reasons.join('; ') : thrown.title, { nodes, path });
}
