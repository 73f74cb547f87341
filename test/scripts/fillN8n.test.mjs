import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillN8n } from '../../scripts/start/fillN8n.mjs';
import { readState } from '../../scripts/start/state.mjs';

const root = join(import.meta.dirname, '..', '..');

/** As much of n8n as filling it needs. */
function fakeN8n({ password = 'Sandbox-2026' } = {}) {
	const n8n = { owner: false, mcp: 0, password, stored: [], workflows: [] };
	n8n.client = {
		needsOwner: async () => !n8n.owner,
		createOwner: async () => void (n8n.owner = true),
		enableMcp: async () => void (n8n.mcp += 1),
		logIn: async () => {
			if (n8n.password !== 'Sandbox-2026')
				throw Object.assign(new Error('Wrong password'), { status: 401 });
		},
		credentials: async () => n8n.stored,
		createCredential: async (credential) =>
			n8n.stored.push({ id: String(n8n.stored.length + 1), ...credential }),
		createWorkflow: async (workflow) => {
			const saved = { id: String(n8n.workflows.length + 1), ...workflow };
			n8n.workflows.push(saved);
			return saved;
		},
		workflow: async (wanted) => {
			const found = n8n.workflows.find(({ id }) => id === wanted);
			if (!found) throw new Error('n8n answered 404');
			return found;
		},
	};
	return n8n;
}

let userFolder;
beforeEach(() => {
	userFolder = mkdtempSync(join(tmpdir(), 'start-'));
});

const fill = async (n8n, port = 4010) =>
	await fillN8n({
		root,
		userFolder,
		client: n8n.client,
		sandbox: { port },
		state: await readState(userFolder),
	});

test('the first start makes the owner, the credentials and the examples', async () => {
	const n8n = fakeN8n();

	await fill(n8n);

	expect(n8n.owner).toBe(true);
	expect(n8n.mcp).toBe(1);
	expect(n8n.stored).toHaveLength(9);
	// The one a new node chooses.
	expect(n8n.stored.at(-1)).toMatchObject({
		name: 'Sandbox: Full access',
		type: 'bigCommerceStoreApi',
		data: { sandboxUrl: 'http://localhost:4010' },
	});
	// n8n's list shows the one made last at the top.
	expect(n8n.workflows.at(-1).name).toBe('Raise prices of low-stock products');
});

test('every start says which workflow to begin with, as long as it is there', async () => {
	const n8n = fakeN8n();
	const first = { name: 'Raise prices of low-stock products' };
	expect((await fill(n8n)).first).toMatchObject(first);
	expect((await fill(n8n)).first).toMatchObject(first);
	n8n.workflows.pop();
	expect((await fill(n8n)).first).toBeUndefined();
});

test('a later start adds nothing, not even what the user deleted', async () => {
	const n8n = fakeN8n();
	await fill(n8n);
	n8n.workflows.pop();
	n8n.stored.pop();
	const before = [n8n.workflows.length, n8n.stored.length];

	await fill(n8n);

	expect([n8n.workflows.length, n8n.stored.length]).toEqual(before);
	// The user may have disabled it.
	expect(n8n.mcp).toBe(1);
});

test('a database that was deleted is filled again', async () => {
	await fill(fakeN8n());
	const fresh = fakeN8n();

	await fill(fresh);

	expect(fresh.stored).toHaveLength(9);
});

test('a password the user changed is no obstacle', async () => {
	const n8n = fakeN8n();
	await fill(n8n);
	n8n.password = 'something else';

	expect(await fill(n8n)).toMatchObject({ ownAccount: true });
});

test('tells when the sandbox is not where the credentials say, also at the start after that', async () => {
	const n8n = fakeN8n();
	await fill(n8n);

	expect(await fill(n8n, 4011)).toMatchObject({ movedFrom: 4010 });
	expect(await fill(n8n, 4011)).toMatchObject({ movedFrom: 4010 });
	expect((await fill(n8n, 4010)).movedFrom).toBeUndefined();
});
