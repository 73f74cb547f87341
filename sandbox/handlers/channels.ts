import { noContent, type HandlerResponse } from '../responses/response';
import { notFound } from '../responses/apiError';
import { linkOf, type Call, type Handler } from '../crud/call';
import { putSettings, resetSettings, settingOf } from '../crud/settings';
import { fieldsOf } from '../crud/records';
import type { Id, Row } from '../state/row';

/** The site of the path's channel: the same record that /sites shows. */
function siteOf(call: Call): Row {
	linkOf({ ...call, shape: { ...call.shape, collection: 'sites' } });
	const site = call.store.collection('sites').where({ channel_id: call.params.channel_id })[0];
	if (!site) throw notFound();
	return site;
}

function saveSite(call: Call, changes: Row): HandlerResponse {
	return { data: call.store.collection('sites').update(siteOf(call).id as Id, changes) };
}

const createSite: Handler = (call) => {
	linkOf({ ...call, shape: { ...call.shape, collection: 'sites' } });
	const sites = call.store.collection('sites');
	const channel_id = Number(call.params.channel_id);
	const old = sites.where({ channel_id })[0];
	const { url } = fieldsOf(call);
	return { data: old ? sites.update(old.id as Id, { url }) : sites.insert({ url, channel_id }) };
};

const removeSite: Handler = (call) => {
	call.store.collection('sites').remove(siteOf(call).id as Id);
	return noContent;
};

/** Currencies of one channel: the same records that /channels/currency-assignments lists. */
function currencies(call: Call): Row {
	linkOf(call);
	const row = call.store.collection('channels/currency-assignments').get(call.params.channel_id);
	return (
		row ?? {
			channel_id: Number(call.params.channel_id),
			enabled_currencies: ['USD'],
			default_currency: 'USD',
		}
	);
}

const saveCurrencies: Handler = (call) => {
	const changed = { ...currencies(call), ...fieldsOf(call) };
	return { data: call.store.collection('channels/currency-assignments').insert(changed) };
};

const removeCurrencies: Handler = (call) => {
	currencies(call);
	call.store.collection('channels/currency-assignments').remove(call.params.channel_id);
	return { data: Number(call.params.channel_id) };
};

/** Themes have one configuration here. */
const CONFIGURATION = 'c0ffee00-0000-4000-8000-000000000010';

const activeTheme: Handler = (call) => {
	linkOf(call);
	const [theme] = call.store.collection('themes').all();
	return {
		data: {
			active_theme_uuid: theme?.uuid ?? null,
			active_theme_configuration_uuid: CONFIGURATION,
			saved_theme_configuration_uuid: CONFIGURATION,
		},
	};
};

/** Each site has one certificate, which is never a real one. */
const certificateOf = (url: unknown) => ({
	common_name: URL.canParse(String(url)) ? new URL(String(url)).hostname : String(url),
	subject_alternative_names: [],
	validity_not_before: '2026-01-01T00:00:00Z',
	validity_not_after: '2027-01-01T00:00:00Z',
	signing_algorithm: 'sha256WithRSAEncryption',
	issuer: 'Made-up Authority',
	certificate: '',
	intermediate_certificates: '',
});

const certificate: Handler = ({ store, params }) => {
	const site = store.collection('sites').get(params.site_id);
	if (!site) throw notFound();
	return { data: { status: 'shared', installed_certificate: certificateOf(site.url) } };
};

/** Channels with their site, menus, currencies and theme; certificates of sites. */
export const channels: Record<string, Handler> = {
	'GET v3 /channels/{channel_id}/site': (call) => ({ data: siteOf(call) }),
	'POST v3 /channels/{channel_id}/site': createSite,
	'PUT v3 /channels/{channel_id}/site': (call) => saveSite(call, fieldsOf(call)),
	'DELETE v3 /channels/{channel_id}/site': removeSite,
	'PUT v3 /channels/{channel_id}/site/checkout-url': (call) =>
		saveSite(call, { checkout_url: fieldsOf(call).url }),
	'DELETE v3 /channels/{channel_id}/site/checkout-url': (call) => {
		saveSite(call, { checkout_url: null });
		return noContent;
	},
	'GET v3 /channels/{channel_id}/currency-assignments': (call) => ({ data: currencies(call) }),
	'POST v3 /channels/{channel_id}/currency-assignments': saveCurrencies,
	'PUT v3 /channels/{channel_id}/currency-assignments': saveCurrencies,
	'DELETE v3 /channels/{channel_id}/currency-assignments': removeCurrencies,
	'GET v3 /channels/{channel_id}/channel-menus': (call) => ({ data: settingOf(call) }),
	'POST v3 /channels/{channel_id}/channel-menus': putSettings,
	'DELETE v3 /channels/{channel_id}/channel-menus': (call) => {
		resetSettings(call);
		return { data: Number(call.params.channel_id) };
	},
	'GET v3 /channels/{channel_id}/active-theme': activeTheme,
	'GET v3 /sites/{site_id}/certificate': certificate,
	'PUT v3 /sites/{site_id}/certificate': (call) => {
		certificate(call);
		return noContent;
	},
	'GET v3 /sites/certificates': ({ store }) => ({
		data: store
			.collection('sites')
			.all()
			.map(({ url }) => certificateOf(url)),
	}),
};
