import type { IDataObject } from 'n8n-workflow';

import type { GraphQl, Operation } from '../../../catalog/types';
import { printQuery, type Request } from '../../shared/http/request';
import { MASK, redact } from '../../shared/text/redact';
import { secretsHandedOut } from '../../shared/text/secrets';
import { isObject } from '../../shared/utils/isObject';
import { ID_OF_NEW_RECORD } from '../upsert/newRecord';

const PREFIXES = { v2: '/v2', v3: '/v3', b2b: '/api/v3/io', payments: '' };

/** A request in words: method, path and body, without the values of secret fields. */
export function describeRequest(
	operation: Operation,
	{ method, path, server, query, body }: Request,
): IDataObject {
	if (operation.graphql)
		return {
			method: 'POST',
			path: fieldOf(operation.graphql),
			body: withoutSecrets(operation, body),
		};
	const address = path.replace(`/${ID_OF_NEW_RECORD}`, `/${NEW}`);
	return {
		method,
		path: `${PREFIXES[server]}${address}${query.length > 0 ? `?${printQuery(query)}` : ''}`,
		...(body === undefined ? {} : { body: withoutSecrets(operation, body) }),
	};
}

/** `store.channels (GraphQL Admin API)` */
function fieldOf({ api, field }: GraphQl): string {
	return `${field} (GraphQL ${api === 'account' ? 'Account' : 'Admin'} API)`;
}

/** A request whose address or headers are not known yet. */
export function describeTemplate(operation: Operation, body?: unknown): IDataObject {
	const { method, server, path } = operation;
	return {
		method,
		path: `${PREFIXES[server]}${path}`,
		...(body === undefined ? {} : { body: withoutSecrets(operation, body) }),
	};
}

/** Stands for the ID of a record that would be created before. */
const NEW = '(new)';

function withoutSecrets(operation: Operation, body: unknown): IDataObject {
	if (Buffer.isBuffer(body)) return { file: `${body.length.toLocaleString('en')} bytes` };
	const hidden = new Set(operation.secrets ?? []);
	const copy = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(copy);
		if (value === ID_OF_NEW_RECORD) return NEW;
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, entry]) => [
				name,
				hidden.has(name) && !isObject(entry) ? MASK : copy(entry),
			]),
		);
	};
	return redact(copy(body), secretsHandedOut(body)) as IDataObject;
}
