import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from '../n8n/environment.mjs';
import { freePort } from '../n8n/ports.mjs';
import { startService } from '../n8n/service.mjs';
import { runCommand } from '../setup/runCommand.mjs';
import { SetupError } from '../setup/setupError.mjs';

/** Starts a separate Redis without persistence. */
export async function startRedis({ logs }) {
	const port = await freePort();
	const service = await startService({
		name: 'Redis',
		command: program('redis-server', ['/usr/bin', '/usr/local/bin']),
		args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
		env: cleanEnvironment(),
		log: join(logs, 'redis.log'),
		isReady: async () => await answersPing(port),
		timeoutMs: 30_000,
	});
	return { ...service, port };
}

/** Starts a separate PostgreSQL in a folder that is deleted when it ends. It accepts all connections from this machine. */
export async function startPostgres({ logs }) {
	const folders = globSync('/usr/lib/postgresql/*/bin').concat('/usr/bin', '/usr/local/bin');
	const data = await mkdtemp(join(tmpdir(), 'bigcommerce-postgres-'));
	// PostgreSQL refuses to run as root.
	const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
	if (as.uid !== undefined) await chown(data, as.uid, as.gid);
	const env = cleanEnvironment();
	execFileSync(
		program('initdb', folders),
		[
			'--pgdata',
			data,
			'--username',
			'n8n',
			'--auth',
			'trust',
			'--no-sync',
			'--encoding',
			'UTF8',
			'--locale',
			'C',
		],
		{ ...as, env, cwd: data, stdio: 'ignore' },
	);
	const port = await freePort();
	const service = await startService({
		name: 'PostgreSQL',
		command: program('postgres', folders),
		args: [
			'-D',
			data,
			'-p',
			String(port),
			'-c',
			'listen_addresses=127.0.0.1',
			'-c',
			`unix_socket_directories=${data}`,
			'-c',
			'fsync=off',
		],
		as,
		env,
		cwd: data,
		log: join(logs, 'postgres.log'),
		isReady: async () =>
			(
				await runCommand(program('pg_isready', folders), [
					'--host',
					'127.0.0.1',
					'--port',
					String(port),
				])
			).code === 0,
		timeoutMs: 60_000,
	});
	const stop = async () => {
		await service.stop();
		await rm(data, { recursive: true, force: true });
	};
	return { ...service, port, stop };
}

function program(name, folders) {
	const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
	if (found) return found;
	throw new SetupError({
		what: `${name} was not found. Queue mode needs Redis and PostgreSQL.`,
		next: 'Install them (Debian and Ubuntu: apt install redis-server postgresql), then run the command again. It starts separate instances, in addition to any that are already running.',
	});
}

function idOf(which) {
	return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

async function answersPing(port) {
	return await new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket
			.once('data', (data) => resolve(data.toString().startsWith('+PONG')))
			.once('error', () => resolve(false));
		socket.once('data', () => socket.end());
	});
}
