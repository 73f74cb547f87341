import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { failuresOf } from '../support/failures';
import { keyCases, nameOf, place, userOf, type KeyCase, type Placed } from '../support/keys';
import { id, jsons, runOperation } from '../support/run';
import { sample } from '../support/samples';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());

/** Keys whose lists are asked for in GraphQL of an account-level API account: test/workflows/keysInStores.test.ts. */
const OF_ACCOUNTS = new Set(['userId', 'storeId']);
/** Keys that are only for fields: test/workflows/keys.test.ts. */
const cases = keyCases.filter(({ key, record }) => key.mode && !OF_ACCOUNTS.has(record.parameter));

/** A text as a value of the key. */
function textFor({ key, record }: KeyCase, text: string): string {
	if (key.mode === 'email') return `${text}@example.com`;
	if (key.mode === 'url' && record.parameter === 'siteId') return `https://${text}`;
	if (key.compare === 'address') return `/${text}`;
	if (key.path) return `Kitchen > ${text}`;
	if (key.joint) return `${text}.key`;
	return text;
}

/** What came of each item: its output, and whether its record was reached. */
interface Outcome {
	json: IDataObject;
	/** The ID that stands in the path of the request, or in the output. */
	ids: string[];
}

/** Runs an operation for each text as a key, together. */
async function runFor(
	keyCase: KeyCase,
	texts: string[],
	{ parameters }: Placed,
): Promise<Outcome[]> {
	const { record, key } = keyCase;
	const use = userOf(keyCase);
	const isOwn = ({ parameter }: { parameter: string }) => parameter === record.parameter;
	const above = use.pathParameters
		.filter((own) => !isOwn(own))
		.map(({ parameter }) => [parameter, id(parameters[parameter])]);
	sandbox.log.clear();
	const { items, error } = await runOperation(
		sandbox,
		use.id,
		{
			...Object.fromEntries(above),
			[record.parameter]: { __rl: true, mode: key.mode, value: '={{ $json.text }}' },
			previewOnly: use.method !== 'GET',
			output: 'raw',
			...(use.body ? { bodyMode: 'json', jsonBody: JSON.stringify(sample(use.body.schema)) } : {}),
		},
		{ items: jsons(texts.map((text) => ({ text }))), onError: 'continueRegularOutput' },
	);
	if (error) throw new Error(`${error.message} ${error.description}`);
	const name = use.pathParameters.find(isOwn)?.name;
	const path = new RegExp(
		use.path.replaceAll(/\{(.+?)\}/g, (_, other) => (other === name ? '([^/?]+)' : '[^/?]+')) + '$',
	);
	const asked = apiRequests(sandbox).flatMap(({ path: sent }) => path.exec(sent)?.[1] ?? []);
	return texts.map((_, index) => {
		const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index);
		const json = own[0]?.json ?? {};
		if (use.method !== 'GET')
			return { json, ids: decodeURIComponent(String(json.path)).match(/[^/?=,]+/g) ?? [] };
		const shown = record.parameter === 'companyId' ? json.companyId : (json.id ?? json.uuid);
		return { json, ids: shown === undefined ? asked : [String(shown)] };
	});
}

const check = async (assert: (keyCase: KeyCase) => Promise<void>) =>
	expect(await failuresOf(cases, nameOf, assert)).toEqual([]);

beforeEach(() => sandbox.reset());

test('each key leads to its record, and one that no record has is named', async () => {
	await check(async (keyCase) => {
		sandbox.reset();
		const text = textFor(keyCase, 'found-here');
		const placed = place(sandbox, keyCase, text);
		const missing = textFor(keyCase, 'not-here');
		const [found, { json }] = await runFor(keyCase, [text, missing], placed);
		expect([found.json.error, found.ids]).toEqual([undefined, expect.arrayContaining([placed.id])]);
		expect(String(json.error)).toMatch(/^There is no .+ with the .+ "/);
		expect(String(json.details)).toMatch(/^Check ".+", or use the ID/);
	});
});

test('a key that two records have is refused with the IDs of both', async () => {
	await check(async (keyCase) => {
		sandbox.reset();
		const text = textFor(keyCase, 'twice-here');
		const first = place(sandbox, keyCase, text);
		const second = place(sandbox, keyCase, text);
		// Two variants of one product lead to one product.
		if (first.id === second.id) return;
		const [{ json }] = await runFor(keyCase, [text], first);
		expect(String(json.error)).toMatch(/^2 records have the .+ of "/);
		expect(String(json.details)).toContain(`${first.id}, ${second.id}`);
	});
});

/** Values that people have in their tables. */
const ODD: Record<string, string> = {
	spaces: 'two  spaces inside',
	commas: 'Knives, forks, and spoons',
	quotes: 'The "best" 12\' shelf',
	signs: '50% & more + a=b; c:d',
	accents: 'Crème Brûlée Schüssel',
	emoji: 'Mug 🔪 blue',
	long: 'L'.repeat(245),
	number: '1000077',
	id: '77',
	zeros: '007',
	decimal: '12.50',
};

test('odd values are looked up as they are', async () => {
	await check(async (keyCase) => {
		sandbox.reset();
		const texts = Object.values(ODD).map((text) => textFor(keyCase, text));
		const placed = texts.map((text) => place(sandbox, keyCase, text));
		const outcomes = await runFor(keyCase, texts, placed[0]);
		const wrong = outcomes.flatMap(({ json, ids }, index) =>
			!json.error && ids.includes(placed[index].id)
				? []
				: [`${texts[index].slice(0, 30)}: ${JSON.stringify(json).slice(0, 120)}`],
		);
		expect(wrong).toEqual([]);
	});
});

/** The filter of the list, as far as is known, finds only the same case. */
const TELLS_CASE_APART = new Set(['companyUserId by email in companyUser.getMany']);

test('outer spaces do not matter, and case only where BigCommerce tells records apart by it', async () => {
	await check(async (keyCase) => {
		sandbox.reset();
		const text = textFor(keyCase, 'Mixed-Case');
		const placed = place(sandbox, keyCase, text);
		const swapped = text.replace(/Mixed-Case/, 'mIXED-cASE');
		const [spaced, other] = await runFor(keyCase, [`  ${text} `, swapped], placed);
		expect([spaced.json.error, spaced.ids]).toEqual([
			undefined,
			expect.arrayContaining([placed.id]),
		]);
		const { ignoresCase, compare, isTrusted } = keyCase.key;
		if (TELLS_CASE_APART.has(nameOf(keyCase))) return;
		if (ignoresCase || compare === 'address' || isTrusted)
			expect(other.ids).toEqual(expect.arrayContaining([placed.id]));
		else expect(String(other.json.error)).toMatch(/^There is no /);
	});
});

test('a record with exactly the text wins over one that differs in case', async () => {
	await check(async (keyCase) => {
		const { ignoresCase, compare } = keyCase.key;
		if (!ignoresCase || compare) return;
		sandbox.reset();
		place(sandbox, keyCase, textFor(keyCase, 'SAME NAME'));
		const exact = place(sandbox, keyCase, textFor(keyCase, 'Same Name'));
		const [{ json, ids }] = await runFor(keyCase, [textFor(keyCase, 'Same Name')], exact);
		expect([json.error, ids]).toEqual([undefined, expect.arrayContaining([exact.id])]);
	});
});
