/** An entry in the `errors` of a result: what BigCommerce's types for it hold. */
export interface Problem {
	__typename: string;
	message: string;
	id?: string;
	fields?: string[];
	limit?: number;
}

/** There is nothing with this ID. */
export const notFound = (id: string): Problem => ({
	__typename: 'EntityNotFoundError',
	id,
	message: `Entity ${id} not found.`,
});

/** There is something with this ID already. */
export const exists = (id: string): Problem => ({
	__typename: 'EntityAlreadyExistsError',
	id,
	message: `Entity ${id} already exists.`,
});

/** A value is not allowed. */
export const notValid = (message: string): Problem => ({ __typename: 'ValidationError', message });
