// npm run hops: how many files and functions of the built package one use passes through, by V8's coverage.
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import type { Sandbox } from '../sandbox/server';
import { startAppTrigger } from '../test/support/appTrigger';
import { bodyOf, deliver, signatureOf } from '../test/support/deliveries';
import { loadOptions, searchList, type NodeRun } from '../test/support/node';
import { fields, jsons, runOperation } from '../test/support/run';
import { as, sandboxForTests } from '../test/support/sandbox';
import { startTrigger } from '../test/support/trigger';
import { authAddress } from '../sandbox/oauth/callback';
import { ROOT } from './environment/root';

/** A use of the package. The first call loads what it needs, the second one is measured. */
interface Flow {
	name: string;
	use(): Promise<unknown>;
	close?(): Promise<unknown>;
}

/** Files and functions of dist/nodes that ran. Data of the catalog and what only loads modules do not count. */
interface Reach {
	files: Map<string, number>;
}

const DIST = `${pathToFileURL(join(ROOT, 'dist')).href}/`;

async function measure(session: Session, flow: Flow): Promise<Reach> {
	await flow.use();
	await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	await flow.use();
	const { result } = await session.post('Profiler.takePreciseCoverage');
	await session.post('Profiler.stopPreciseCoverage');
	await flow.close?.();
	const files = result
		.filter(({ url }) => url.startsWith(DIST))
		.map(({ url, functions }): [string, number] => [
			url.slice(DIST.length),
			functions.filter(({ ranges, functionName }) => functionName !== '' && ranges[0].count > 0)
				.length,
		])
		.filter(([, functions]) => functions > 0);
	return { files: new Map(files) };
}

function flowsOn(sandbox: Sandbox): Flow[] {
	const { authentication, use } = as(sandbox, 'full');
	const form = (resource: string, operation: string): NodeRun => ({
		...use,
		parameters: { authentication, resource, operation },
	});
	const update = (prices: Array<number | string>) => async () => {
		await runOperation(
			sandbox,
			'product.update',
			{
				bodyMode: 'fields',
				productId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				fields: fields(null, 'autoMapInputData'),
			},
			{
				items: jsons(prices.map((price, index) => ({ id: 77 + index, price }))),
				onError: 'continueErrorOutput',
			},
		);
	};
	return [
		{
			name: 'Selector of operations',
			use: async () => await loadOptions('getOperations', form('product', 'product.getMany')),
		},
		{
			name: 'Picker of products',
			use: async () => await searchList('listProductId', form('product', 'product.get'), 'mug'),
		},
		{
			name: 'Get Many',
			use: async () => await runOperation(sandbox, 'product.getMany', { returnAll: true }),
		},
		{ name: 'Batched update', use: update([5, 6, 7]) },
		{ name: 'Batched update, one item refused', use: update([5, -6, 7]) },
		deliveryFlow(sandbox),
		installFlow(sandbox),
	];
}

function deliveryFlow(sandbox: Sandbox): Flow {
	let trigger: Awaited<ReturnType<typeof startTrigger>> | undefined;
	let order = 100;
	return {
		name: 'Webhook delivery with its record',
		use: async () => {
			if (!trigger) {
				trigger = await startTrigger({
					parameters: { events: ['store/order/created'] },
					use: as(sandbox, 'full').use,
				});
				await trigger.activate();
			}
			const [hook] = [...sandbox.stores.values()][0]
				.collection('hooks')
				.all()
				.filter(({ destination }) =>
					String(destination).startsWith('http://127.0.0.1'),
				) as unknown as Array<{
				destination: string;
				headers: Record<string, string>;
			}>;
			const started = trigger.started.length;
			const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: order++ } });
			await deliver(
				hook.destination,
				{ ...hook.headers, ...signatureOf(body, 'sandbox-secret-full-access') },
				body,
			);
			while (trigger.started.length === started) await sleep(10);
		},
		close: async () => await trigger?.close(),
	};
}

function installFlow(sandbox: Sandbox): Flow {
	let trigger: Awaited<ReturnType<typeof startAppTrigger>> | undefined;
	return {
		name: 'Install of an app',
		use: async () => {
			const app = sandbox.login.apps.byId('companion');
			const store = sandbox.stores.get('hearth24kq');
			if (!app || !store) throw new Error('The sandbox has no such app or store.');
			trigger ??= await startAppTrigger({
				sandbox,
				app,
				parameters: { events: ['install', 'load', 'uninstall', 'removeUser'] },
			});
			await fetch(authAddress(sandbox.login, app, store));
		},
		close: async () => await trigger?.close(),
	};
}

async function main(): Promise<void> {
	const sandbox = await sandboxForTests();
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	const rows: Array<{ flow: string; files: number; functions: number }> = [];
	for (const flow of flowsOn(sandbox)) {
		const { files } = await measure(session, flow);
		const functions = [...files.values()].reduce((sum, count) => sum + count, 0);
		rows.push({ flow: flow.name, files: files.size, functions });
		if (process.argv.includes('--files'))
			console.log(
				`${flow.name}\n${[...files].map(([file, count]) => `  ${count} ${file}`).join('\n')}`,
			);
	}
	console.table(rows);
	session.disconnect();
	await sandbox.close();
	process.exit();
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
