import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import {
	assertScope,
	changes,
	notFound,
	invalidValue,
	type AdminContext,
	type Problem,
} from './context';
import { metafieldsOf, OWNERS, ownerOf, type Owner } from './metafieldOwners';

interface Fields {
	namespace?: string | null;
	key?: string | null;
	value?: string | null;
	description?: string | null;
	permissionSet?: string | null;
}

type Found = { owner: Owner; row: Row };

interface Filters {
	namespace?: string | null;
	resourceIds?: string[] | null;
	resourceType?: string | null;
}

function toMetafield({ owner, row }: Found, storeId: unknown): Row {
	const resource = owner.type === 'STORE' ? storeId : row.resource_id;
	return {
		id: idOf('store/metafield', row.id),
		description: row.description ?? '',
		key: row.key,
		namespace: row.namespace,
		value: row.value,
		permissionSet: String(row.permission_set).toUpperCase(),
		resourceId: idOf(`store/${owner.kind}`, resource),
		ownerClientId: row.owner_client_id,
		createdAt: row.date_created,
		updatedAt: row.date_modified,
	};
}

const storeIdOf = (store: Store) => store.singletons.get('store||')?.store_id;
const show = (store: Store, metafield: Found) => toMetafield(metafield, storeIdOf(store));

function find(store: Store, id: string): Found | undefined {
	const own = localId('store/metafield', id);
	return OWNERS.flatMap((owner) => {
		const row = metafieldsOf(store, owner).get(own);
		return row ? [{ owner, row }] : [];
	})[0];
}

/** Converts the fields of a request to those of REST. */
function rowFrom({ namespace, key, value, description, permissionSet }: Fields): Row {
	const fields = {
		namespace,
		key,
		value,
		description,
		permission_set: permissionSet?.toLowerCase(),
	};
	return Object.fromEntries(
		Object.entries(fields).filter(([, text]) => text !== undefined && text !== null),
	);
}

function problemWith(store: Store, { owner, row }: Found): Problem | undefined {
	if (!row.key || !row.namespace || !row.value)
		return invalidValue('Key, namespace and value must not be empty.');
	const twins = metafieldsOf(store, owner).where({
		key: row.key,
		namespace: row.namespace,
		resource_id: row.resource_id,
	});
	return twins.some(({ id }) => id !== row.id)
		? {
				__typename: 'AlreadyExistsError',
				message: 'A metafield with this namespace and key exists already.',
			}
		: undefined;
}

const createMetafield = changes(
	undefined,
	(_parent, { input }: { input: Fields & { resourceId?: string | null } }, context) => {
		const { store, account } = context;
		const { owner, id } = ownerOf(store, input.resourceId);
		assertScope(context, owner.scope);
		const draft = {
			description: '',
			...rowFrom(input),
			resource_id: id,
			resource_type: owner.type.toLowerCase(),
			owner_client_id: account.clientId,
		};
		const problem = problemWith(store, { owner, row: draft });
		if (problem) return { metafield: null, errors: [problem] };
		const now = new Date().toISOString();
		const row = metafieldsOf(store, owner).insert({
			...draft,
			date_created: now,
			date_modified: now,
		});
		return { metafield: show(store, { owner, row }), errors: [] };
	},
);

