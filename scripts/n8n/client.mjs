/** The owner of every n8n started from this project. Such an n8n can be reached only from this machine. */
export const OWNER = { email: 'owner@example.com', password: 'Sandbox-2026' };

/**
 * Talks to n8n the way its editor does.
 *
 * @param {string} url  e.g. http://localhost:5678
 */
export function createClient(url) {
	let cookie = '';

	/** @returns {Promise<any>} */
	async function request(method, path, body) {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			// n8n closes a connection that was idle for five seconds, and a busy process does not notice in time.
			headers: { 'content-type': 'application/json', cookie, connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const issued = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (issued) cookie = issued.split(';')[0];
		const text = await response.text();
		if (!response.ok)
			throw Object.assign(
				new Error(`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 500)}`),
				{ status: response.status },
			);
		const answer = text ? JSON.parse(text) : {};
		return answer.data ?? answer;
	}

	const readTypes = async (kind) =>
		await (await fetch(`${url}/types/${kind}.json`, { headers: { cookie } })).json();
	// Twenty megabytes that do not change while n8n runs, so it is cached.
	let nodeTypes;

	return {
		url,
		request,
		/** The session cookie as `name=value`, to log in a browser. */
		cookie: () => cookie,
		needsOwner: async () => (await request('GET', '/settings')).userManagement.showSetupOnFirstLoad,
		createOwner: async ({ email, password } = OWNER) =>
			await request('POST', '/owner/setup', {
				email,
				password,
				firstName: 'Sandbox',
				lastName: 'Owner',
			}),
		/** Lets AI clients build and run workflows through n8n's own MCP server. It is off in a new n8n. */
		enableMcp: async () => await request('PATCH', '/mcp/settings', { mcpAccessEnabled: true }),
		logIn: async ({ email, password } = OWNER) =>
			await request('POST', '/login', { emailOrLdapLoginId: email, password }),
		credentials: async () => await request('GET', '/credentials'),
		createCredential: async (credential) => await request('POST', '/credentials', credential),
		updateCredential: async (id, credential) =>
			await request('PATCH', `/credentials/${id}`, credential),
		testCredential: async (credential) =>
			await request('POST', '/credentials/test', { credentials: credential }),
		/** n8n 1 needs `active: false`. */
		workflow: async (id) => await request('GET', `/workflows/${id}`),
		createWorkflow: async (workflow) =>
			await request('POST', '/workflows', { active: false, ...workflow }),
		/** Every node type n8n knows, with its description. */
		nodeTypes: async () => await (nodeTypes ??= readTypes('nodes')),
		credentialTypes: async () => await readTypes('credentials'),
	};
}
