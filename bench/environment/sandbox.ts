import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Settings } from '../../sandbox/http/rateLimit';
import { ROOT } from './root';
import type { Commands } from './sandboxProcess';

/** A sandbox in a separate process. */
export interface BenchSandbox {
	url: string;
	ask<Name extends keyof Commands>(
		name: Name,
		...args: Parameters<Commands[Name]>
	): Promise<ReturnType<Commands[Name]>>;
	stop(): void;
}

/** A typical latency of a store, and a quota so large that it does not matter unless a part changes it. */
const USUAL: Partial<Settings> = { latency: 100, quota: 1_000_000, window: 30_000 };

/** Starts a sandbox. Every part has a separate one, because a node remembers a store's quota by its URL. */
export async function openSandbox(settings: Partial<Settings> = {}): Promise<BenchSandbox> {
	const child = fork(
		join(ROOT, 'bench', 'environment', 'sandboxProcess.ts'),
		[JSON.stringify({ ...USUAL, ...settings })],
		{ cwd: ROOT, execArgv: ['--import', 'tsx'] },
	);
	const answers = new Map<number, (result: unknown) => void>();
	let last = 0;
	child.on('message', ({ id, result }: { id: number; result: unknown }) =>
		answers.get(id)?.(result),
	);
	await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => {
			throw new Error('The sandbox could not be started.');
		}),
	]);
	const ask: BenchSandbox['ask'] = async (name, ...args) => {
		const id = ++last;
		return await new Promise((resolve) => {
			answers.set(id, resolve as (result: unknown) => void);
			child.send({ id, name, args });
		});
	};
	return { url: await ask('url'), ask, stop: () => child.disconnect() };
}
