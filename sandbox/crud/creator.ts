import { ApiError } from '../responses/apiError';
import type { Row } from '../state/row';
import type { Call } from './call';

/** The scope that opens the metafields of all API accounts. Source: the guide to API accounts. */
const ALL_METAFIELDS = 'store_metafield_write_all';

/** The field that names the API account that created a record. Source: the schemas of metafields and scripts. */
function creatorField(collection: string): string | undefined {
	if (/(^|\/)metafields$/.test(collection)) return 'owner_client_id';
	return collection === 'content/scripts' ? 'api_client_id' : undefined;
}

/** The creator of a new record, for collections that keep it. */
export function creatorOf({ shape, account }: Call): Row {
	const field = creatorField(shape.collection);
	return field ? { [field]: account.clientId } : {};
}

function isOfAnother({ shape, account }: Call, row: Row): boolean {
	const field = creatorField(shape.collection);
	return field !== undefined && Boolean(row[field]) && row[field] !== account.clientId;
}

/** Whether an account sees a record: a metafield with the permission set app_only is private to its creator. */
export function isVisible(call: Call, row: Row): boolean {
	return row.permission_set !== 'app_only' || !isOfAnother(call, row);
}

/**
 * Refuses a change of another API account's record. Metafields with a permission set for writing are open to all accounts.
 * BigCommerce documents who may change a record, but not the response; 403 is likely.
 */
export function assertCreator(call: Call, row: Row): void {
	const { operation, account } = call;
	const isOpen =
		/^write/.test(String(row.permission_set ?? '')) || account.scopes.includes(ALL_METAFIELDS);
	if (operation.isOfCreator && isOfAnother(call, row) && !isOpen)
		throw new ApiError(403, 'You are not allowed to change a record of another API account.');
}
