import { runCases, type Failure } from './campaign';
import type { Phase } from './cases';
import { startHostileServer, type HostileServer } from './hostileServer';
import { confirmFailure, describeFailure, groupFailures } from './report';

const SEED = process.env.FUZZ_SEED ?? '1';
const [, ONLY_PHASE, ONLY_NUMBER] = /^(\w+):(\d+)$/.exec(process.env.FUZZ_CASE ?? '') ?? [];
const CASES = Number(process.env.FUZZ_CASES ?? 2000);

const say = (text: string) => process.stderr.write(`${text}\n`);

let server: HostileServer;
beforeAll(async () => {
	server = await startHostileServer();
});
afterAll(async () => {
	await server.close();
});

/** Heavy answers, such as packed bombs, are run in processes of their own, and take seconds each. */
const SHARES: Array<[Phase, number]> = [
	['usual', 0.948],
	['trigger', 0.05],
	['heavy', 0.002],
];

it.each(SHARES)(
	'%s',
	async (phase, share) => {
		if (ONLY_PHASE !== undefined && ONLY_PHASE !== phase) return;
		const began = performance.now();
		const numbers =
			ONLY_NUMBER === undefined
				? Array.from({ length: Math.ceil(CASES * share) }, (_, index) => index)
				: [Number(ONLY_NUMBER)];
		const failures: Failure[] = await runCases(server, SEED, phase, numbers);
		const all = groupFailures(failures);
		const found: string[] = [];
		for (const group of all) {
			const failure = await confirmFailure(server, group);
			say(
				`${failure ? '' : '(chance) '}${group.failures.length} x ${group.invariant} | ${group.kind} | ${group.mutation}`,
			);
			if (!failure && process.env.FUZZ_CHANCE) say(describeFailure(group.failures[0]));
			if (failure) found.push(describeFailure(failure));
		}
		say(`${numbers.length} cases, seed ${SEED}, ${Math.round(performance.now() - began)} ms`);
		// How long a heavy answer holds a process is only reported: on a busy machine it is not a measure of the node.
		if (phase === 'heavy') say(found.join('\n\n'));
		else expect(found).toEqual([]);
	},
	600_000,
);
