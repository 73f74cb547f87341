import { updateMany } from '../crud/batch';
import { linkOf, type Call, type Handler } from '../crud/call';
import { compute, present } from '../crud/present';
import { rowsBelow, fieldsOf } from '../crud/records';
import { assertAcceptable } from '../crud/refuse';
import { change, insert } from '../crud/write';
import { notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import { noContent } from '../responses/response';
import { rowsOf, type Id, type Row } from '../state/row';

/** A price record has no ID: list, variant and currency identify it. */
function recordAt({ store, params }: Call): Row | undefined {
	return store
		.collection('pricelists/records')
		.where({ price_list_id: params.price_list_id, variant_id: params.variant_id })
		.find(({ currency }) => String(currency).toLowerCase() === params.currency_code.toLowerCase());
}

/** Converts the call to one about the list's records, so that only the list must exist. */
function underList(call: Call): Call {
	return { ...call, shape: { ...call.shape, parents: call.shape.parents.slice(0, 1) } };
}

const get: Handler = (call) => {
	linkOf(underList(call));
	const record = recordAt(call);
	if (!record) throw notFound();
	return { data: present(call, record) };
};

const put: Handler = (call) => {
	const inList = underList(call);
	linkOf(inList);
	const fields = fieldsOf(call);
	const record = recordAt(call);
	const key = {
		variant_id: Number(call.params.variant_id),
		currency: call.params.currency_code.toLowerCase(),
	};
	const saved = record
		? change(inList, record.$id as Id, fields)
		: insert(inList, { ...fields, ...key });
	return { data: present(call, saved) };
};

const remove: Handler = (call) => {
	linkOf(underList(call));
	const record = recordAt(call);
	if (record) call.store.collection('pricelists/records').remove(record.$id as Id);
	return noContent;
};

const ofVariant: Handler = (call) => {
	const rows = rowsBelow(underList(call)).filter(
		({ variant_id }) => String(variant_id) === call.params.variant_id,
	);
	const answer = paginate(call.operation, call.query, rows, { field: '$id', kind: 'integer' });
	return { ...answer, data: rowsOf(answer.data).map((row) => present(call, row)) };
};

const assign: Handler = (call) => {
	linkOf(call);
	const fields = fieldsOf(call);
	assertAcceptable(call, { sent: fields, record: fields });
	const price_list_id = Number(call.params.price_list_id);
	const assignments = call.store.collection('pricelists/assignments');
	const same = assignments.where({ ...fields }).at(0);
	const saved = same
		? assignments.update(same.id as Id, { price_list_id })
		: assignments.insert({ ...fields, price_list_id });
	return { data: saved };
};

const priceOf = (amount: number) => ({
	as_entered: amount,
	entered_inclusive: false,
	tax_exclusive: amount,
	tax_inclusive: amount,
});

const priced: Handler = ({ store, ...call }) => ({
	data: rowsOf(fieldsOf({ store, ...call }).items).map((item) => {
		const product = store.collection('catalog/products').get(item.product_id as Id);
		const shown: Row = product ? compute({ store }, 'catalog/products', product) : {};
		return {
			...item,
			reference_request: item,
			retail_price: priceOf(Number(shown.retail_price ?? 0)),
			sale_price: priceOf(Number(shown.sale_price ?? 0)),
			price: priceOf(Number(shown.price ?? 0)),
			calculated_price: priceOf(Number(shown.calculated_price ?? 0)),
			bulk_pricing: [],
		};
	}),
});

/** Price lists: records are created or updated by the same requests. */
export const priceLists: Record<string, Handler> = {
	'GET v3 /pricelists/{price_list_id}/records/{variant_id}': ofVariant,
	'GET v3 /pricelists/{price_list_id}/records/{variant_id}/{currency_code}': get,
	'PUT v3 /pricelists/{price_list_id}/records/{variant_id}/{currency_code}': put,
	'DELETE v3 /pricelists/{price_list_id}/records/{variant_id}/{currency_code}': remove,
	'POST v3 /pricelists/{price_list_id}/records': updateMany,
	'POST v3 /pricelists/records': updateMany,
	'PUT v3 /pricelists/{price_list_id}/assignments': assign,
	'POST v3 /pricing/products': priced,
};
