import sortBy from 'lodash/sortBy';
import uniq from 'lodash/uniq';
import uniqBy from 'lodash/uniqBy';
import type { Locator, Page } from 'playwright-core';

import type { EntryField } from '../../catalog/entryTypes';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { entryCases, nameOfCase, requiredFields, type EntryCase } from '../support/entries';
import { connect, type Connection } from '../support/n8n.mjs';
import { sampleParameters } from '../support/samples';
import { openEditor, openWorkflow, routeTo, saveWorkflow, screenshot } from './editor';

/** A picture is taken of these. */
const PICTURES = new Set(['order.create products entry', 'promotion.create rules itemDiscount']);
/** EVERY_FORM=1 fills in every form and kind of entry, which takes twice as long. */
const FILL_IN_ALL = process.env.EVERY_FORM === '1';

/**
 * What two lists have in common that look and behave alike in n8n: the same kinds of fields. That each list of each operation
 * is sent is checked in n8n-core.
 */
function shapeOf({ form, kind }: EntryCase): string {
	const { choices, single, kinds } = form;
	const fields = (kind?.fields ?? []).map(kindOfField);
	return JSON.stringify([Boolean(choices), Boolean(single), kinds.length > 1, uniq(fields).sort()]);
}

function kindOfField({ type, picker, choice, many, options, fields = [] }: EntryField): string {
	const hasList = [picker, choice, many, options].map(Boolean);
	return JSON.stringify([type, hasList, fields.map(kindOfField)]);
}

/** One operation for each shape, if there is one of those that a picture is taken of. */
const cases = uniqBy(
	sortBy(entryCases, (each) => !PICTURES.has(nameOfCase(each))),
	FILL_IN_ALL
		? ({ form, kind }) => `${form.parameter} ${form.field} ${form.label} ${kind?.name}`
		: shapeOf,
);

const NODES_PER_WORKFLOW = 12;
/** Workflows that are filled in beside each other. */
const PAGES = 2;
/** Milliseconds until a list that has not come is taken for one that will not. */
const PATIENCE = 30_000;
/** Records of the store for the paths of operations: an order with products, a product with options. */
const IDS: Record<string, number> = { orderId: 120, productId: 77 };

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
}, 120_000);
afterAll(async () => await editor?.close());

const testId = (id: string) => `[data-test-id="${id}"]`;

function parametersOf({ form, operation }: EntryCase) {
	const path = Object.entries(sampleParameters(operation)).map(([name, value]) => [
		name,
		{ __rl: true, mode: 'id', value: IDS[name] ?? value },
	]);
	return {
		resource: operation.resource,
		operation: operation.id,
		...Object.fromEntries(path),
		fields: withOrder(requiredFields(operation, form)),
	};
}

/** The order of the items, where a body names it instead of the path. */
function withOrder(fields: ReturnType<typeof requiredFields>) {
	const hasOrder = 'order_id' in fields.value;
	return { ...fields, value: { ...fields.value, ...(hasOrder ? { order_id: IDS.orderId } : {}) } };
}

/** The form for fields as n8n saves it: without the others, which would be shown if their schema were not there. */
async function withSchema(each: EntryCase) {
	const parameters = parametersOf(each);
	const shown = await n8n.mapperFields({
		type: nodeTypeOf(each.operation.id),
		parameter: 'fields',
		values: { authentication: 'store', bodyMode: 'fields', ...parameters, fields: undefined },
		credentials: n8n.credentialNamed('Sandbox: Full access'),
	});
	const schema = shown.map((field) => ({
		...field,
		removed: !(field.id in parameters.fields.value),
	}));
	// n8n runs no workflow with a value that a dropdown does not have.
	const chosen = shown.flatMap(({ id, options = [] }) => {
		const value = (parameters.fields.value as Record<string, unknown>)[id];
		const isThere = options.some((option) => option.value === value);
		return id in parameters.fields.value && options.length > 0 && !isThere
			? [[id, options[0].value]]
			: [];
	});
	const value = { ...parameters.fields.value, ...Object.fromEntries(chosen) };
	return { ...parameters, fields: { ...parameters.fields, value, schema } };
}

