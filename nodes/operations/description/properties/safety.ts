import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { noticeProperty } from './mapper';
import { idsWhere, shownFor } from './displayOptions';

/** The confirmation for deleting everything. */
export function safetyProperties(operations: readonly Operation[]): INodeProperties[] {
	const emptying = idsWhere(operations, ({ massDelete }) => massDelete);
	return [
		noticeProperty('Without a Filter', 'massDeleteCount', 'getCount', shownFor(emptying)),
		consentProperty({ operation: emptying }),
	];
}

/** Only a person can confirm this: not an expression and not an agent. */
export function consentProperty(show: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'Delete Everything',
		name: 'deleteEverything',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to delete all records if no filter is set. If off, the node does not run without a filter.',
		displayOptions: { show: { ...show, '@tool': [false] } },
	};
}
