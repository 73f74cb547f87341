import type { Id, Row } from '../../state/row';
import { ANY, life, type EventRule } from './rule';

const company = ({ companyId }: Row) => ({ company_id: companyId });
const quote = ({ quoteId }: Row) => ({ quote_id: quoteId });

/** Events of B2B Edition (payloads: bigcommerce-webhooks.md, events of B2B Edition). Companies that are created in bulk fire none. */
export const b2b: EventRule[] = [
	...life('b2b/companies', 'store/company', company).map((rule) =>
		rule.kinds.includes('created') ? { ...rule, asked: 'one' as const } : rule,
	),
	{
		of: 'b2b/companies',
		kinds: ['updated'],
		fields: ['companyStatus'],
		scope: 'store/company/statusUpdated',
		data: company,
	},
	...life('b2b/addresses', 'store/company/address', (row) => ({
		...company(row),
		address_id: row.addressId,
	})),
	...life('b2b/users', 'store/company/user', (row) => ({ ...company(row), user_id: row.id })),
	...life('b2b/rfq', 'store/quote', quote),
	{
		of: 'b2b/rfq',
		kinds: ['updated'],
		fields: ['status'],
		scope: 'store/quote/statusUpdated',
		data: quote,
	},
	...life('b2b/super-admins', 'store/superadmin', ({ id }) => ({ user_id: id })),
	{
		of: 'b2b/assignments',
		kinds: ANY,
		when: ({ kind }) => kind === 'admin',
		scope: 'store/company/superadmin/assignmentUpdated',
		data: company,
	},
	{
		of: 'b2b/assignments',
		kinds: ANY,
		when: ({ kind }) => kind === 'admin',
		scope: 'store/superadmin/assignmentUpdated',
		data: ({ person }) => ({ user_id: person as Id }),
	},
];