async function workflowOf(part: EntryCase[]) {
	const start = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const forms = await Promise.all(part.map(withSchema));
	const nodes = part.map((each, index) => ({
		id: `node-${index}`,
		name: nameOfCase(each),
		type: nodeTypeOf(each.operation.id),
		typeVersion: 1,
		position: [300, index * 150],
		parameters: forms[index],
		credentials: n8n.credentialNamed('Sandbox: Full access'),
		onError: 'continueRegularOutput',
	}));
	const main = [nodes.map(({ name }) => ({ node: name, type: 'main', index: 0 }))];
	return {
		name: `Entries from ${nodes[0].name}`,
		nodes: [start, ...nodes],
		connections: { Start: { main } },
		settings: {},
	};
}

/** Adds one entry of a kind, and fills in its fields by hand. */
async function fillIn(page: Page, { form, kind }: EntryCase): Promise<void> {
	if (form.choices)
		return await chooseFirst(page, page.locator(testId(`parameter-input-${form.parameter}`)));
	const list = page.locator(testId(`fixed-collection-${form.parameter}`));
	await list.scrollIntoViewIfNeeded();
	if (form.kinds.length > 1) {
		await list.locator('input').last().click();
		await page
			.locator('.el-select-dropdown__item:visible')
			.getByText(kind?.label ?? '', { exact: true })
			.first()
			.click();
	} else {
		await list.locator(testId('fixed-collection-add')).last().click();
	}
	for (const field of kind?.fields ?? []) await fillInField(page, list, field);
}

async function fillInField(page: Page, list: Locator, field: EntryField): Promise<void> {
	const { type, picker, choice, many, fields = [] } = field;
	const name = field.name.replaceAll('.', '__');
	if (type === 'hidden' || type === 'boolean') return;
	if (type === 'entries') {
		const inner = list.locator(testId(`fixed-collection-${name}`));
		await inner.locator(testId('fixed-collection-add')).last().click();
		for (const each of fields) await fillInField(page, inner, each);
		return;
	}
	if (picker) {
		await list
			.locator(testId(`resource-locator-${name}`))
			.locator(testId('rlc-input'))
			// One of the same name may be in a list inside of the entry, before it.
			.last()
			.click();
		await page
			.locator(`${testId('rlc-item')}:visible`)
			.first()
			.click();
		return;
	}
	const input = list.locator(testId(`parameter-input-${name}`));
	if (choice ?? many ?? type === 'options') return await chooseFirst(page, input);
	const box = input.locator('input, textarea').first();
	await box.fill(textFor(field));
	if (type === 'date') await box.press('Enter');
	// n8n takes what is typed a moment later, or when the input is left.
	await box.blur();
	if ((await box.inputValue()) === '') throw new Error(`${field.name} did not keep its value.`);
}

async function goToNode(page: Page, path: string, name: string): Promise<void> {
	await routeTo(page, path);
	await page.locator(testId('node-title-container'), { hasText: name }).waitFor();
	await page.locator(testId('parameter-input-operation')).waitFor();
	// The form is drawn anew when its fields come.
	await page.locator(testId('resource-mapper-container')).first().waitFor();
	await page.getByText(/Fetching \w+/).waitFor({ state: 'detached' });
}

/** Runs the workflow, and names the lists that are in fewer requests than nodes have them. */
async function notSent(id: string, part: EntryCase[]): Promise<string[]> {
	await n8n.sandbox.clearLog();
	const { nodes } = await n8n.client.request('GET', `/workflows/${id}`);
	const { outputs, error } = await n8n.run({ id, nodes });
	let missing = part;
	// The sandbox writes a request down when it has answered it.
	const giveUpAt = Date.now() + 3_000;
	while (missing.length > 0 && Date.now() < giveUpAt) missing = await missingIn(part);
	return missing.map(
		(each) =>
			`${nameOfCase(each)} was not sent: ${JSON.stringify(outputs[nameOfCase(each)] ?? error ?? 'no output').slice(0, 600)}`,
	);
}

