import { runCases, type Failure } from './campaign';
import type { Phase } from './cases';
import { startHostileServer, type HostileServer } from './hostileServer';
import { confirmFailure, describeFailure, groupFailures } from './report';

const SEED = process.env.FUZZ_SEED ?? '1';
const [, ONLY_PHASE, ONLY_NUMBER] = /^(\w+):(\d+)$/.exec(process.env.FUZZ_CASE ?? '') ?? [];
const CASES = Number(process.env.FUZZ_CASES ?? 2000);

const say = (text: string) => process.stderr.write(`${text}\n`);

let server: HostileServer;
beforeAll(async () => { server = await startHostileServer(); });
afterAll(async () => { await server.close(); });

const SHARES: Array<[Phase, number]> = [['usual', 0.93], ['trigger', 0.05], ['heavy', 0.02]];

it.each(SHARES)('%s', async (phase, share) => {
	if (ONLY_PHASE !== undefined && ONLY_PHASE !== phase) return;
	const began = performance.now();
	const numbers = ONLY_NUMBER === undefined ? Array.from({ length: Math.ceil(CASES * share) }, (_, index) => index) : [Number(ONLY_NUMBER)];
	const failures: Failure[] = await runCases(server, SEED, phase, numbers);
	const { user, system } = process.cpuUsage(); process.stderr.write(`cpu ${user / 1e3} ${system / 1e3}\n`);
	const all = groupFailures(failures);
	say(`before (${failures.length}): ${all.length} groups, ${Math.round(performance.now() - began)} ms`);
	const found: string[] = [];
	for (const group of all) {
		const failure = await confirmFailure(server, group);
		say(`${failure ? '' : '(chance) '}${group.failures.length} x ${group.invariant} | ${group.kind} | ${group.mutation}`);
		if (failure) found.push(describeFailure(failure));
	}
	say(`${numbers.length} cases, seed ${SEED}, ${Math.round(performance.now() - began)} ms`);
	say(found.join('\n\n'));
}, 600_000);
