import { linkOf, type Handler, type Call } from '../crud/call';
import { hasFilter } from '../crud/filters';
import { assertAcceptable } from '../crud/refuse';
import { fieldsOf } from '../crud/records';
import { notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import { noContent } from '../responses/response';
import { visible, rowsOf, type Id, type Row } from '../state/row';

/** The password of every customer. */
export const PASSWORD = 'hearth-and-table';

const validatePassword: Handler = (call) => {
	linkOf(call);
	return { data: { success: fieldsOf(call).password === PASSWORD } };
};

const validateCredentials: Handler = (call) => {
	const { email, password } = fieldsOf(call);
	const customer = call.store.collection('customers').where({ email })[0];
	const valid = customer !== undefined && password === PASSWORD;
	return { data: { is_valid: valid, customer_id: valid ? customer.id : null } };
};

const storedInstruments: Handler = ({ store, params }) => {
	const customer = store.collection('customers').get(params.customerId);
	if (!customer) throw notFound();
	return {
		data: [
			{
				type: 'stored_card',
				token: '0'.repeat(63) + '1',
				is_default: true,
				brand: 'VISA',
				expiry_month: 12,
				expiry_year: 2030,
				issuer_identification_number: '411111',
				last_4: '1111',
				billing_address: {
					first_name: customer.first_name,
					last_name: customer.last_name,
					country_code: 'US',
				},
			},
		],
	};
};

const UUID_IDENTITY = { field: 'id', kind: 'uuid' } as const;

/** A shopper profile lists its segments. */
const segmentsOf = (profile: Row) => (profile.$segments as string[] | undefined) ?? [];

function segmentOf({ store, params }: Call): string {
	if (!store.collection('segments').get(params.segmentId)) throw notFound();
	return params.segmentId;
}

function membersOf(call: Call): Row[] {
	const id = segmentOf(call);
	return call.store
		.collection('shopper-profiles')
		.all()
		.filter((profile) => segmentsOf(profile).includes(id));
}

const addToSegment: Handler = (call) => {
	const id = segmentOf(call);
	const profiles = call.store.collection('shopper-profiles');
	const added: Row[] = (call.body as Id[]).map((profileId) => {
		const profile = profiles.get(profileId);
		if (!profile) throw notFound();
		return profiles.update(profileId, {
			$segments: [...new Set([...segmentsOf(profile), id])],
		}) as Row;
	});
	return { status: 201, data: added.map(visible) };
};

const removeFromSegment: Handler = (call) => {
	const id = segmentOf(call);
	const ids = (call.query['id:in'] as string[] | undefined) ?? [];
	const chosen = membersOf(call).filter(
		(profile) => !hasFilter(call) || ids.includes(String(profile.id)),
	);
	for (const profile of chosen) {
		const left = segmentsOf(profile).filter((segment) => segment !== id);
		call.store.collection('shopper-profiles').update(profile.id as Id, { $segments: left });
	}
	return noContent;
};

const segmentsOfProfile: Handler = (call) => {
	const profile = call.store.collection('shopper-profiles').get(call.params.shopperProfileId);
	if (!profile) throw notFound();
	const segments = segmentsOf(profile).map((id) => call.store.collection('segments').get(id));
	const rows = segments.filter((row) => row !== undefined);
	return paginate(call.operation, call.query, rows, UUID_IDENTITY);
};

function wishlistOf({ store, params }: Call): Row {
	const wishlist = store.collection('wishlists').get(params.wishlist_id);
	if (!wishlist) throw notFound();
	return wishlist;
}

/** A call about the items of a wishlist as one about the wishlist. */
function aboutWishlist(call: Call): Call {
	return { ...call, shape: { collection: 'wishlists', parents: [], item: 'wishlist_id' } };
}

/** Numbers new items after the existing ones. */
function numberItems(items: Row[]): Row[] {
	let last = Math.max(0, ...items.map(({ id }) => Number(id ?? 0)));
	return items.map((item) => ({ ...item, id: item.id ?? (last += 1) }));
}

function saveWishlist(call: Call, changes: Row): Row {
	return call.store.collection('wishlists').update(wishlistOf(call).id as Id, changes) as Row;
}

const createWishlist: Handler = (call) => {
	const fields = fieldsOf(call);
	assertAcceptable(call, { sent: fields, record: fields });
	const made = call.store.collection('wishlists').insert({
		is_public: false,
		token: crypto.randomUUID(),
		...fields,
		id: undefined,
		items: numberItems(rowsOf(fields.items)),
	});
	return { status: 201, data: made };
};

const addWishlistItems: Handler = (call) => {
	const fields = fieldsOf(call);
	const added = rowsOf(fields.items);
	assertAcceptable(aboutWishlist(call), { sent: fields, record: fields });
	return {
		status: 201,
		data: saveWishlist(call, { items: numberItems([...rowsOf(wishlistOf(call).items), ...added]) }),
	};
};

const removeWishlistItem: Handler = (call) => {
	const items = rowsOf(wishlistOf(call).items);
	if (!items.some(({ id }) => String(id) === call.params.item_id)) throw notFound();
	return {
		data: saveWishlist(call, {
			items: items.filter(({ id }) => String(id) !== call.params.item_id),
		}),
	};
};

/** Sign-in checks and saved cards, customer segments and their members, wishlists. */
export const customers: Record<string, Handler> = {
	'POST v2 /customers/{customer_id}/validate': validatePassword,
	'POST v3 /customers/validate-credentials': validateCredentials,
	'GET v3 /customers/{customerId}/stored-instruments': storedInstruments,
	'GET v3 /segments/{segmentId}/shopper-profiles': (call) =>
		paginate(call.operation, call.query, membersOf(call).map(visible), UUID_IDENTITY),
	'POST v3 /segments/{segmentId}/shopper-profiles': addToSegment,
	'DELETE v3 /segments/{segmentId}/shopper-profiles': removeFromSegment,
	'GET v3 /shopper-profiles/{shopperProfileId}/segments': segmentsOfProfile,
	'POST v3 /wishlists': createWishlist,
	'PUT v3 /wishlists/{wishlist_id}': (call) => {
		const fields = fieldsOf(call);
		const before = wishlistOf(call);
		assertAcceptable(call, { sent: fields, record: { ...before, ...fields }, before });
		return {
			data: saveWishlist(call, {
				...fields,
				...(fields.items !== undefined && { items: numberItems(rowsOf(fields.items)) }),
			}),
		};
	},
	'POST v3 /wishlists/{wishlist_id}/items': addWishlistItems,
	'DELETE v3 /wishlists/{wishlist_id}/items/{item_id}': removeWishlistItem,
};
