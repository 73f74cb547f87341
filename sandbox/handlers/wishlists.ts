import { notFound } from '../responses/apiError';
import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { rowsOf, type Id, type Row } from '../state/row';

function wishlistOf({ store, params }: Call): Row {
	const wishlist = store.collection('wishlists').get(params.wishlist_id);
	if (!wishlist) throw notFound();
	return wishlist;
}

/** Numbers new items after the existing ones. */
function numbered(items: Row[]): Row[] {
	let last = Math.max(0, ...items.map(({ id }) => Number(id ?? 0)));
	return items.map((item) => ({ ...item, id: item.id ?? (last += 1) }));
}

function save(call: Call, changes: Row): Row {
	return call.store.collection('wishlists').update(wishlistOf(call).id as Id, changes) as Row;
}

const create: Handler = (call) => {
	const fields = fieldsOf(call);
	const made = call.store.collection('wishlists').insert({
		is_public: false,
		token: crypto.randomUUID(),
		...fields,
		id: undefined,
		items: numbered(rowsOf(fields.items)),
	});
	return { status: 201, data: made };
};

const addItems: Handler = (call) => {
	const added = rowsOf(fieldsOf(call).items);
	return {
		status: 201,
		data: save(call, { items: numbered([...rowsOf(wishlistOf(call).items), ...added]) }),
	};
};

const removeItem: Handler = (call) => {
	const items = rowsOf(wishlistOf(call).items);
	if (!items.some(({ id }) => String(id) === call.params.item_id)) throw notFound();
	return {
		data: save(call, { items: items.filter(({ id }) => String(id) !== call.params.item_id) }),
	};
};

/** Wishlists, which contain their items. */
export const wishlists: Record<string, Handler> = {
	'POST v3 /wishlists': create,
	'PUT v3 /wishlists/{wishlist_id}': (call) => {
		const fields = fieldsOf(call);
		return {
			data: save(call, {
				...fields,
				...(fields.items !== undefined && { items: numbered(rowsOf(fields.items)) }),
			}),
		};
	},
	'POST v3 /wishlists/{wishlist_id}/items': addItems,
	'DELETE v3 /wishlists/{wishlist_id}/items/{item_id}': removeItem,
};
