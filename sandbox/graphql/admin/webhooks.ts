import { ApiError } from '../../responses/apiError';
import { addHook, changeHook, ownHooks } from '../../handlers/hooks';
import { isRow, rowsOf, type Row } from '../../state/row';
import { connection, idOf, type PageArguments } from '../relay';
import { changes, notFound, invalidValue, type AdminContext, type Problem } from './context';

interface Fields {
	scope?: string | null;
	destination?: string | null;
	headers?: Row[] | null;
	isActive?: boolean | null;
}

interface Filters {
	destination?: string | null;
	scope?: string | null;
	status?: string | null;
}

function toWebhook(row: Row): Row {
	const at = (seconds: unknown) => new Date(Number(seconds) * 1000).toISOString();
	const status = row.is_active ? 'ACTIVE' : row.$deactivated ? 'DISABLED' : 'INACTIVE';
	return {
		__typename: 'HttpsWebhook',
		id: idOf('store/webhook', row.id),
		clientId: row.client_id,
		scope: row.scope,
		destination: row.destination,
		status,
		isActive: row.is_active,
		headers: Object.entries(isRow(row.headers) ? row.headers : {}).map(([key, value]) => ({
			key,
			value,
		})),
		createdAt: at(row.created_at),
		updatedAt: at(row.updated_at),
	};
}

const own = (context: AdminContext, id: string) =>
	ownHooks(context).find((row) => idOf('store/webhook', row.id) === id);

/** Converts the input to REST fields. */
function rowFrom({ scope, destination, headers, isActive }: Fields): Row {
	const fields = {
		scope,
		destination,
		is_active: isActive,
		headers: headers && Object.fromEntries(rowsOf(headers).map(({ key, value }) => [key, value])),
	};
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
	);
}

/** Converts a REST error to an error in the result. */
function attempt(work: () => Row): { webhook: Row | null; errors: Problem[] } {
	try {
		return { webhook: toWebhook(work()), errors: [] };
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return { webhook: null, errors: Object.entries(error.errors ?? {}).map(problemFrom) };
	}
}

function problemFrom([field, message]: [string, string]): Problem {
	if (message.includes('exists already')) return { __typename: 'AlreadyExistsError', message };
	return field === 'destination'
		? { __typename: 'DestinationNotAllowedError', message }
		: invalidValue(message);
}

/** Webhooks over HTTPS: those of REST. */
export const webhooks = {
	Store: {
		webhook: (_store: Row, { id }: { id: string }, context: AdminContext) => {
			const row = own(context, id);
			return row ? toWebhook(row) : null;
		},
		webhooks: (
			_store: Row,
			{ filters, ...page }: PageArguments & { filters?: Filters | null },
			context: AdminContext,
		) => {
			const { destination, scope, status } = filters ?? {};
			const all = ownHooks(context).map(toWebhook);
			return connection(
				all.filter(
					(row) =>
						(!destination || row.destination === destination) &&
						(!scope || row.scope === scope) &&
						(!status || row.status === status),
				),
				page,
				(row) => row,
			);
		},
	},
	WebhookMutations: {
		createHttpsWebhook: changes(undefined, (_parent, { input }: { input: Fields }, context) =>
			attempt(() => addHook(context, rowFrom(input))),
		),
		updateHttpsWebhook: changes(
			undefined,
			(_parent, { input }: { input: { id: string; data: Fields } }, context) => {
				const row = own(context, input.id);
				return row
					? attempt(() => changeHook(context, row, rowFrom(input.data)))
					: { webhook: null, errors: [notFound(input.id)] };
			},
		),
		deleteWebhook: changes(
			undefined,
			(_parent, { input }: { input: { webhookId: string } }, context) => {
				const row = own(context, input.webhookId);
				if (!row) return { id: null, errors: [notFound(input.webhookId)] };
				context.store.collection('hooks').remove(Number(row.id));
				return { id: input.webhookId, errors: [] };
			},
		),
	},
};
