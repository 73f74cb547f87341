import { noContent } from '../responses/response';
import { invalid, notFound } from '../responses/apiError';
import { paginate } from '../responses/pagination';
import type { Call, Handler } from '../crud/call';
import { filter } from '../crud/filters';
import { fieldsOf } from '../crud/records';
import { isThisMachine } from '../http/guard';
import { visible, type Id, type Row } from '../state/row';
import { blocksOf } from '../webhooks/deliveryPolicy';
import { isScope } from '../webhooks/scopes';

/** Maximum number of hooks per client, scope and store (bigcommerce-webhooks.md). */
const HOOKS_PER_SCOPE = 10;

/** The account and the store of a request. */
type Asker = Pick<Call, 'store' | 'account'>;

/** A hook is visible only to the client that created it. */
export function ownHooks({ store, account }: Asker): Row[] {
	return store.collection('hooks').where({ client_id: account.clientId });
}

function ownHook(call: Call): Row {
	const hook = ownHooks(call).find(({ id }) => String(id) === call.params.webhook_id);
	if (!hook) throw notFound();
	return hook;
}

/** Refuses a hook that BigCommerce would not accept, for REST and GraphQL. */
function assertAllowed(call: Asker, hook: Row): void {
	const destination = URL.canParse(String(hook.destination))
		? new URL(String(hook.destination))
		: undefined;
	const loopback = destination && isThisMachine(destination.hostname);
	// BigCommerce requires HTTPS on port 443. Loopback is allowed, because n8n on this machine has no other address.
	const secure = destination?.protocol === 'https:' && destination.port === '';
	if (!destination || !(secure || loopback)) {
		throw invalid({ destination: 'must be an HTTPS address on port 443' });
	}
	if (!isScope(String(hook.scope))) throw invalid({ scope: 'is not the scope of an event' });
	const others = ownHooks(call).filter(({ id, scope }) => id !== hook.id && scope === hook.scope);
	if (others.some((other) => other.destination === hook.destination)) {
		throw invalid({ destination: 'a webhook with this scope and destination exists already' });
	}
	if (others.length >= HOOKS_PER_SCOPE) {
		throw invalid({ scope: `the limit of ${HOOKS_PER_SCOPE} webhooks for this scope is reached` });
	}
}

const now = () => Math.floor(Date.now() / 1000);

/** Registers a hook. */
export function addHook(asker: Asker, { scope, destination, headers, is_active }: Row): Row {
	assertAllowed(asker, { scope, destination });
	const { store, account } = asker;
	return store.collection('hooks').insert({
		client_id: account.clientId,
		store_hash: store.hash,
		scope,
		destination,
		headers: headers ?? null,
		is_active: is_active ?? true,
		created_at: now(),
		updated_at: now(),
	});
}

/** Changes a hook. */
export function changeHook(asker: Asker, hook: Row, changes: Row): Row {
	assertAllowed(asker, { ...hook, ...changes });
	return asker.store.collection('hooks').update(hook.id as Id, {
		...changes,
		...('is_active' in changes && { $deactivated: false }),
		updated_at: now(),
	}) as Row;
}

const create: Handler = (call) => ({
	data: addHook(call, { ...fieldsOf(call), headers: (call.body as Row).headers }),
});

const update: Handler = (call) => {
	const hook = ownHook(call);
	return { data: visible(changeHook(call, hook, fieldsOf(call))) };
};

const list: Handler = (call) => {
	const hooks = call.store.collection('hooks');
	return paginate(
		call.operation,
		call.query,
		filter(call, ownHooks(call)).map(visible),
		hooks.identity,
	);
};

const admin: Handler = (call) => ({
	data: {
		emails: call.store.singletons.get(emailsOf(call))?.emails ?? [],
		hooks_list: filter(call, ownHooks(call)).map((hook) => ({
			...visible(hook),
			status: statusOf(hook),
		})),
		blocked_domains: blocksOf(call.store, call.account.clientId).map(
			({ destination, until, reasons }) => ({
				destination,
				time_left: Math.ceil((until - Date.now()) / 1000),
				reasons,
			}),
		),
	},
});

/** `deactivated` means by BigCommerce, `inactive` by the account. */
function statusOf({ is_active, $deactivated }: Row): string {
	if (is_active) return 'active';
	return $deactivated ? 'deactivated' : 'inactive';
}

const emailsOf = ({ account }: Call) => `hooks/admin|${account.clientId}|`;

const setEmails: Handler = (call) => {
	call.store.singletons.set(emailsOf(call), fieldsOf(call));
	return noContent;
};

/** Webhooks, with BigCommerce's rules. The folder webhooks/ delivers them. */
export const hooks: Record<string, Handler> = {
	'GET v3 /hooks': list,
	'POST v3 /hooks': create,
	'GET v3 /hooks/{webhook_id}': (call) => ({ data: visible(ownHook(call)) }),
	'PUT v3 /hooks/{webhook_id}': update,
	'DELETE v3 /hooks/{webhook_id}': (call) => {
		const hook = ownHook(call);
		call.store.collection('hooks').remove(hook.id as Id);
		return { data: visible(hook) };
	},
	'GET v3 /hooks/admin': admin,
	'PUT v3 /hooks/admin': setEmails,
};
