import nodes from '../../../catalog/nodes.json';
import { operationOptions, resourceOptions } from '../../../nodes/operations/description/options';
import { nodeContent } from '../../../nodes/shared/catalog/nodes';

const UNFILTERED = { source: 'No credential is chosen.' };

const all = nodes.flatMap(({ id }) =>
	resourceOptions(nodeContent(id), UNFILTERED, '').filter(({ disabled }) => !disabled),
);

/** What n8n's list shows for a search: it compares names, without regard to case. */
const found = (text: string) =>
	all
		.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
		.map(({ value }) => value);

it.each([
	['stock', ['inventoryAdjustment', 'inventoryItem']],
	['tracking', ['orderShipment']],
	['fulfillment', ['orderShipment']],
	['discount', ['promotion', 'coupon']],
	['coupon code', ['promotionCouponCode']],
	['gift card', ['giftCertificate']],
	['warehouse', ['location']],
	['newsletter', ['subscriber']],
	['tag', ['customerGroup']],
	['line items', ['orderProduct']],
	['special price', ['priceListRecord']],
	['sku', ['productVariant']],
])('a search for "%s" finds %j', (text, resources) => {
	expect(found(text)).toEqual(expect.arrayContaining(resources));
});

it('every resource says what it is, in one sentence without a full stop', () => {
	const sentences = all.map(({ description = '' }) => description);
	expect(sentences.filter((text) => !/^[A-Z].{10,}[^.]$/.test(text))).toEqual([]);
	expect(new Set(sentences).size).toBe(sentences.length);
});

it('an operation says what it is for, then its scope, and no address', () => {
	const [, bySku, byId] = operationOptions('priceListRecord', UNFILTERED, '');
	expect(bySku).toMatchObject({
		name: 'Create or Update by SKU',
		value: 'priceListRecord.upsertBatch',
		description: expect.stringMatching(
			/^Sets prices by SKU or variant ID; items share requests\. Needs Products: modify/,
		),
	});
	expect(byId).toMatchObject({ value: 'priceListRecord.upsert' });
	for (const { value } of all)
		for (const { description } of operationOptions(String(value), UNFILTERED, ''))
			expect(description ?? '').not.toMatch(/\b(GET|POST|PUT|DELETE|PATCH) \//);
});

it('operations in batches come last', () => {
	const names = operationOptions('productMetafield', UNFILTERED, '')
		.filter(({ disabled }) => !disabled)
		.map(({ name }) => name);
	expect(names.slice(-3)).toEqual(['Create in Batch', 'Delete in Batch', 'Update in Batch']);
	expect(names[1]).toBe('Create or Update');
});