const updateMetafield = changes(
	undefined,
	(_parent, { input }: { input: { id: string; data: Fields } }, context) => {
		const { store, account } = context;
		const metafield = find(store, input.id);
		if (!metafield) return { metafield: null, errors: [notFound(input.id)] };
		const { owner, row } = metafield;
		assertScope(context, owner.scope);
		const changed = rowFrom(input.data);
		if (row.owner_client_id !== account.clientId) {
			const [isWritable, isMore] = [
				String(row.permission_set).startsWith('write'),
				'description' in changed || 'permission_set' in changed,
			];
			if (!isWritable)
				return {
					metafield: null,
					errors: [
						{
							__typename: 'NotAuthorizedToUpdateMetafieldError',
							message: 'Only its owner may change this metafield.',
						},
					],
				};
			if (isMore)
				return {
					metafield: null,
					errors: [
						{
							__typename: 'NotAuthorizedFieldToUpdateMetafieldFieldError',
							message: 'Only its owner may change these fields.',
						},
					],
				};
		}
		const problem = problemWith(store, { owner, row: { ...row, ...changed } });
		if (problem) return { metafield: null, errors: [problem] };
		const next = metafieldsOf(store, owner).update(String(row.id), {
			...changed,
			date_modified: new Date().toISOString(),
		}) as Row;
		return { metafield: show(store, { owner, row: next }), errors: [] };
	},
);

const deleteMetafield = changes(
	undefined,
	(_parent, { input }: { input: { id: string } }, context) => {
		const { store, account } = context;
		const metafield = find(store, input.id);
		if (!metafield) return { deletedMetafieldId: null, errors: [notFound(input.id)] };
		const { owner, row } = metafield;
		assertScope(context, owner.scope);
		const isAllowed =
			row.owner_client_id === account.clientId || String(row.permission_set).startsWith('write');
		if (!isAllowed)
			return {
				deletedMetafieldId: null,
				errors: [
					{
						__typename: 'NotAuthorizedToDeleteMetafieldError',
						message: 'Only its owner may delete this metafield.',
					},
				],
			};
		metafieldsOf(store, owner).remove(String(row.id));
		return { deletedMetafieldId: input.id, errors: [] };
	},
);

const reassignMetafieldsOwner = changes(
	'store_metafield_change_owner',
	(
		_parent,
		{ input }: { input: { newClientId: string; metafieldIds: string[] } },
		{ store, accounts },
	) => {
		const isKnown = accounts.some(
			({ clientId, storeHash }) => clientId === input.newClientId && storeHash === store.hash,
		);
		if (!isKnown)
			return {
				metafieldIds: null,
				errors: [
					invalidValue(`No API account of this store has the client ID ${input.newClientId}.`),
				],
			};
		const missing = input.metafieldIds.filter((id) => !find(store, id));
		if (missing.length > 0) return { metafieldIds: null, errors: missing.map(notFound) };
		for (const id of input.metafieldIds) {
			const { owner, row } = find(store, id) as Found;
			metafieldsOf(store, owner).update(String(row.id), { owner_client_id: input.newClientId });
		}
		return { metafieldIds: input.metafieldIds, errors: [] };
	},
);

/** Metafields of all owners; those of the store if no owner is set. */
export const metafields = {
	Store: {
		metafield: (_store: Row, { id }: { id: string }, context: AdminContext) => {
			const metafield = find(context.store, id);
			if (!metafield) return null;
			assertScope(context, metafield.owner.scope, `${metafield.owner.scope}_read_only`);
			return show(context.store, metafield);
		},
		metafields: (
			_store: Row,
			{ filters, ...page }: PageArguments & { filters?: Filters | null },
			context: AdminContext,
		) => {
			const { namespace, resourceIds, resourceType } = filters ?? {};
			const owner = OWNERS.find(({ type }) => type === (resourceType ?? 'STORE'));
			if (!owner) throw graphQlError(`There are no metafields of ${String(resourceType)}.`);
			assertScope(context, owner.scope, `${owner.scope}_read_only`);
			const shown = metafieldsOf(context.store, owner)
				.all()
				.map((row) => show(context.store, { owner, row }));
			const meant = shown.filter(
				(row) =>
					(!namespace || row.namespace === namespace) &&
					(!resourceIds || resourceIds.includes(String(row.resourceId))),
			);
			return connection(meant, page, (row) => row);
		},
	},
	MetafieldMutations: {
		createMetafield,
		updateMetafield,
		deleteMetafield,
		reassignMetafieldsOwner,
	},
};
