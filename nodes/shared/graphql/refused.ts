import { RequestRefused } from '../transport/send';
import type { Answer } from '../transport/request';
import { explainFaults, type Asked } from './explain';
import { isAboutComplexity, placeOf, type GraphQlBody, type GraphQlFault } from './faults';

/** A document that BigCommerce did not answer, or not wholly. Nodes show it like any other refusal. */
export class GraphQlRefused extends RequestRefused {
	override name = 'GraphQlRefused';
	readonly faults: GraphQlFault[];
	/** What was answered all the same. */
	readonly data: GraphQlBody['data'];

	constructor(
		{ data, errors }: GraphQlBody,
		asked: Asked,
		answer: Answer = { status: 200, headers: {}, body: { data, errors } },
	) {
		const details = errors.map((each) => ({
			...(placeOf(each) ? { field: placeOf(each) } : {}),
			message: each.message,
		}));
		super(
			explainFaults(errors, asked),
			asked.kind === 'mutation' && asked.mayBeDone ? 'unknown' : 'refused',
			{ status: answer.status, details },
			answer,
		);
		this.faults = errors;
		this.data = data;
	}
}

/** The same query would be answered if it asked for fewer records at a time. */
export function isTooComplex(error: unknown): boolean {
	return error instanceof GraphQlRefused && error.faults.some(isAboutComplexity);
}
