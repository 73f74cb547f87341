import { join } from 'node:path';
import { documents } from '../../scripts/docs/generate.mjs';
import { scopeTables } from '../../scripts/docs/scopeTables.mjs';
import { withSection } from '../../scripts/docs/sections.mjs';

const root = join(import.meta.dirname, '..', '..');

test.each(documents(root).map((each) => [each.file, each]))(
	'the generated parts of %s are up to date (npm run docs)',
	(file, { current, wanted }) => {
		expect(current).toBe(wanted);
	},
);

test('a section replaces only what is between its marks', () => {
	const document = 'before\n<!-- generated: x -->\nold\n<!-- end of generated: x -->\nafter';

	expect(withSection(document, 'x', 'new')).toBe(
		'before\n<!-- generated: x -->\n\nnew\n\n<!-- end of generated: x -->\nafter',
	);
	expect(() => withSection(document, 'y', 'new')).toThrow('no section "y"');
});

const scope = (parameter) => ({
	parameter,
	name: 'Orders',
	permission: 'modify',
	group: 'Store resources',
	accounts: ['store', 'app'],
});
const catalog = {
	resources: [
		{ id: 'order', name: 'Order' },
		{ id: 'webhook', name: 'Webhook' },
	],
	operations: [
		{ id: 'order.create', resource: 'order', scopes: ['store_v2_orders'] },
		{ id: 'webhook.get', resource: 'webhook', scopes: [] },
	],
};

test('a scope tells the resources it opens, and the default scope those that need none', () => {
	const text = scopeTables([scope('store_v2_orders')], catalog);

	expect(text).toContain('It opens 1 operation: Webhook.');
	expect(text).toContain(
		'| Orders: modify | `store_v2_orders` | store-level, app-level | 1 operation: Order |',
	);
});

test('a scope that no operation needs must be explained by hand', () => {
	expect(() => scopeTables([scope('store_made_up')], catalog)).toThrow('store_made_up');
});
