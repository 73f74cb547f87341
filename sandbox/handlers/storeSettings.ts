import { randomUUID } from 'node:crypto';
import type { Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { notFound } from '../responses/apiError';
import { noContent } from '../responses/response';
import { isRow, rowsOf } from '../state/row';
import { connectionOf, setConnection } from '../providers/registry';

const FILTERS = ['category', 'brand', 'rating', 'price', 'other'];

/** Available storefront filters. */
const availableFilters: Handler = () => ({
	data: FILTERS.map((type) => ({
		id: Buffer.from(type).toString('base64'),
		name: type[0].toUpperCase() + type.slice(1),
		type,
	})),
});

/** Replaces the entry with the same context. */
const saveContexts: Handler = (call) => {
	const contexts = call.store.collection('settings/search/filters/contexts');
	for (const { context, data } of rowsOf(call.body)) {
		const $context = JSON.stringify(context ?? {});
		for (const { $id } of contexts.where({ $context })) contexts.remove($id as number);
		contexts.insert({ $context, context, data });
	}
	return { data: contexts.all().map(({ context, data }) => ({ context, data })), meta: {} };
};

const startDeployment: Handler = (call) => {
	const { project_uuid } = fieldsOf(call);
	if (!call.store.collection('infrastructure/projects').get(String(project_uuid))) throw notFound();
	return { data: { deployment_uuid: randomUUID() } };
};

/** The store has one tax zone for everyone. */
const zoneCheck: Handler = ({ store, body }) => ({
	data: rowsOf(body).map(() => store.collection('tax/zones').all()[0] ?? {}),
	meta: {},
});

const pickupOptions: Handler = (call) => {
	fieldsOf(call);
	const methods = call.store.collection('pickup/methods').all();
	const items = rowsOf(fieldsOf(call).items);
	return {
		body: {
			results: [
				{
					pickup_options: methods.map((pickup_method) => ({
						pickup_method,
						available_items: items,
					})),
				},
			],
		},
	};
};

/** "The Carrier Connection resource returns a 204 for both successful and unsuccessful attempts to connect." */
const connectCarrier: Handler = (call) => {
	const { carrier_id, connection } = fieldsOf(call);
	if (isRow(connection)) setConnection(call.store, String(carrier_id), connection);
	return noContent;
};

const disconnectCarrier: Handler = (call) => {
	setConnection(call.store, String(fieldsOf(call).carrier_id), undefined);
	return noContent;
};

/** The connected tax provider is also the one that the store uses. The password is never shown. */
const connectTaxProvider: Handler = (call) => {
	const { username, password, profile } = fieldsOf(call);
	setConnection(call.store, call.params.provider_id, { username, password, profile });
	return showTaxProvider(call);
};

const showTaxProvider: Handler = ({ store, params }) => {
	const { username, profile } = connectionOf(store, params.provider_id) ?? {};
	return {
		data: {
			username: username ?? '',
			...(profile ? { profile } : {}),
			configured: username !== undefined,
		},
	};
};

const disconnectTaxProvider: Handler = (call) => {
	const { username } = connectionOf(call.store, call.params.provider_id) ?? {};
	setConnection(call.store, call.params.provider_id, undefined);
	return { data: { username: username ?? '', configured: false } };
};

/** The store itself, and settings that are not plain records. */
export const storeSettings: Record<string, Handler> = {
	'GET v2 /time': () => ({ data: { time: Math.floor(Date.now() / 1000) } }),
	'GET v2 /store': ({ store: { singletons } }) => ({ data: singletons.get('store||') }),
	'GET v3 /settings/search/filters/available': availableFilters,
	'PUT v3 /settings/search/filters/contexts': saveContexts,
	'POST v3 /infrastructure/deployments': startDeployment,
	'POST v3 /infrastructure/deployments/uploads': () => ({
		data: { upload_uuid: randomUUID(), upload_url: 'https://cdn.example.com/bundle.zip' },
	}),
	'POST v3 /tax/zonecheck': zoneCheck,
	'POST v3 /pickup/options': pickupOptions,
	'POST v2 /shipping/carrier/connection': connectCarrier,
	'PUT v2 /shipping/carrier/connection': connectCarrier,
	'DELETE v2 /shipping/carrier/connection': disconnectCarrier,
	'GET v3 /tax/providers/{provider_id}/connection': showTaxProvider,
	'PUT v3 /tax/providers/{provider_id}/connection': connectTaxProvider,
	'DELETE v3 /tax/providers/{provider_id}/connection': disconnectTaxProvider,
};
