import { parseArgs } from 'node:util';
import { startSandbox } from './server';
import { announcement } from './announcement';

const OPTIONS = {
	port: { type: 'string', default: '4010' },
	host: { type: 'string', default: '127.0.0.1' },
	name: { type: 'string', multiple: true },
	latency: { type: 'string' },
	quota: { type: 'string' },
	window: { type: 'string' },
	'account-quota': { type: 'string' },
	'account-window': { type: 'string' },
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
`;

function wholeNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0) return value;
	throw new Error(`--${name} must be a whole number, not "${text}".`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: OPTIONS });
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const sandbox = await startSandbox({
		port: wholeNumber('port', values.port) as number,
		host: values.host,
		names: values.name,
		latency: wholeNumber('latency', values.latency),
		quota: wholeNumber('quota', values.quota),
		window: wholeNumber('window', values.window),
		accountQuota: wholeNumber('account-quota', values['account-quota']),
		accountWindow: wholeNumber('account-window', values['account-window']),
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
