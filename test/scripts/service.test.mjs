import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isAlive } from '../../scripts/setup/lock.mjs';
import { startService } from '../../scripts/n8n/service.mjs';

let folder;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'bigcommerce-service-'))));
afterEach(async () => await rm(folder, { recursive: true }));

test.each([
	[
		'the line that names an error',
		['TypeError: no such thing', 'Node.js v24.0.0'],
		'TypeError: no such thing',
	],
	[
		'not a step that only has the word in its name',
		['Finished migration AddErrorColumns1', 'Port 5680 is already in use.', 'Bye'],
		'Port 5680 is already in use.',
	],
	['the last line without any', ['Starting', 'Ended early'], 'Ended early'],
])('a program that cannot be started is explained by its log: %s', async (_, lines, told) => {
	const script = `for (const line of ${JSON.stringify(lines)}) console.log(line); process.exitCode = 1;`;
	const started = startService({
		name: 'A program',
		args: ['-e', script],
		cwd: folder,
		env: process.env,
		log: join(folder, 'log'),
		isReady: async () => false,
		timeoutMs: 20_000,
	});

	await expect(started).rejects.toMatchObject({
		why: expect.stringMatching(`The log says: ${told}$`),
	});
});

test('a service and what it started end when the program that started them is killed', async () => {
	const pids = join(folder, 'pids');
	// Starts another process and says both IDs.
	const service = `
		const { spawn } = require('node:child_process');
		const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
		setInterval(() => {}, 1000);`;
	const owner = `
		import { startService } from ${JSON.stringify(join(import.meta.dirname, '../../scripts/n8n/service.mjs'))};
		await startService({ name: 'A program', args: ['-e', ${JSON.stringify(service)}], cwd: '.', env: process.env,
			log: ${JSON.stringify(join(folder, 'log'))}, isReady: async () => true, timeoutMs: 20_000 });
		setInterval(() => {}, 1000);`;
	const killed = spawn(process.execPath, ['--input-type=module', '-e', owner]);
	let started = [];
	await until(async () => {
		started = (await readFile(pids, 'utf8').catch(() => '')).split(' ').filter(Boolean).map(Number);
		return started.length === 2;
	});
	killed.kill('SIGKILL');

	await until(async () => started.every((pid) => !isAlive(pid)));
});

async function until(holds) {
	const giveUpAt = Date.now() + 20_000;
	while (!(await holds())) {
		if (Date.now() > giveUpAt) throw new Error('It did not happen within 20 seconds.');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