/** The lists that are in fewer requests of the sandbox's log than nodes have them. */
async function missingIn(part: EntryCase[]): Promise<EntryCase[]> {
	const bodies = (await n8n.sandbox.log()).map(({ body }: { body?: unknown }) =>
		JSON.stringify(body ?? ''),
	);
	const fieldOf = ({ form }: EntryCase) => form.field.split('.').at(-1) as string;
	return part.filter((each) => {
		const isMeant = (body: string) =>
			body.includes(`"${fieldOf(each)}":`) || each.form.field === 'value';
		const wanted = part.filter((other) => fieldOf(other) === fieldOf(each)).length;
		return bodies.filter(isMeant).length < wanted;
	});
}

/** Chooses the first entry of a dropdown, also of one that n8n closes again because the form is drawn anew. */
async function chooseFirst(page: Page, input: Locator): Promise<void> {
	const box = input.getByRole('combobox').first();
	const giveUpAt = Date.now() + PATIENCE;
	for (;;) {
		if ((await box.getAttribute('aria-expanded')) !== 'true')
			await input.locator('.el-select').first().click();
		const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`);
		const item = list.locator('.el-select-dropdown__item:not(.is-disabled)').first();
		try {
			await item.click({ timeout: 5_000 });
			break;
		} catch (error) {
			if (Date.now() > giveUpAt) throw error;
		}
	}
	if ((await box.getAttribute('aria-expanded')) === 'true') await box.press('Escape');
}

function textFor({ name, type }: EntryField): string {
	if (type === 'number') return '2';
	if (type === 'date') return '2027-01-01 09:00:00';
	if (/email/i.test(name)) return 'ada@example.com';
	if (/url/i.test(name)) return 'https://example.com/lamp.jpg';
	return '3';
}

/** Opens a workflow with these lists, fills each in, saves it, and returns its ID. */
async function fillInAll(page: Page, part: EntryCase[], failures: string[]): Promise<string> {
	const { id } = await n8n.save(await workflowOf(part));
	await openWorkflow(page, n8n, id);
	for (const [index, each] of part.entries()) {
		const name = nameOfCase(each);
		try {
			await goToNode(page, `/workflow/${id}/node-${index}`, name);
			await fillIn(page, each);
			if (PICTURES.has(name)) await screenshot(page, `entries-${each.form.parameter}`);
		} catch (error) {
			failures.push(`${name}: ${(error as Error).message.split('\n').slice(0, 8).join(' ')}`);
			await screenshot(page, `failed-${name.replaceAll(' ', '-')}`);
		}
	}
	await saveWorkflow(page);
	return id;
}

test('every list is filled in entry by entry in the editor, and is then in the request', async () => {
	const failures: string[] = [];
	const parts = Array.from({ length: Math.ceil(cases.length / NODES_PER_WORKFLOW) }, (_, part) =>
		cases.slice(part * NODES_PER_WORKFLOW, (part + 1) * NODES_PER_WORKFLOW),
	);
	const waiting = [...parts];
	const saved: Array<{ id: string; part: EntryCase[] }> = [];
	await Promise.all(
		(await editor.otherPages(PAGES)).map(async (page) => {
			for (let part = waiting.shift(); part; part = waiting.shift())
				saved.push({ id: await fillInAll(page, part, failures), part });
		}),
	);
	// One after the other, because the sandbox has one log.
	for (const { id, part } of saved) failures.push(...(await notSent(id, part)));
	expect(failures).toEqual([]);
	console.log(`${cases.length} forms were filled in.`);
}, 900_000);
