import type { Row } from '../../state/row';
import { connection, type PageArguments } from '../relay';
import { needs, type StorefrontContext } from './context';

const recordOf = ({ store }: StorefrontContext) => store.singletons.get('store||') ?? {};

function toCurrency(row: Row): Row {
	return {
		entityId: row.id,
		code: row.currency_code,
		name: row.name,
		isActive: row.enabled ?? true,
		exchangeRate: Number(row.currency_exchange_rate ?? 1),
		isTransactional: row.is_transactional ?? false,
		isDefault: row.is_default ?? false,
		display: {
			symbol: row.token,
			symbolPlacement: row.token_location === 'right' ? 'RIGHT' : 'LEFT',
			decimalToken: row.decimal_token,
			thousandsToken: row.thousands_token,
			decimalPlaces: row.decimal_places,
		},
	};
}

/** The settings of a storefront. */
export const settings = {
	Query: {
		site: needs('Unauthenticated', () => ({})),
		channel: needs('Unauthenticated', (_root, _given, { channelId }) => ({ entityId: channelId })),
		store: needs('Unauthenticated', (_root, _given, context) => ({
			entityId: recordOf(context).store_id,
		})),
	},
	Site: {
		settings: (_site: Row, _given: unknown, context: StorefrontContext) => {
			const record = recordOf(context);
			const { store, channelId } = context;
			const site = store.collection('sites').where({ channel_id: channelId })[0];
			return {
				storeName: store.collection('channels').get(channelId)?.name ?? record.name,
				storeHash: store.hash,
				status: 'LAUNCHED',
				channelId,
				contact: {
					address: record.address,
					country: record.country,
					addressType: 'Business',
					email: record.admin_email,
					phone: record.phone,
				},
				url: {
					vanityUrl: site?.url,
					cdnUrl: 'https://cdn.example.com',
					checkoutUrl: `${String(site?.url)}/checkout`,
				},
				locales: store
					.collection('locales')
					.where({ channel_id: channelId, status: 'ACTIVE' })
					.map(({ code, is_default }) => ({ code, isDefault: is_default })),
			};
		},
		currency: (
			_site: Row,
			{ currencyCode }: { currencyCode: string },
			{ store }: StorefrontContext,
		) => {
			const [row] = store.collection('currencies').where({ currency_code: currencyCode });
			return row ? toCurrency(row) : null;
		},
		currencies: (_site: Row, page: PageArguments, { store }: StorefrontContext) =>
			connection(store.collection('currencies').all(), page, toCurrency),
	},
};
