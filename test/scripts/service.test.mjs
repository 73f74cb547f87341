import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
