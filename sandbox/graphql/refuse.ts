import { GraphQLError } from 'graphql';

/** An entry of `errors[]`: the field that threw it is null, everything else is answered. */
export function refusal(message: string): GraphQLError {
	return new GraphQLError(message);
}
