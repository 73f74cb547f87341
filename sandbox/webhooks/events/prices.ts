import type { Row } from '../../state/row';
import { life, SAVED, type EventRule } from './rule';

const list = ({ id }: Row) => ({ price_list_id: id });
const record = ({ price_list_id, variant_id, currency }: Row) => ({
	price_list_id,
	variant_id,
	currency: String(currency).toUpperCase(),
});
const assignment = ({ price_list_id, channel_id, customer_group_id }: Row) => ({
	price_list_id,
	channel_id,
	customer_group_id,
});

/** Price lists. Requests about many records have events of their own, which carry a list. */
export const prices: EventRule[] = [
	{ of: 'pricelists', kinds: ['created'], scope: 'store/priceList/created', data: list },
	{ of: 'pricelists', kinds: ['updated'], scope: 'store/priceList/updated', data: list },
	{
		of: 'pricelists',
		kinds: ['updated'],
		fields: ['active'],
		when: ({ active }) => active === true,
		scope: 'store/priceList/activated',
		data: list,
	},
	{
		of: 'pricelists',
		kinds: ['updated'],
		fields: ['active'],
		when: ({ active }) => active === false,
		scope: 'store/priceList/deactivated',
		data: list,
	},
	{
		of: 'pricelists',
		kinds: ['deleted'],
		asked: 'one',
		scope: 'store/priceList/deleted',
		data: list,
	},
	{
		of: 'pricelists',
		kinds: ['deleted'],
		asked: 'many',
		scope: 'store/priceLists/deleted',
		data: list,
		together: (all) => ({ price_list_ids: all.map(({ price_list_id }) => price_list_id) }),
	},
	...life('pricelists/records', 'store/priceList/record', record, { asked: 'one' }),
	...life('pricelists/records', 'store/priceList/records', record, {
		asked: 'many',
		together: (all) => all,
	}),
	{
		of: 'pricelists/assignments',
		kinds: SAVED,
		scope: 'store/priceList/assignment/updated',
		data: assignment,
	},
	{
		of: 'pricelists/assignments',
		kinds: ['deleted'],
		scope: 'store/priceList/assignment/deleted',
		data: assignment,
	},
];
