import { ApiError } from '../http/send';
import type { HttpResponse } from '../http/request';
import { describeGraphQlErrors, type GraphQlRequestContext } from './errorMessages';
import { isComplexityError, placeOf, type GraphQlBody, type GraphQlError } from './graphQlErrors';

/** A GraphQL request that failed completely or in part. Nodes show it like any other refusal. */
export class GraphQlApiError extends ApiError {
	override name = 'GraphQlRefused';
	readonly faults: GraphQlError[];
	/** The returned partial data. */
	readonly data: GraphQlBody['data'];

	constructor(
		{ data, errors }: GraphQlBody,
		asked: GraphQlRequestContext,
		answer: HttpResponse = { status: 200, headers: {}, body: { data, errors } },
	) {
		const details = errors.map((error) => ({
			...(placeOf(error) ? { field: placeOf(error) } : {}),
			message: error.message,
		}));
		super(
			describeGraphQlErrors(errors, asked),
			asked.kind === 'mutation' && asked.mayBeDone ? 'unknown' : 'refused',
			{ status: answer.status, details },
			answer,
		);
		this.faults = errors;
		this.data = data;
	}
}

/** The query would succeed with fewer records at a time. */
export function isTooComplex(error: unknown): boolean {
	return error instanceof GraphQlApiError && error.faults.some(isComplexityError);
}
