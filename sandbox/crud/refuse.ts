import { ApiError, conflict, invalid } from '../responses/apiError';
import { refusalsOf } from '../refusals';
import type { Proposal, Reference } from '../refusals/types';
import { isNone, valuesAt } from '../refusals/values';
import type { Id, Row } from '../state/row';
import type { Call } from './call';
import { nameIn } from './views';

/** The refusal of fields: 422 in V3, 400 in V2. */
export function refuse(
	{ operation }: Pick<Call, 'operation'>,
	errors: Record<string, string>,
): ApiError {
	const named = Object.fromEntries(
		Object.entries(errors).map(([field, text]) => [nameIn(operation, field), text]),
	);
	return operation.server === 'v2' ? new ApiError(400, 'Bad request', named) : invalid(named);
}

/** Refuses what BigCommerce would refuse about a record that is about to be saved. @throws ApiError 400, 409 or 422 */
export function assertAcceptable(call: Call, proposal: Omit<Proposal, 'store'>): void {
	const { references = {}, rules = [] } = refusalsOf(call.shape.collection);
	const { store } = call;
	const conflicts: Record<string, string> = {};
	const errors: Record<string, string> = {};
	for (const [path, reference] of Object.entries(references)) {
		const { status, ...target } = asReference(reference);
		const unknown = unknownAt(call, proposal.sent, path, target);
		Object.assign(status === 409 ? conflicts : errors, unknown);
	}
	for (const rule of rules) Object.assign(errors, rule({ ...proposal, store }));
	if (Object.keys(errors).length) throw refuse(call, { ...conflicts, ...errors });
	if (Object.keys(conflicts).length)
		throw conflict('The request names records that do not exist.', conflicts);
}

function asReference(reference: string | Reference): Reference {
	return typeof reference === 'string' ? { of: reference } : reference;
}

/** The named records that do not exist, by field. */
function unknownAt({ store }: Call, sent: Row, path: string, { of, by }: Reference) {
	const rows = store.collection(of);
	const named = valuesAt(sent, path).filter(([, value]) => !isNone(value));
	const unknown = named.filter(([, value]) =>
		by
			? !rows.all().some((row) => String(row[by]).toLowerCase() === String(value).toLowerCase())
			: !rows.get(value as Id),
	);
	return Object.fromEntries(
		unknown.map(([field, value]) => [field, `${String(value)} does not exist`]),
	);
}

/** Refuses to delete what BigCommerce keeps. @throws ApiError 409 or 422 */
export function assertRemovable(
	{ store, shape }: Pick<Call, 'store' | 'shape'>,
	rows: Row[],
): void {
	const { removal } = refusalsOf(shape.collection);
	if (!removal) return;
	const kept = rows.flatMap((row, index) => {
		const why = removal.why(row, store);
		return why === undefined ? [] : [[`${index}.error`, why]];
	});
	if (kept.length)
		throw new ApiError(
			removal.status,
			kept[0][1],
			Object.fromEntries(kept) as Record<string, string>,
		);
}
