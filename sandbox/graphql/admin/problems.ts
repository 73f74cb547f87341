/** An entry in the `errors` of a result: what BigCommerce's types for it hold. */
export interface Problem {
	__typename: string;
	message: string;
	id?: string;
	fields?: string[];
	limit?: number;
}

/** The ID does not exist. */
export const notFound = (id: string): Problem => ({
	__typename: 'EntityNotFoundError',
	id,
	message: `Entity ${id} not found.`,
});

/** The ID already exists. */
export const exists = (id: string): Problem => ({
	__typename: 'EntityAlreadyExistsError',
	id,
	message: `Entity ${id} already exists.`,
});

/** A value is not allowed. */
export const notValid = (message: string): Problem => ({ __typename: 'ValidationError', message });
