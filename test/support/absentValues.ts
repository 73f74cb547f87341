import type { Sandbox } from '../../sandbox/server';
import type { NodeRun } from './node';
import { jsons, runOperation } from './run';
import { apiRequests, sandboxForTests } from './sandbox';

/** One item without the field that the expressions are about. */
export const ITEM = jsons([
	{
		other: 1,
		nothing: null,
		blank: '',
		spaces: '  ',
		list: [],
		listOfNull: [null],
		listOfBlanks: ['', ' '],
		n: 'x',
	},
]);

/** Expressions that come to nothing. */
export const NOTHING = [
	'={{ $json.missing }}',
	'={{ $json.missing.deeper }}',
	'={{ $json.nothing }}',
	'={{ $json.blank }}',
	'={{ $json.spaces }}',
	'=  {{ $json.missing }}',
	'={{ $json.listOfNull }}',
	'={{ [$json.missing] }}',
	'={{ $json.listOfBlanks }}',
	'={{ Number($json.n) }}',
	'=,{{ $json.missing }}',
	'={{ "\u200b" }}',
];

/** A sandbox for the tests of one file, whose operations run for an item without what they are asked for. */
export function sandboxWithoutValues() {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.log.clear();
	});
	afterAll(async () => {
		await sandbox.close();
	});

	const run = async (operation: string, parameters: object, more: Partial<NodeRun> = {}) =>
		await runOperation(sandbox, operation, parameters, { items: ITEM, ...more });

	const sent = () =>
		apiRequests(sandbox).map(
			({ method, path, query }) =>
				`${method} ${path.replace('/stores/hearth24kq', '')}${query ? `?${decodeURIComponent(query)}` : ''}`,
		);

	return { run, sent, sandbox: () => sandbox };
}
