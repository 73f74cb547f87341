import { dirname, join } from 'node:path';
import { cacheFolder } from '../setup/cache.mjs';
import { withNode } from '../setup/npm.mjs';

// Environment variables of the terminal, npm or jest that would affect n8n.
const NOT_INHERITED =
	/^(N8N_|DB_|QUEUE_|WEBHOOK_URL$|npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|EXECUTIONS_|FORCE_COLOR$)/i;

/** The current environment without variables that would affect the started program, and with this Node first on the PATH. */
export function cleanEnvironment() {
	// n8n starts helpers with the first "node" on the PATH, which must be this one.
	const env = withNode(dirname(process.execPath));
	return Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_INHERITED.test(name)));
}

/** Where workflows may read and write files. n8n runs in the user folder, so a workflow names it `.n8n-files`, as in n8n's own container. */
export function filesFolder(userFolder) {
	return join(userFolder, '.n8n-files');
}

/** Settings for n8n: reachable only from this machine, and without requests to n8n's servers. */
export function n8nEnvironment({ userFolder, port, brokerPort }) {
	return {
		...cleanEnvironment(),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://localhost:${port}`,
		N8N_WEBHOOK_URL: `http://localhost:${port}/`,
		// A worker's only port.
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder(userFolder),
		// The sandbox runs at "localhost", and n8n tries only the first address of that name.
		NODEJS_PREFER_IPV4: 'true',
		NODE_COMPILE_CACHE: join(cacheFolder(), 'compile-cache'),
		// After 5 seconds without an answer from its database, n8n refuses all requests. A busy machine needs longer.
		DB_PING_TIMEOUT_MS: '60000',

		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_PYTHON_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		// n8n's MCP server and its AI builder, to try how they build with this package's nodes.
		N8N_AI_ENABLED: 'true',
		N8N_DISABLED_MODULES: 'chat-hub,insights,agents,agent-evals',
		// Otherwise n8n loads its registry of MCP servers from api.n8n.io at each start.
		ENVIRONMENT: 'dev',
	};
}
