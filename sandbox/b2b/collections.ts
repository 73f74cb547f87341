import type { CollectionConfig } from '../collectionConfig/types';
import type { Id } from '../state/row';

/** B2B Edition's records. Their collections are apart from the store's, and start with `b2b`. */
export const b2b: Record<string, CollectionConfig> = {
	'b2b/companies': {
		identity: { field: 'companyId', kind: 'integer' },
		unique: [['companyEmail']],
		defaults: () => ({ companyStatus: 1, catalogId: '', extraFields: [] }),
		computed: ({ customerGroupId, companyName }, store) => ({
			bcGroupName:
				store.collection('customer_groups').get(customerGroupId as Id)?.name ?? companyName,
		}),
	},
	'b2b/companies/attachments': {
		identity: { field: 'id', kind: 'uuid' },
		links: { 'b2b/companies': 'companyId' },
		computed: ({ id, attachmentFile }) => ({
			attachmentFile: `https://files.hearth.example/${String(id)}/${String(attachmentFile)}`,
		}),
	},
	'b2b/companies/permissions': {
		unique: [['code']],
		defaults: () => ({ isCustom: true, moduleName: 'Custom' }),
	},
	'b2b/companies/roles': { unique: [['name']], defaults: () => ({ roleType: 2, roleLevel: 1 }) },
	'b2b/addresses': { identity: { field: 'addressId', kind: 'integer' } },
	'b2b/users': { unique: [['email']], links: { 'b2b/companies': 'companyId' } },
	'b2b/orders': { identity: { field: 'bcOrderId', kind: 'given' } },
	'b2b/super-admins': { unique: [['email']] },
	'b2b/rfq': { identity: { field: 'quoteId', kind: 'integer' }, defaults: () => ({ status: 0 }) },
	'b2b/ip/invoices': { unique: [['invoiceNumber']] },
	'b2b/ip/receipts/lines': { links: { 'b2b/ip/receipts': 'receiptId' } },
};
