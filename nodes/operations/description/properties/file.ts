import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { FilePart, Operation } from '../../../../catalog/types';
import { fieldLabel } from '../../../shared/catalog/names';
import { namesOf } from '../../files/kinds';
import { idsWhere, shownFor } from './displayOptions';

/** Files to upload, and jobs that read or create files. */
export function fileProperties(operations: readonly Operation[]): INodeProperties[] {
	const either = ({ body }: Operation) => body?.file?.url;
	const jobs = idsWhere(operations, ({ answer }) => answer.job);
	return [
		sourceProperty(
			'By URL',
			'BigCommerce downloads the file from a URL',
			idsWhere(operations, (operation) => either(operation) && operation.method === 'POST'),
		),
		sourceProperty(
			'By URL or Unchanged',
			'BigCommerce downloads the file from a URL. Without a URL, only the other fields change.',
			idsWhere(operations, (operation) => either(operation) && operation.method !== 'POST'),
		),
		...binaryProperties(operations, ({ body }) => body?.content === 'multipart', {}),
		...binaryProperties(operations, either, { fileSource: ['upload'] }),
		addressProperty(idsWhere(operations, either)),
		{
			displayName: 'Wait for Completion',
			name: 'waitForCompletion',
			type: 'boolean',
			default: true,
			description:
				'Whether to wait until BigCommerce has finished the job. If off, the node returns the job ID immediately.',
			displayOptions: shownFor(jobs),
		},
		{
			displayName: 'Wait at Most (Seconds)',
			name: 'waitAtMost',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 600,
			description:
				'How long to wait for the job to finish. BigCommerce continues the job after that.',
			displayOptions: { show: { operation: jobs, waitForCompletion: [true] } },
		},
	];
}

function sourceProperty(label: string, description: string, operations: string[]): INodeProperties {
	return {
		displayName: 'File',
		name: 'fileSource',
		type: 'options',
		noDataExpression: true,
		default: 'url',
		options: sources(label, description),
		displayOptions: shownFor(operations),
	};
}

function sources(label: string, description: string): INodePropertyOptions[] {
	return [
		{ name: label, value: 'url', description },
		{ name: 'Upload File', value: 'upload', description: 'Send a file from the incoming item' },
	];
}

/** One property for all operations that accept the same file types. The hint lists the types. */
function binaryProperties(
	operations: readonly Operation[],
	test: (operation: Operation) => unknown,
	show: Record<string, string[]>,
): INodeProperties[] {
	const takes = ({ body }: Operation) => (body?.file ? filesTaken(body.file) : '');
	const hints = [...new Set(operations.filter(test).map(takes))];
	return hints.map((taken) => ({
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		hint: `The name of the input field that contains the file: ${taken}`,
		displayOptions: {
			show: {
				operation: idsWhere(
					operations,
					(operation) => test(operation) && takes(operation) === taken,
				),
				...show,
			},
		},
	}));
}

function filesTaken({ kinds, megabytes }: FilePart): string {
	return `${namesOf(kinds)}${megabytes ? `, up to ${megabytes} MB` : ''}`;
}

function addressProperty(operation: string[]): INodeProperties {
	return {
		displayName: fieldLabel('image_url'),
		name: 'fileUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/mug.jpg',
		description: 'The URL from which BigCommerce can download the file',
		displayOptions: { show: { operation, fileSource: ['url'] } },
	};
}
