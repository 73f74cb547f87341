import { problem } from '../responses/render';
import type { Row } from '../state/row';

/** One element of a batch that was refused. */
export interface Failure {
	index: number;
	status: number;
	title: string;
	errors: Record<string, string>;
	element: Row;
}

/** How an endpoint says which elements of a batch it refused (bigcommerce-limits-errors.md, "Error body shapes"). */
export interface BatchStyle {
	/** The elements that are right are saved although others are not. */
	keepsGood: boolean;
	/** Status when only some were refused; the others answer with the first failure's own. */
	partialStatus?: number;
	/** Status when nothing was saved, if it is not the first failure's own. */
	status?: number;
	/** Body when nothing failed, where it is not the records. */
	done?: (total: number) => Row;
	/** Answers `errors` and `meta.total/success/failed` also when nothing failed. */
	counts?: true;
	body(failures: Failure[], data: Row[], total: number): Row;
}

const entry = ({ status, title, errors }: Failure) => problem(status, title, errors);
const meta = (failures: Failure[], total: number) => ({
	total,
	success: total - failures.length,
	failed: failures.length,
});

/** 207 and what was saved. */
export const partial: BatchStyle = {
	keepsGood: true,
	partialStatus: 207,
	body: (failures, data, total) => ({
		data,
		errors: failures.map(entry),
		meta: meta(failures, total),
	}),
};

/** Metafields: 422 carries the successes too. */
export const counted: BatchStyle = {
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

/** All or nothing, one error object whose fields begin with the element's index. */
export const indexed: BatchStyle = {
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

/** Categories of trees: figures instead of the records. */
const figures: BatchStyle = {
	...partial,
	done: (total) => ({ meta: { total, success: total, failed: 0 } }),
};

/** A duplicate e-mail is refused without saying whose it is. */
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

/** Endpoints that differ, by key of the operation. */
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
