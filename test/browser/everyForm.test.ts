import { isDeepStrictEqual } from 'node:util';
import type { Page, Response } from 'playwright-core';

import type { Operation } from '../../catalog/types';
import { bodyFields } from '../../nodes/operations/description/fields';
import { filterFields } from '../../nodes/operations/description/filters';
import { allOperations } from '../../nodes/shared/catalog/catalog';
import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor, openWorkflow, screenshot } from './editor';
import { openForm, type Seen } from './openForm';
import { sampleNodes, type Form } from './sampleNodes';

/** EVERY_FORM=1 opens all forms, which takes 15 minutes on two cores. Without it, one form of each shape is opened. */
const OPEN_ALL = process.env.EVERY_FORM === '1';
const PATIENCE = 30 * 60_000;
const NODES_PER_WORKFLOW = 50;
const PAGES = 2;

/** One of each kind: lists, long and short forms, JSON, files, jobs, batches, what deletes everything, what has several steps in its path. */
const PICTURES = new Set([
	'accountCheckout.create',
	'accountSubscription.getMany',
	'accountUser.remove',
	'api.request',
	'appExtension.create',
	'banner.update',
	'blogPost.create',
	'brandImage.create',
	'channelListing.create',
	'coupon.create',
	'customer.create',
	'customer.delete',
	'customer.getMany',
	'inventoryAdjustment.absolute',
	'locale.add',
	'metafield.reassignOwner',
	'order.create',
	'order.getMany',
	'orderShipment.create',
	'priceListRecord.upsert',
	'product.create',
	'product.deleteMany',
	'product.get',
	'product.getMany',
	'product.update',
	'productImage.create',
	'productMetafield.create',
	'productOverride.setBasicInformation',
	'productOverride.setOption',
	'productVariant.update',
	'promotion.create',
	'redirect.upsert',
	'storeUser.add',
	'storeUser.getMany',
	'theme.upload',
	'translation.update',
	'webhook.create',
	'widget.create',
]);

let n8n: Connection;
let nodeTypes: Awaited<ReturnType<Connection['client']['nodeTypes']>>;
let editor: Awaited<ReturnType<typeof openEditor>>;
const expected = new Map<string, Form>();
const seen = new Map<string, Seen & { thrown: string[] }>();
/** Requests for lists and forms that n8n refused, with its answer. */
const refused: string[] = [];
/** Nodes that the canvas marks, after all have been opened. */
const marked: string[] = [];

beforeAll(async () => {
	n8n = await connect();
	nodeTypes = await n8n.client.nodeTypes();
	editor = await openEditor(n8n);
	const opened = await sampleNodes(n8n, OPEN_ALL ? allOperations() : onePerShape());
	for (const { node, form } of opened) expected.set(node.name, form);
	const nodes = opened.map(({ node }) => node);
	const parts = Array.from({ length: Math.ceil(nodes.length / NODES_PER_WORKFLOW) }, (_, part) =>
		nodes.slice(part * NODES_PER_WORKFLOW, (part + 1) * NODES_PER_WORKFLOW),
	);
	await Promise.all(
		(await editor.otherPages(Math.min(PAGES, parts.length))).map(async (page) => {
			for (let part = parts.shift(); part; part = parts.shift()) await openForms(page, part);
		}),
	);
}, PATIENCE);
afterAll(async () => await editor?.close());

async function openForms(page: Page, nodes: Array<{ id: string; name: string }>) {
	const { id } = await n8n.save({
		name: `Forms from ${nodes[0].name}`,
		nodes,
		connections: {},
		settings: {},
	});
	let thrown: string[] = [];
	const noteError = ({ message }: Error) => thrown.push(message);
	const noteAnswer = (answer: Response) => {
		if (answer.status() >= 400) void noteRefusal(answer);
	};
	page.on('pageerror', noteError);
	page.on('response', noteAnswer);
	await openWorkflow(page, n8n, id);
	for (const node of nodes) {
		const form = await openForm(page, `/workflow/${id}/${node.id}`, {
			name: node.name,
			loaded: expected.get(node.name)?.loaded ?? 0,
		});
		seen.set(node.name, { ...form, thrown });
		thrown = [];
		if (PICTURES.has(node.name)) await screenshot(page, `form-${node.name}`);
	}
	const withIssues = page.locator('[data-test-id="canvas-node"]', {
		has: page.locator('[data-test-id="node-issues"]'),
	});
	marked.push(
		...(await withIssues.evaluateAll((elements) =>
			elements.map((element) => element.getAttribute('data-node-name') ?? ''),
		)),
	);
	page.off('pageerror', noteError);
	page.off('response', noteAnswer);
}

/** Takes down a list or form that n8n did not get from a node. */
async function noteRefusal(answer: Response): Promise<void> {
	const sent = answer.request().postData() ?? '';
	if (!answer.url().includes('/dynamic-node-parameters/')) return;
	const { methodName, nodeTypeAndVersion } = JSON.parse(sent);
	const type = nodeTypes.find(({ name }) => name === nodeTypeAndVersion.name);
	// From one panel straight to the next, n8n asks the next node for a list of the one before it.
	if (!JSON.stringify(type?.properties).includes(`"${methodName}"`)) return;
	refused.push(`${sent} → ${(await answer.text()).slice(0, 300)}`);
}

/** One operation of each shape, if there is one of those that a picture is taken of. */
function onePerShape(): Operation[] {
	const shapes = new Map<string, Operation>();
	for (const operation of allOperations()) {
		const shape = shapeOf(operation);
		if (!shapes.has(shape) || (PICTURES.has(operation.id) && !PICTURES.has(shapes.get(shape)!.id)))
			shapes.set(shape, operation);
	}
	return [...shapes.values()];
}

/** What makes two forms look alike: the parts they consist of. */
function shapeOf(operation: Operation): string {
	const { pathParameters, headers = [], paging, body, answer, massDelete, custom, own } = operation;
	return JSON.stringify([
		...[pathParameters, headers, filterFields(operation)].map(({ length }) => length > 0),
		...[paging, body?.file, answer.job, massDelete, custom].map(Boolean),
		own?.kind,
		bodyFields(operation).length > 0,
	]);
}

test('every form opens with everything in it, and nothing marked', () => {
	const faults = [...expected].flatMap(([id, form]) => {
		const shown = seen.get(id);
		const { resource, operation, loaded } = form;
		const missing = form.labels.filter((label) => !shown?.labels.includes(label));
		const wanted = { resource, operation, loaded, missing: [], faults: [], issues: [], thrown: [] };
		const got = shown && {
			// A name in the list goes on with synonyms.
			resource: shown.resource.split(' · ')[0],
			operation: shown.operation,
			loaded: shown.loaded,
			missing,
			faults: shown.faults,
			issues: shown.issues,
			thrown: shown.thrown,
		};
		return isDeepStrictEqual(got, wanted) && !marked.includes(id)
			? []
			: [{ id, got, wanted, isMarked: marked.includes(id) }];
	});
	expect({ faults, refused }).toEqual({ faults: [], refused: [] });
	expect(expected.size).toBeGreaterThan(30);
	console.log(`${expected.size} of ${allOperations().length} forms were opened.`);
});
