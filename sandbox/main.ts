import { parseArgs } from 'node:util';
import type { Account } from './accounts';
import { setNewest } from './seed/addRecord';
import { startSandbox, type Sandbox } from './server';

/** The text that the terminal shows after the start. The tokens are invented and work only here. */
function announcement({ url, accounts }: Pick<Sandbox, 'url' | 'accounts'>): string {
	const blocks = accounts.map(describeAccount);
	return [
		`Hearth & Table, a simulated BigCommerce store, is running at ${url}`,
		...blocks,
		'Press Ctrl+C to stop.',
	].join('\n\n');
}

function describeAccount({
	name,
	kind,
	storeHash,
	accountUuid,
	accessToken,
	scopes,
}: Account): string {
	const listed = scopes.length > 6 ? `${scopes.length} scopes (all)` : scopes.join(', ');
	return [
		`  ${name} (${kind}-level)`,
		`    ${storeHash ? `store    ${storeHash}` : `account  ${accountUuid}`}`,
		`    token    ${accessToken}`,
		`    scopes   ${listed}`,
	].join('\n');
}

const OPTIONS = {
	port: { type: 'string', default: '4010' },
	host: { type: 'string', default: '127.0.0.1' },
	name: { type: 'string', multiple: true },
	latency: { type: 'string' },
	quota: { type: 'string' },
	window: { type: 'string' },
	'account-quota': { type: 'string' },
	'account-window': { type: 'string' },
	newest: { type: 'string' },
	help: { type: 'boolean' },
} as const;

const USAGE = `Runs a simulated BigCommerce store on this machine.

  --port <number>     port to listen on (4010)
  --host <address>    address to listen on (127.0.0.1)
  --name <name>       an additional host name to accept, such as that of a container; can be repeated
  --latency <ms>      delay of every response (0)
  --quota <number>    requests per window and store (450)
  --window <ms>       length of a rate limit window (30000)
  --account-quota <number>  requests per window to the Account API (70)
  --account-window <ms>     length of its window (36000: an hour, a hundred times faster)
  --newest <time>     time of the newest order (2026-11-20T09:00:00Z)
`;

function readWholeNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0) return value;
	throw new Error(`--${name} must be a whole number, not "${text}".`);
}

function readTime(name: string, text: string): number {
	const time = Date.parse(text);
	if (!Number.isNaN(time)) return time;
	throw new Error(`--${name} must be a time like 2026-11-20T09:00:00Z, not "${text}".`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: OPTIONS });
	if (values.help) {
		console.log(USAGE);
		return;
	}
	if (values.newest !== undefined) setNewest(readTime('newest', values.newest));
	const sandbox = await startSandbox({
		port: readWholeNumber('port', values.port) as number,
		host: values.host,
		names: values.name,
		latency: readWholeNumber('latency', values.latency),
		quota: readWholeNumber('quota', values.quota),
		window: readWholeNumber('window', values.window),
		accountQuota: readWholeNumber('account-quota', values['account-quota']),
		accountWindow: readWholeNumber('account-window', values['account-window']),
	});
	console.log(announcement(sandbox));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

main().catch((error: NodeJS.ErrnoException) => {
	const inUse = error.code === 'EADDRINUSE';
	console.error(inUse ? 'That port is in use. Choose another one with --port.' : error.message);
	process.exit(1);
});
