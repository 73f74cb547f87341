import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';

/** Changes records of a store, past the rules of the API: some of these faults come only from the past or from imports. */
type Plant = (store: Store) => void;

const product = (store: Store, index: number): Row | undefined =>
	store.collection('catalog/products').all()[index];

const changeProduct =
	(index: number, fields: (store: Store) => Row): Plant =>
	(store) => {
		const row = product(store, index);
		if (row) store.collection('catalog/products').update(row.id as Id, fields(store));
	};

/** Removes what a collection has of a product. */
const removeOf =
	(index: number, collection: string): Plant =>
	(store) => {
		const rows = store.collection(collection);
		for (const row of rows.where({ product_id: product(store, index)?.id }))
			rows.remove(row[rows.identity.field] as Id);
	};

/** Changes the first record of a collection. */
const changeFirst =
	(collection: string, fields: Row): Plant =>
	(store) => {
		const rows = store.collection(collection);
		const [row] = rows.all();
		if (row) rows.update(row[rows.identity.field] as Id, fields);
	};

const redirectToNothing: Plant = (store) => {
	const redirects = store.collection('storefront/redirects');
	const from_path = '/discontinued/';
	if (redirects.where({ from_path }).length === 0)
		redirects.insert({ site_id: 1000, from_path, to: { type: 'product', entity_id: 99_999 } });
};

const secondAccount: Plant = (store) => {
	const customers = store.collection('customers');
	const [customer] = customers.all();
	const email = String(customer?.email).toUpperCase();
	if (customer && customers.where({ email }).length === 0)
		customers.insert({ ...customer, id: undefined, email, notes: '' });
};

/** What goes wrong in stores, as far as the seed does not have it already. */
const FAULTS: Plant[] = [
	changeProduct(1, (store) => ({ sku: String(product(store, 4)?.sku).replace('-', ' ') })),
	changeProduct(2, () => ({ categories: [] })),
	removeOf(4, 'catalog/products/channel-assignments'),
	removeOf(5, 'catalog/products/images'),
	changeFirst('catalog/products/images', { description: '' }),
	changeFirst('hooks', { is_active: false }),
	redirectToNothing,
	secondAccount,
	changeProduct(7, () => ({ weight: 0 })),
];

/** Makes a store as stores are after some years, so that the examples that find faults have some to find. */
export function addFaults(store: Store): { text: string; record: Row } {
	for (const plant of FAULTS) plant(store);
	return {
		text: 'The store has faults now: an SKU twice, a product in no category, one in no channel, one without an image and one without a weight, an image without an alt text, a webhook that is off, a redirect to nothing, and a customer with two accounts.',
		record: { faults: FAULTS.length },
	};
}
