import { problem } from '../responses/apiError';
import type { Row } from '../state/row';

/** A refused element of a batch. */
export interface Failure {
	index: number;
	status: number;
	title: string;
	errors: Record<string, string>;
	element: Row;
}

/** How an endpoint reports refused elements of a batch (bigcommerce-limits-errors.md, "Error body shapes"). */
export interface BatchStyle {
	/** Valid elements are saved even if others are refused. */
	keepsGood: boolean;
	/** Status if only some were refused; default: the status of the first failure. */
	partialStatus?: number;
	/** Status if nothing was saved; default: the status of the first failure. */
	status?: number;
	/** Body if nothing failed; default: the records. */
	done?: (total: number) => Row;
	/** Returns `errors` and `meta.total/success/failed` even if nothing failed. */
	counts?: true;
	body(failures: Failure[], data: Row[], total: number): Row;
}

const entry = ({ status, title, errors }: Failure) => problem(status, title, errors);
const meta = (failures: Failure[], total: number) => ({
	total,
	success: total - failures.length,
	failed: failures.length,
});

/** 207 with the saved records. */
const partial: BatchStyle = {
	keepsGood: true,
	partialStatus: 207,
	body: (failures, data, total) => ({
		data,
		errors: failures.map(entry),
		meta: meta(failures, total),
	}),
};

/** Metafields: 422 also contains the successes. */
const counted: BatchStyle = {
	keepsGood: true,
	partialStatus: 422,
	counts: true,
	status: 422,
	body: (failures, data, total) => ({
		data,
		errors: failures.map(entry),
		meta: meta(failures, total),
	}),
};

/** All or nothing, with one error object whose fields begin with the element's index. */
const indexed: BatchStyle = {
	keepsGood: false,
	body: (failures) =>
		problem(
			failures[0].status,
			failures[0].title,
			Object.assign(
				{},
				...failures.map(({ index, errors }) =>
					Object.fromEntries(
						Object.entries(errors).map(([field, text]) => [`${index}.${field}`, text]),
					),
				),
			) as Record<string, string>,
		),
};

const batchErrors: BatchStyle = {
	keepsGood: false,
	status: 422,
	body: (failures) => ({ batch_errors: failures.map(entry) }),
};

const identifiers = ({ price_list_id, variant_id, sku, currency }: Row) => ({
	price_list_id,
	variant_id,
	sku,
	currency,
});

const recordErrors: BatchStyle = {
	keepsGood: false,
	status: 422,
	done: () => ({ data: {}, meta: {} }),
	body: (failures) => ({
		batch_errors: failures.map(({ element, errors }) => ({
			data: identifiers(element),
			field_errors: errors,
		})),
	}),
};

const firstRecordError: BatchStyle = {
	keepsGood: false,
	status: 422,
	done: () => ({ data: {}, meta: {} }),
	body: ([{ element, errors }]) => ({ data: identifiers(element), field_errors: errors }),
};

const errorList: BatchStyle = {
	keepsGood: false,
	body: (failures, _data, total) => ({
		errors: failures.map(entry),
		meta: { total, success: 0, failed: total },
	}),
};

/** Categories of trees: counts instead of the records. */
const figures: BatchStyle = {
	...partial,
	done: (total) => ({ meta: { total, success: total, failed: 0 } }),
};

/** A duplicate email is refused without saying which one it is. */
const nameless: BatchStyle = {
	keepsGood: false,
	status: 422,
	body: (failures, data, total) =>
		failures[0].status === 409
			? problem(422, 'Create customers failed.', {
					'.customer_create': 'Error creating customers: the email address is already in use.',
				})
			: indexed.body(failures, data, total),
};

/** Exceptions, by key of the operation. */
const STYLES: Record<string, BatchStyle> = {
	'PUT v3 /catalog/variants': batchErrors,
	'POST v3 /pricelists/{price_list_id}/records': recordErrors,
	'PUT v3 /pricelists/{price_list_id}/records': recordErrors,
	'POST v3 /pricelists/records': firstRecordError,
	'PUT v3 /pricelists/records': firstRecordError,
	'PUT v3 /catalog/trees/categories': figures,
	'POST v3 /tax/classes': errorList,
	'PUT v3 /tax/classes': errorList,
	'POST v3 /segments': counted,
	'PUT v3 /segments': counted,
	'POST v3 /customers': nameless,
};

/** How the operation reports refused elements. */
export function styleOf(key: string, answersPartially: boolean): BatchStyle {
	if (STYLES[key]) return STYLES[key];
	if (key.endsWith('/metafields')) return counted;
	return answersPartially ? partial : indexed;
}
