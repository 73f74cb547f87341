import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { Fault } from '../responses/apiError';

/** An entry of `errors[]`: the field that threw it is null, everything else is answered. */
export function refusal(message: string, extensions?: GraphQLErrorExtensions): GraphQLError {
	return new GraphQLError(message, extensions && { extensions });
}

/** What REST refuses is refused here too, in its words; anything else that was thrown is a mistake of the sandbox. */
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
