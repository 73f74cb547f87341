import type { Row } from '../../state/row';
import { connection, idOf, type PageArguments } from '../relay';
import { graphQlError } from '../errors';
import { assertScope, changes, recordOf, type AdminContext, type Resolve } from './context';

const COLLECTION = 'app-extensions';
const SCOPE = 'store_app_extensions_manage';

interface Extension {
	context: string;
	model: string;
	url: string;
	label: { defaultValue: string; locales: unknown[] };
}

const toExtension = (row: Row): Row => ({ ...row, id: idOf('store/appExtension', row.id) });

/** App extensions belong to apps: only app-level API accounts have them, and each sees only its own. */
function ofApps<Arguments, Result>(
	resolve: Resolve<Arguments, Result>,
): Resolve<Arguments, Result> {
	return (parent, args, context) => {
		assertScope(context, SCOPE);
		if (context.account.kind !== 'app')
			throw graphQlError('You do not have permission to do this operation.');
		return resolve(parent, args, context);
	};
}

function own({ store, account }: AdminContext, id: string): Row {
	const row = recordOf(store, COLLECTION, 'appExtension', id);
	if (row.client_id !== account.clientId) throw graphQlError(`Entity ${id} not found.`);
	return row;
}

function assertUrl(url: string | null | undefined): void {
	if (typeof url === 'string' && !url.startsWith('/'))
		throw graphQlError(
			'The URL of an app extension is a path below the address of the app: it starts with a slash.',
		);
}

/** Links and panels of apps in the control panel. */
export const appExtensions = {
	Store: {
		appExtensions: ofApps((_store, page: PageArguments, { store, account }) =>
			connection(
				store.collection(COLLECTION).where({ client_id: account.clientId }),
				page,
				toExtension,
			),
		),
	},
	AppExtensionMutations: {
		createAppExtension: ofApps(
			changes(SCOPE, (_parent, { input }: { input: Extension }, { store, account }) => {
				assertUrl(input.url);
				return {
					appExtension: toExtension(
						store.collection(COLLECTION).insert({ ...input, client_id: account.clientId }),
					),
				};
			}),
		),
		updateAppExtension: ofApps(
			changes(
				SCOPE,
				(_parent, { input }: { input: { id: string; data: Partial<Extension> } }, context) => {
					const { id, label } = own(context, input.id);
					const { url, label: givenLabel } = input.data;
					assertUrl(url);
					// A new label replaces the old one completely.
					const next = givenLabel
						? {
								defaultValue: givenLabel.defaultValue ?? (label as Extension['label']).defaultValue,
								locales: givenLabel.locales ?? [],
							}
						: label;
					return {
						appExtension: toExtension(
							context.store
								.collection(COLLECTION)
								.update(Number(id), { ...(url && { url }), label: next }) as Row,
						),
					};
				},
			),
		),
		deleteAppExtension: ofApps(
			changes(SCOPE, (_parent, { input }: { input: { id: string } }, context) => {
				context.store.collection(COLLECTION).remove(Number(own(context, input.id).id));
				return { deletedAppExtensionId: input.id };
			}),
		),
	},
};
