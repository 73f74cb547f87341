import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { classNameOf, printCodex, printNodes, readNodes } from '../../catalog/generator/nodes';
import { everything } from './support/catalog';

const ROOT = join(__dirname, '..', '..');
const WRITTEN = readFileSync(join(ROOT, 'catalog', 'nodes.yaml'), 'utf8');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'nodes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads the list of nodes after a change to its text. */
function read(from: string, to: string) {
	const file = join(folder, 'nodes.yaml');
	const text = WRITTEN.replace(from, to);
	if (from !== to) expect(text).not.toBe(WRITTEN);
	writeFileSync(file, text);
	return readNodes(file, everything);
}

it('each resource is in exactly one node, and with it each of its operations', () => {
	const nodes = read('', '');
	const placed = nodes.flatMap(({ resources }) => resources);
	expect(placed.toSorted()).toEqual(everything.resources.map(({ id }) => id).toSorted());
	const operations = nodes.flatMap((node) =>
		everything.operations.filter(({ resource }) => node.resources.includes(resource)),
	);
	expect(operations).toHaveLength(everything.operations.length);
});

it.each([
	['in no node', '    - coupon\n', '', 'coupon is in no node'],
	['in two nodes', '    - coupon\n', '    - coupon\n    - order\n', 'order is in two nodes'],
	['that does not exist', '    - coupon\n', '    - coupons\n', 'coupons is not a resource'],
	['of another node as the first one', 'main: cart\n', 'main: order\n', 'carts: order is not'],
])('a resource %s fails the generation', (_what, from, to, reason) => {
	expect(() => read(from, to)).toThrow(reason);
});

it('a sister that does not exist fails the generation', () => {
	expect(() => read('near: [products, orders]', 'near: [products, stock]')).toThrow(
		'inventory: stock is not a sister node',
	);
});

it('one line moves a resource', () => {
	const file = join(folder, 'moved.yaml');
	const moved = WRITTEN.replace('    - banner\n', '').replace(
		'    - page\n',
		'    - page\n    - banner\n',
	);
	writeFileSync(file, moved);
	const holders = readNodes(file, everything).filter(({ resources }) =>
		resources.includes('banner'),
	);
	expect(holders.map(({ id }) => id)).toEqual(['storefront']);
});

it('what is generated is up to date', () => {
	const nodes = read('', '');
	const file = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
	expect(file('catalog', 'nodes.json')).toBe(printNodes(nodes));
	for (const node of nodes) {
		const name = classNameOf(node);
		expect(file('nodes', name, `${name}.node.json`)).toBe(printCodex(node));
	}
});
